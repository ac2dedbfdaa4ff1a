"""Forms about readers, copies and the archive."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import DayField, field_of
from probierz.documents.actions.reading import Target
from probierz.documents.labels import ADDRESSEE_KINDS, DISPOSAL_METHODS
from probierz.documents.queries.people import working_people
from probierz.documents.rules import AddresseeKind, DisposalMethod
from probierz.documents.web.forms.fields import RowField, RowsField
from probierz.offices.models import Unit
from probierz.offices.queries import units_on
from probierz.people.labels import ROLES
from probierz.people.models import Employee
from probierz.people.rules import OFFICE_ROLES


class AddresseeForm(forms.Form):
    """To whom a document goes."""

    kind = forms.ChoiceField(
        label=_("To whom"), choices=[(kind.value, ADDRESSEE_KINDS[kind]) for kind in AddresseeKind]
    )
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[("", "-"), *((role.value, ROLES[role]) for role in OFFICE_ROLES)]
    )
    unit = RowField[Unit](label=_("Unit"), empty="-", required=False)
    employee = RowField[Employee](label=_("Person"), empty="-", required=False)

    def __init__(self, *arguments: Any, on: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        field_of(self, "unit", RowField).offer(units_on(on))
        field_of(self, "employee", RowField).offer(working_people(on=on), name=lambda one: one.family_first)

    def target(self) -> Target:
        given = self.cleaned_data
        return Target(
            kind=AddresseeKind(given["kind"]), role=given["role"], unit=given["unit"], employee=given["employee"]
        )


class PaperForm(forms.Form):
    """Whose signatures stand on the list."""

    people = RowsField[Employee](label=_("Who signed"), required=False)
    on = DayField(label=_("Signed on"))

    def __init__(self, *arguments: Any, people: list[Employee], **options: Any) -> None:
        super().__init__(*arguments, **options)
        field_of(self, "people", RowsField).offer(people, name=lambda one: one.family_first)


class CopyForm(forms.Form):
    """Who gets a numbered copy."""

    holder = forms.CharField(
        label=_("Who holds the copy"),
        max_length=200,
        help_text=_("A post or a place, for example: Secretary, Registry office, room 12."),
    )


class DisposalForm(forms.Form):
    """What became of a withdrawn edition."""

    method = forms.ChoiceField(
        label=_("What was done"),
        choices=[(method.value, DISPOSAL_METHODS[method]) for method in DisposalMethod],
        widget=forms.RadioSelect,
    )
    protocol = forms.CharField(label=_("Number of the protocol or consent"), max_length=120)
    on = DayField(label=_("On"))
