"""Forms about one's own account and its tokens."""

from datetime import date, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from probierz.access.labels import PERMISSIONS
from probierz.access.permissions import Permission
from probierz.design.forms import DayInput
from probierz.people.models import Account

LONGEST_LIFE = timedelta(days=366)


class AccountForm(forms.Form):
    """Name and language."""

    name = forms.CharField(label=_("Name and surname"), max_length=150)
    language = forms.ChoiceField(
        label=_("Language of the pages"),
        choices=[("pl", "Polski"), ("en", "English")],
        widget=forms.RadioSelect,
    )

    @classmethod
    def of(cls, account: Account) -> "AccountForm":
        return cls(initial={"name": account.name, "language": account.language})


class TokenForm(forms.Form):
    """A new token: what it is for, what it may do, until when."""

    name = forms.CharField(label=_("What the token is for"), max_length=100)
    permissions = forms.MultipleChoiceField(
        label=_("What it may do"),
        help_text=_("Never more than you may do yourself."),
        choices=[(p.value, label) for p, label in PERMISSIONS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    expires_on = forms.DateField(label=_("Valid until"), help_text=_("At most one year ahead."), widget=DayInput)

    def clean_permissions(self) -> list[Permission]:
        return [Permission(value) for value in self.cleaned_data["permissions"]]

    def clean_expires_on(self) -> date:
        day: date = self.cleaned_data["expires_on"]
        today = timezone.localdate()
        if not today <= day <= today + LONGEST_LIFE:
            raise forms.ValidationError(gettext("Choose a day from today to one year ahead."))
        return day
