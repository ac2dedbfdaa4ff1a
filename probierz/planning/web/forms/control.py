"""Forms about management control."""

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.choosing import choices_from, long_text
from probierz.planning import labels
from probierz.planning.actions.control import GoalCard, Stated
from probierz.planning.rules import (
    Assurance,
    AssuranceSource,
)
from probierz.planning.web.forms.choosing import Choosing


class GoalForm(Choosing):
    name = forms.CharField(label=_("Goal"), max_length=300)
    tasks = long_text(_("Tasks"), rows=3, hint=_("One in each line."))
    measure = forms.CharField(label=_("Measure"), max_length=200)
    planned = forms.CharField(label=_("Planned value"), max_length=100)
    process = forms.ChoiceField(label=_("Process"), required=False)
    responsible = forms.ChoiceField(label=_("Who answers for it"), required=False)
    reached = forms.CharField(label=_("Value reached"), max_length=100, required=False)
    note = long_text(_("Explanation"), rows=2, hint=_("Above all when the goal was not reached."))

    def card(self) -> GoalCard:
        return GoalCard(**self.values())


class StatementForm(forms.Form):
    assurance = forms.ChoiceField(
        label=_("Management control in the office"), choices=choices_from(labels.ASSURANCES), widget=forms.RadioSelect
    )
    sources = forms.MultipleChoiceField(
        label=_("The statement rests on"),
        choices=choices_from(labels.ASSURANCE_SOURCES),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    other_source = forms.CharField(label=_("Which other sources"), max_length=300, required=False)
    reservations = long_text(_("Reservations"), hint=_("Weaknesses found, and in what they lay."))
    planned = long_text(_("Planned improvements"))
    done = long_text(_("What was done after the last statement"))

    def stated(self) -> Stated:
        values = self.cleaned_data
        sources = [AssuranceSource(code) for code in values["sources"]]
        return Stated(**{**values, "assurance": Assurance(values["assurance"]), "sources": sources})
