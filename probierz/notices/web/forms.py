"""The form about letters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.notices.actions import Wish
from probierz.notices.labels import DIGESTS
from probierz.notices.models import MailPreference
from probierz.notices.rules import Digest

HOURS = [(hour, f"{hour}:00") for hour in range(24)]


class PreferenceForm(forms.Form):
    digest = forms.ChoiceField(
        label=_("How often should we write to you?"),
        choices=[(one.value, words) for one, words in DIGESTS.items()],
        widget=forms.RadioSelect,
    )
    urgent_at_once = forms.BooleanField(
        label=_("What is due tomorrow, today or is late does not wait for the digest"), required=False
    )
    quiet_from = forms.TypedChoiceField(label=_("No letters from"), coerce=int, choices=HOURS)
    quiet_until = forms.TypedChoiceField(
        label=_("No letters until"),
        coerce=int,
        choices=HOURS,
        help_text=_("A letter of these hours leaves when they end. The same hour twice: letters at any hour."),
    )

    def wish(self) -> Wish:
        values = self.cleaned_data
        return Wish(**{**values, "digest": Digest(values["digest"])})

    @classmethod
    def values_of(cls, row: MailPreference) -> dict[str, Any]:
        return {name: getattr(row, name) for name in cls.base_fields}
