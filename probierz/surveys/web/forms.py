"""What people type about surveys."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import DayField, field_of
from probierz.offices.models import Unit
from probierz.offices.queries import units_on
from probierz.surveys.labels import POINT_KINDS
from probierz.surveys.rules import PointKind


class PointForm(forms.Form):
    """A new collection point."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=list(POINT_KINDS.items()),
        initial=PointKind.DESK,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("Clients see it above the questions. For example: desk 4, residents' register."),
    )
    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none(), required=False)
    since = DayField(label=_("Takes answers from"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = today
        # Choices are made here, where a scope is open.
        field = field_of(self, "unit", forms.ModelChoiceField)
        field.queryset = units_on(today)


class PlanForm(forms.Form):
    """The planned days of a wave."""

    since = DayField(label=_("Planned to open on"))
    until = DayField(label=_("Planned to close on"))
