"""Forms about people: the list's filters, a person, leaving, absence, the end of their data."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import DayField, field_of
from probierz.members.actions.people import Details
from probierz.members.queries.people import Order, Status, Wish
from probierz.members.web.forms.fields import PersonField, UnitField
from probierz.people.models import Employee

STATUSES = [
    (Status.EMPLOYED.value, _("employed now")),
    (Status.LEFT.value, _("who left")),
    (Status.EXTERNAL.value, _("from outside")),
    (Status.ALL.value, _("everybody")),
]


class PeopleFilters(forms.Form):
    """What is wished for; anything that makes no sense is taken for nothing wished."""

    q = forms.CharField(label=_("Name, number or e-mail"), required=False, max_length=100)
    unit = UnitField(label=_("Unit"), empty=_("all units"))
    status = forms.ChoiceField(label=_("Who"), choices=STATUSES, required=False)
    sort = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)

    def __init__(self, *arguments: Any, on: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        unit = field_of(self, "unit", UnitField)
        unit.offer(on=on)

    def wish(self) -> Wish:
        self.is_valid()
        given = self.cleaned_data
        return Wish(
            words=given.get("q", ""),
            unit=given.get("unit"),
            status=Status(given.get("status") or Status.EMPLOYED),
            order=given.get("sort") or Order.NAME,
        )


class PersonForm(forms.Form):
    """A person of the office."""

    family_name = forms.CharField(label=_("Family name"), max_length=100)
    given_name = forms.CharField(label=_("Given name"), max_length=100)
    number = forms.CharField(
        label=_("Number"), max_length=30, help_text=_("The number from the office's own records; each person has one.")
    )
    email = forms.EmailField(label=_("E-mail"), required=False, max_length=254)
    unit = UnitField(label=_("Unit"), empty=_("no unit"))
    position = forms.CharField(label=_("Position"), max_length=200, required=False)
    on = DayField(label=_("From which day"))

    def __init__(self, *arguments: Any, today: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["on"].initial = today
        unit = field_of(self, "unit", UnitField)
        unit.offer(on=today)

    def details(self) -> Details:
        given = {name: value for name, value in self.cleaned_data.items() if name != "on"}
        return Details(**given)


class ChangeForm(PersonForm):
    """The same, filled in."""

    on = DayField(
        label=_("From which day"),
        help_text=_("Another unit or position begins on this day; the earlier one stays in the history."),
    )

    @staticmethod
    def values_of(employee: Employee) -> dict[str, Any]:
        current = next(iter(employee.current), None)  # type: ignore[attr-defined] # prefetched by the query
        return {
            "family_name": employee.family_name,
            "given_name": employee.given_name,
            "number": employee.number,
            "email": employee.email,
            "unit": current.unit.key if current and current.unit else "",
            "position": current.position if current else "",
        }


class OutsiderForm(forms.Form):
    """A person from outside: an expert, an auditor, a trainer. Not counted among the employees."""

    family_name = forms.CharField(label=_("Family name"), max_length=100)
    given_name = forms.CharField(label=_("Given name"), max_length=100)
    email = forms.EmailField(label=_("E-mail"), required=False, max_length=254)

    def details(self, *, number: str = "") -> Details:
        return Details(**self.cleaned_data, number=number, is_external=True)


class LeavingForm(forms.Form):
    """Somebody leaves the office."""

    last_day = DayField(label=_("Last day of work"))


class AbsenceForm(forms.Form):
    """Somebody is away and somebody else stands in."""

    first_day = DayField(label=_("First day away"))
    last_day = DayField(
        label=_("Last day away"), required=False, help_text=_("Leave it empty when the return is not known yet.")
    )
    deputy = PersonField(
        label=_("Deputy"),
        empty=_("nobody"),
        help_text=_("The deputy holds this person's roles in these days: approvals and duties come to them."),
    )

    def __init__(self, *arguments: Any, deputies: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        deputy = field_of(self, "deputy", PersonField)
        deputy.offer(deputies)


class HoldForm(forms.Form):
    """A dispute needs this person's data."""

    case = forms.CharField(
        label=_("What it is for"), max_length=200, help_text=_("The case number or a short description, without names.")
    )


class ForgetForm(forms.Form):
    """Forgetting cannot be undone, so the number is typed again."""

    number = forms.CharField(label=_("Repeat the person's number"), max_length=30)
