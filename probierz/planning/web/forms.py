"""Forms of planning."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import DayField, field_of
from probierz.planning import labels
from probierz.planning.actions.context import Issue, Party, Reviewed
from probierz.planning.actions.control import GoalCard, Stated
from probierz.planning.actions.objectives import Aim
from probierz.planning.actions.opportunities import Chance
from probierz.planning.actions.risks import RiskCard
from probierz.planning.rules import (
    LONGEST_SCALE,
    SHORTEST_SCALE,
    Assurance,
    AssuranceSource,
    Category,
    ObjectiveCommand,
    OpportunityCommand,
    Response,
    Scale,
    Side,
)
from probierz.processes.rules.readings import number_of


def long(label: Any, *, rows: int = 3, hint: Any = "", required: bool = False) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, max_length=8000, widget=area, help_text=hint)


def choices(words: Any) -> list[tuple[str, Any]]:
    return [(code.value, label) for code, label in words.items()]


class Choosing(forms.Form):
    """A form that offers people, processes and others of the office by their keys."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        offered = {name: options.pop(name, ()) for name in ("people", "processes", "indicators", "objectives")}
        super().__init__(*arguments, **options)
        self.known: dict[str, dict[str, Any]] = {}
        self._offer("responsible", offered["people"], lambda one: f"{one.family_name} {one.given_name}", _("nobody"))
        self._offer("process", offered["processes"], str, _("none"))
        self._offer("indicator", offered["indicators"], lambda one: f"{one.process.code} {one.name}", _("none"))
        self._offer("objective", offered["objectives"], str, _("none"))

    def values(self) -> dict[str, Any]:
        """What was typed, keys replaced by what they name."""
        found = {name: rows.get(self.cleaned_data[name]) for name, rows in self.known.items()}
        return {**self.cleaned_data, **found}

    def _offer(self, name: str, rows: Iterable[Any], words: Any, nothing: Any) -> None:
        if name not in self.fields:
            return
        self.known[name] = {row.key: row for row in rows}
        offered = [(key, words(row)) for key, row in self.known[name].items()]
        field_of(self, name, forms.ChoiceField).choices = [("", nothing), *offered]

    @classmethod
    def values_of(cls, row: Any) -> dict[str, Any]:
        values = {name: getattr(row, name) for name in cls.base_fields if hasattr(row, name)}
        return {name: getattr(value, "key", value) for name, value in values.items()}


class PolicyForm(forms.Form):
    text = long(_("Text of the policy"), rows=18, required=True, hint=_("Headings, lists and bold text may be marked."))


class AdoptForm(forms.Form):
    """The day, and the text as it was seen."""

    on = DayField(label=_("In force from"))
    seen = forms.CharField(widget=forms.HiddenInput, strip=False)


class NumberField(forms.CharField):
    """A number with a comma or a point."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        found = number_of(text) if text else None
        if text and found is None:
            raise forms.ValidationError(_("Write a number, for example 12,5."))
        return found


class ObjectiveForm(Choosing):
    name = forms.CharField(label=_("Objective"), max_length=200, help_text=_("What will be better, in one sentence."))
    reason = long(_("Why"), rows=2)
    indicator = forms.ChoiceField(label=_("Indicator that measures it"), required=False)
    target = NumberField(label=_("Target value"), required=False, max_length=20)
    measure = forms.CharField(
        label=_("Measure in words"),
        required=False,
        max_length=200,
        help_text=_("When there is no indicator: how will you know?"),
    )
    resources = long(_("What it takes"), rows=2)
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
    result = long(_("What came of it"))

    def __init__(self, *arguments: Any, commands: Iterable[ObjectiveCommand], **options: Any) -> None:
        super().__init__(*arguments, **options)
        offered = [(one.value, labels.OBJECTIVE_COMMANDS[one]) for one in commands]
        field_of(self, "command", forms.ChoiceField).choices = offered

    def clean_command(self) -> ObjectiveCommand:
        return ObjectiveCommand(self.cleaned_data["command"])


class IssueForm(forms.Form):
    side = forms.ChoiceField(label=_("Where"), choices=choices(labels.SIDES), widget=forms.RadioSelect)
    text = forms.CharField(label=_("Issue"), max_length=300)
    effect = long(_("What it means for the office"), rows=2)
    is_climate = forms.BooleanField(label=_("It comes from climate change"), required=False)

    def issue(self) -> Issue:
        values = self.cleaned_data
        return Issue(**{**values, "side": Side(values["side"])})


class PartyForm(forms.Form):
    name = forms.CharField(label=_("Interested party"), max_length=200)
    expectations = long(_("What they expect"), required=True)
    how_met = long(_("How it is met"))

    def party(self) -> Party:
        return Party(**self.cleaned_data)


class EndForm(forms.Form):
    on = DayField(label=_("From which day it no longer counts"))


class ContextForm(forms.Form):
    scope = long(
        _("Scope of the quality system"), required=True, hint=_("Which units and services it covers, and where.")
    )
    exclusions = long(_("What does not apply, and why"), rows=2)
    climate_matters = forms.TypedChoiceField(
        label=_("Does climate change matter to the office's services?"),
        choices=[("yes", _("yes")), ("no", _("no"))],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
    )
    climate_reason = long(
        _("Why"), rows=2, hint=_("The standard asks this question; either answer is good, with its reason.")
    )
    next_review_on = DayField(label=_("Next review"))

    def reviewed(self) -> Reviewed:
        return Reviewed(**self.cleaned_data)


class ScaleForm(forms.Form):
    likelihood = forms.IntegerField(label=_("Steps of likelihood"), min_value=SHORTEST_SCALE, max_value=LONGEST_SCALE)
    impact = forms.IntegerField(label=_("Steps of impact"), min_value=SHORTEST_SCALE, max_value=LONGEST_SCALE)
    threshold = forms.IntegerField(
        label=_("Threshold"),
        min_value=1,
        max_value=LONGEST_SCALE**2,
        help_text=_("A risk whose likelihood times impact is more than this asks for a treatment."),
    )

    def scale(self) -> Scale:
        return Scale(**self.cleaned_data)


class RiskForm(Choosing):
    name = forms.CharField(label=_("Risk"), max_length=300, help_text=_("What may happen, in one sentence."))
    category = forms.ChoiceField(label=_("Category"), choices=choices(labels.CATEGORIES))
    process = forms.ChoiceField(label=_("Process"), required=False)
    objective = forms.ChoiceField(label=_("Objective it endangers"), required=False)
    cause = long(_("Cause"), rows=2)
    effect = long(_("Effect"), rows=2)
    likelihood = forms.TypedChoiceField(label=_("Likelihood"), coerce=int)
    impact = forms.TypedChoiceField(label=_("Impact"), coerce=int)
    controls = long(_("What is done about it already"), rows=2)
    residual_likelihood = forms.TypedChoiceField(
        label=_("Likelihood that remains"), coerce=int, empty_value=None, required=False
    )
    residual_impact = forms.TypedChoiceField(
        label=_("Impact that remains"), coerce=int, empty_value=None, required=False
    )
    response = forms.ChoiceField(label=_("Response"), choices=choices(labels.RESPONSES))
    responsible = forms.ChoiceField(label=_("Owner of the risk"), required=False)
    review_months = forms.IntegerField(label=_("Review every so many months"), min_value=1, max_value=36, initial=12)

    def __init__(self, *arguments: Any, scale: Scale, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name, words in (
            ("likelihood", labels.LIKELIHOODS[scale.likelihood]),
            ("impact", labels.IMPACTS[scale.impact]),
        ):
            offered = scored(words)
            field_of(self, name, forms.TypedChoiceField).choices = offered
            rest = field_of(self, f"residual_{name}", forms.TypedChoiceField)
            rest.choices = [("", _("not judged yet")), *offered]

    def card(self) -> RiskCard:
        values = self.values()
        enums = {"category": Category(values["category"]), "response": Response(values["response"])}
        return RiskCard(**{**values, **enums})


def scored(words: Iterable[Any]) -> list[tuple[int, str]]:
    return [(step, f"{step} {word}") for step, word in enumerate(words, start=1)]


class ReviewForm(forms.Form):
    likelihood = forms.TypedChoiceField(label=_("Likelihood today"), coerce=int)
    impact = forms.TypedChoiceField(label=_("Impact today"), coerce=int)
    note = forms.CharField(label=_("What has changed"), max_length=300, required=False)

    def __init__(self, *arguments: Any, scale: Scale, **options: Any) -> None:
        super().__init__(*arguments, **options)
        field_of(self, "likelihood", forms.TypedChoiceField).choices = scored(labels.LIKELIHOODS[scale.likelihood])
        field_of(self, "impact", forms.TypedChoiceField).choices = scored(labels.IMPACTS[scale.impact])


class OpportunityForm(Choosing):
    name = forms.CharField(label=_("Opportunity"), max_length=300)
    benefit = long(_("What it would give"), rows=2)
    gain = forms.TypedChoiceField(label=_("Gain"), coerce=int, choices=scored(labels.IMPACTS[5]))
    effort = forms.TypedChoiceField(label=_("Effort"), coerce=int, choices=scored(labels.IMPACTS[5]))
    plan = long(_("How to use it"), rows=2)
    process = forms.ChoiceField(label=_("Process"), required=False)
    responsible = forms.ChoiceField(label=_("Who looks after it"), required=False)
    next_review_on = DayField(label=_("Look at it again"))

    def chance(self) -> Chance:
        return Chance(**self.values())


class DecisionForm(forms.Form):
    command = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    result = long(_("Reason, or what came of it"))

    def __init__(self, *arguments: Any, commands: Iterable[OpportunityCommand], **options: Any) -> None:
        super().__init__(*arguments, **options)
        offered = [(one.value, labels.OPPORTUNITY_COMMANDS[one]) for one in commands]
        field_of(self, "command", forms.ChoiceField).choices = offered

    def clean_command(self) -> OpportunityCommand:
        return OpportunityCommand(self.cleaned_data["command"])


class GoalForm(Choosing):
    name = forms.CharField(label=_("Goal"), max_length=300)
    tasks = long(_("Tasks"), rows=3, hint=_("One in each line."))
    measure = forms.CharField(label=_("Measure"), max_length=200)
    planned = forms.CharField(label=_("Planned value"), max_length=100)
    process = forms.ChoiceField(label=_("Process"), required=False)
    responsible = forms.ChoiceField(label=_("Who answers for it"), required=False)
    reached = forms.CharField(label=_("Value reached"), max_length=100, required=False)
    note = long(_("Explanation"), rows=2, hint=_("Above all when the goal was not reached."))

    def card(self) -> GoalCard:
        return GoalCard(**self.values())


class StatementForm(forms.Form):
    assurance = forms.ChoiceField(
        label=_("Management control in the office"), choices=choices(labels.ASSURANCES), widget=forms.RadioSelect
    )
    sources = forms.MultipleChoiceField(
        label=_("The statement rests on"),
        choices=choices(labels.ASSURANCE_SOURCES),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    other_source = forms.CharField(label=_("Which other sources"), max_length=300, required=False)
    reservations = long(_("Reservations"), hint=_("Weaknesses found, and in what they lay."))
    planned = long(_("Planned improvements"))
    done = long(_("What was done after the last statement"))

    def stated(self) -> Stated:
        values = self.cleaned_data
        sources = [AssuranceSource(code) for code in values["sources"]]
        return Stated(**{**values, "assurance": Assurance(values["assurance"]), "sources": sources})


class ObjectiveFilters(forms.Form):
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("all")), *choices(labels.OBJECTIVE_STATES)]
    )


RISKS_SHOWN = [("", _("open ones")), ("closed", _("closed ones")), ("all", _("all"))]


class RiskFilters(forms.Form):
    q = forms.CharField(label=_("Risk, process or owner"), required=False, max_length=100)
    category = forms.ChoiceField(
        label=_("Category"), required=False, choices=[("", _("all")), *choices(labels.CATEGORIES)]
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=RISKS_SHOWN,
    )


class OpportunityFilters(forms.Form):
    q = forms.CharField(label=_("Opportunity"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("all")), *choices(labels.OPPORTUNITY_STATES)]
    )
