"""Forms about auditors and teams."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.audits import labels
from probierz.audits.actions.auditors import CompetenceCard, Hand
from probierz.audits.actions.teams import Asked
from probierz.audits.queries.teams import Lent
from probierz.audits.rules import InvolvementKind, MemberRole
from probierz.audits.web.forms.fields import RowField, RowsField, some_of
from probierz.design.choosing import choices_from
from probierz.design.forms import DayField, field_of
from probierz.offices.models import Unit
from probierz.people.models import Employee
from probierz.processes.models import Process


class MemberForm(forms.Form):
    person = RowField(label=_("Person"))
    role = forms.ChoiceField(label=_("Role in the team"), choices=choices_from(labels.ROLES), widget=forms.RadioSelect)

    def __init__(self, *arguments: Any, people: Iterable[Employee], **options: Any) -> None:
        super().__init__(*arguments, **options)
        field_of(self, "person", RowField).offer(people, nothing=_("choose"), words=lambda one: one.family_first)

    def clean_role(self) -> MemberRole:
        return MemberRole(self.cleaned_data["role"])


class GuestForm(forms.Form):
    competence = forms.ChoiceField(label=_("Auditor"), widget=forms.RadioSelect)
    role = forms.ChoiceField(label=_("Role in the team"), choices=choices_from(labels.ROLES), widget=forms.RadioSelect)
    is_impartial = forms.BooleanField(
        label=_("This person neither trained nor advised the audited units and processes"), required=False
    )

    def __init__(self, *arguments: Any, lent: Iterable[Lent], **options: Any) -> None:
        super().__init__(*arguments, **options)
        offered = [(one.competence.key, f"{one.employee}, {one.home.name} ({one.competence.note})") for one in lent]
        field_of(self, "competence", forms.ChoiceField).choices = offered

    def asked(self) -> Asked:
        return Asked(**{**self.cleaned_data, "role": MemberRole(self.cleaned_data["role"])})


class CompetenceForm(forms.Form):
    employee = RowField(label=_("Person"))
    note = forms.CharField(
        label=_("What shows it"),
        max_length=300,
        help_text=_("For example: certificate of an internal auditor, number and who issued it."),
    )
    valid_from = DayField(label=_("Valid from"))
    valid_to = DayField(label=_("Valid to"), required=False, help_text=_("The last day. Empty: no end."))
    is_lent = forms.BooleanField(
        label=_("Other offices of our programmes may ask for this auditor"),
        required=False,
        help_text=_("They see the name, the office and what shows the competence. You agree to each audit apart."),
    )

    def __init__(self, *arguments: Any, people: Iterable[Employee], **options: Any) -> None:
        super().__init__(*arguments, **options)
        field_of(self, "employee", RowField).offer(people, nothing=_("choose"), words=lambda one: one.family_first)

    def card(self) -> CompetenceCard:
        return CompetenceCard(**self.cleaned_data)


class EndForm(forms.Form):
    on = DayField(label=_("Last day on which it counts"))


class InvolvementForm(forms.Form):
    employee = RowField(label=_("Person"))
    kind = forms.ChoiceField(
        label=_("What was done"), choices=choices_from(labels.INVOLVEMENTS), widget=forms.RadioSelect
    )
    process = RowField(label=_("Process"), required=False)
    unit = RowField(label=_("Unit"), required=False)
    since = DayField(label=_("Since"))
    until = DayField(label=_("Until"), required=False, help_text=_("Empty: it goes on."))
    note = forms.CharField(label=_("Note"), required=False, max_length=300)

    def __init__(
        self,
        *arguments: Any,
        people: Iterable[Employee],
        units: Iterable[Unit],
        processes: Iterable[Process],
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        field_of(self, "employee", RowField).offer(people, nothing=_("choose"), words=lambda one: one.family_first)
        field_of(self, "process", RowField).offer(processes, nothing=_("none"))
        field_of(self, "unit", RowField).offer(units, nothing=_("none"))

    def hand(self) -> Hand:
        return Hand(**{**self.cleaned_data, "kind": InvolvementKind(self.cleaned_data["kind"])})


class LendingForm(forms.Form):
    agrees = forms.TypedChoiceField(
        label=_("Your decision"),
        choices=[("yes", _("We lend this auditor for this audit")), ("no", _("We do not"))],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
    )


class PeopleForm(forms.Form):
    people = some_of(_("Who gets the report"))

    def __init__(self, *arguments: Any, people: Iterable[Employee], **options: Any) -> None:
        super().__init__(*arguments, **options)
        field_of(self, "people", RowsField).offer(people, words=lambda one: one.family_first)
