"""Forms of reviews."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.choosing import Choosing, choices_from, long_text
from probierz.design.forms import DayField
from probierz.people.models import Employee
from probierz.reviews.actions.deciding import DecisionDetails
from probierz.reviews.actions.meeting import Person
from probierz.reviews.actions.preparing import Plan
from probierz.reviews.labels import DECISION_KINDS, EDITIONS, STATES
from probierz.reviews.models import Decision
from probierz.reviews.rules import DecisionKind, Edition

LONGEST = 20_000


class PlanForm(forms.Form):
    edition = forms.ChoiceField(
        label=_("Agenda by"), choices=choices_from(EDITIONS), help_text=_("The edition says what must be looked at.")
    )
    since = DayField(label=_("Period from"))
    until = DayField(label=_("Period to"), help_text=_("The last day that the review looks at."))
    meeting_on = DayField(label=_("Day of the meeting"))

    def plan(self) -> Plan:
        values = self.cleaned_data
        return Plan(**{**values, "edition": Edition(values["edition"])})


class WrittenOver(forms.Form):
    """A form that names the words it was opened with; see `typed_over`."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)


class InputForm(WrittenOver):
    text = long_text(
        _("Your words"),
        rows=10,
        hint=_("What figures do not say: reasons, comparisons, proposals. Lists and bold text may be marked."),
        most=LONGEST,
    )


class _Choosing(Choosing):
    """A form that offers people of the office by their keys."""

    person_field = ""

    def __init__(self, *arguments: Any, people: Iterable[Employee], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.offer(self.person_field, people, nothing=_("nobody"), words=lambda one: one.family_first)

    def chosen(self) -> Employee | None:
        return self.known[self.person_field].get(self.cleaned_data[self.person_field])


class ParticipantForm(_Choosing):
    person_field = "employee"

    employee = forms.ChoiceField(label=_("Person of the office"), required=False)
    guest = forms.CharField(label=_("Or a guest: name and surname"), max_length=150, required=False)
    role = forms.CharField(
        label=_("In what role"), max_length=150, required=False, help_text=_("For example: quality representative.")
    )
    was_present = forms.BooleanField(label=_("Is or was present"), required=False, initial=True)

    def person(self) -> Person:
        return Person(**{**self.cleaned_data, "employee": self.chosen()})


class CancelForm(forms.Form):
    reason = long_text(_("Reason"), rows=2, required=True, most=LONGEST)


class HoldForm(forms.Form):
    on = DayField(label=_("The meeting took place on"))


class MinutesForm(WrittenOver):
    minutes = long_text(
        _("Course of the meeting"),
        rows=12,
        hint=_("What was said about each point. Write functions, not names."),
        most=LONGEST,
    )
    conclusion = long_text(
        _("Conclusion"),
        rows=4,
        hint=_("Is the quality system suitable, adequate and effective? What is to change?"),
        most=LONGEST,
    )


class DecisionForm(_Choosing):
    person_field = "responsible"

    kind = forms.ChoiceField(
        label=_("What is it about"), choices=choices_from(DECISION_KINDS), widget=forms.RadioSelect
    )
    text = forms.CharField(label=_("What was decided"), max_length=300)
    responsible = forms.ChoiceField(label=_("Who answers for it"), required=False)
    due_on = DayField(label=_("By when"))

    def details(self) -> DecisionDetails:
        values = self.cleaned_data
        return DecisionDetails(**{**values, "kind": DecisionKind(values["kind"]), "responsible": self.chosen()})

    @classmethod
    def values_of(cls, row: Decision) -> dict[str, Any]:
        who = row.responsible.key if row.responsible else ""
        return {"kind": row.kind, "text": row.text, "responsible": who, "due_on": row.due_on}


class ReviewFilters(forms.Form):
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("all")), *choices_from(STATES)])
