"""Forms about units."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import DayField, field_of
from probierz.members.queries.structure import flat, tree
from probierz.members.web.forms.fields import UnitField, unit_choices
from probierz.offices.models import Unit


class DayOfTree(forms.Form):
    """On which day the structure is shown."""

    on = DayField(label=_("Show the structure on"), required=False)


class NameOfUnit(forms.Form):
    """Name and symbol, and since when they hold."""

    name = forms.CharField(label=_("Name"), max_length=200)
    symbol = forms.CharField(
        label=_("Symbol"), max_length=20, required=False, help_text=_("As in case numbers, for example OR.")
    )
    on = DayField(label=_("From which day"))

    def __init__(self, *arguments: Any, today: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["on"].initial = today


class PlaceOfUnit(forms.Form):
    """Which unit it belongs to, and since when."""

    parent = UnitField(label=_("Belongs to"), empty=_("the top of the office"))
    on = DayField(label=_("From which day"))

    def __init__(self, *arguments: Any, today: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["on"].initial = today
        _offer(self, today)


class NewUnit(NameOfUnit):
    """A unit with its place."""

    parent = UnitField(label=_("Belongs to"), empty=_("the top of the office"))
    field_order = ["name", "symbol", "parent", "on"]

    def __init__(self, *arguments: Any, today: date, **options: Any) -> None:
        super().__init__(*arguments, today=today, **options)
        _offer(self, today)


class Merger(NewUnit):
    """Several units become one."""

    units = forms.MultipleChoiceField(label=_("Units that become one"), widget=forms.CheckboxSelectMultiple)
    field_order = ["units", "name", "symbol", "parent", "on"]

    def __init__(self, *arguments: Any, today: date, **options: Any) -> None:
        super().__init__(*arguments, today=today, **options)
        branches = flat(tree(on=today))
        self.known = {branch.unit.key: branch.unit for branch in branches}
        units = field_of(self, "units", forms.MultipleChoiceField)
        units.choices = unit_choices(branches)

    def clean_units(self) -> list[Unit]:
        return [self.known[key] for key in self.cleaned_data["units"]]


class EndOfUnit(forms.Form):
    """The first day without the unit."""

    on = DayField(label=_("From which day it no longer exists"))

    def __init__(self, *arguments: Any, today: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["on"].initial = today


def _offer(form: forms.Form, today: date) -> None:
    parent = field_of(form, "parent", UnitField)
    parent.offer(on=today)
