"""Forms about the policy and objectives."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.choosing import choices_from, long_text
from probierz.design.forms import DayField, field_of
from probierz.planning import labels
from probierz.planning.actions.objectives import Aim
from probierz.planning.rules import (
    ObjectiveCommand,
)
from probierz.planning.web.forms.choosing import Choosing, NumberField


class PolicyForm(forms.Form):
    text = long_text(
        _("Text of the policy"), rows=18, required=True, hint=_("Headings, lists and bold text may be marked.")
    )


class AdoptForm(forms.Form):
    """The day, and the text as it was seen."""

    on = DayField(label=_("In force from"))
    seen = forms.CharField(widget=forms.HiddenInput, strip=False)


class ObjectiveForm(Choosing):
    name = forms.CharField(label=_("Objective"), max_length=200, help_text=_("What will be better, in one sentence."))
    reason = long_text(_("Why"), rows=2)
    indicator = forms.ChoiceField(label=_("Indicator that measures it"), required=False)
    target = NumberField(label=_("Target value"), required=False, max_length=20)
    measure = forms.CharField(
        label=_("Measure in words"),
        required=False,
        max_length=200,
        help_text=_("When there is no indicator: how will you know?"),
    )
    resources = long_text(_("What it takes"), rows=2)
    responsible = forms.ChoiceField(label=_("Who answers for it"), required=False)
    due_on = DayField(label=_("By when"))

    def aim(self) -> Aim:
        return Aim(**self.values())

    @classmethod
    def values_of(cls, row: Any) -> dict[str, Any]:
        values = super().values_of(row)
        return {**values, "target": "" if row.target is None else f"{row.target.normalize():f}".replace(".", ",")}


class StepForm(Choosing):
    text = forms.CharField(label=_("What is to be done"), max_length=300)
    responsible = forms.ChoiceField(label=_("Who does it"), required=False)
    due_on = DayField(label=_("By when"))


class ClosingForm(forms.Form):
    command = forms.ChoiceField(label=_("How did it end"), widget=forms.RadioSelect)
    result = long_text(_("What came of it"))

    def __init__(self, *arguments: Any, commands: Iterable[ObjectiveCommand], **options: Any) -> None:
        super().__init__(*arguments, **options)
        offered = [(one.value, labels.OBJECTIVE_COMMANDS[one]) for one in commands]
        field_of(self, "command", forms.ChoiceField).choices = offered

    def clean_command(self) -> ObjectiveCommand:
        return ObjectiveCommand(self.cleaned_data["command"])


class ObjectiveFilters(forms.Form):
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("all")), *choices_from(labels.OBJECTIVE_STATES)]
    )
