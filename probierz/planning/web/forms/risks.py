"""Forms about risks and opportunities."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.choosing import choices_from, long_text
from probierz.design.forms import DayField, field_of
from probierz.planning import labels
from probierz.planning.actions.opportunities import Chance
from probierz.planning.actions.risks import RiskCard
from probierz.planning.rules import (
    LONGEST_SCALE,
    SHORTEST_SCALE,
    Category,
    OpportunityCommand,
    Response,
    Scale,
)
from probierz.planning.web.forms.choosing import Choosing, asked, scored


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
    category = forms.ChoiceField(label=_("Category"), choices=asked(choices_from(labels.CATEGORIES)))
    process = forms.ChoiceField(label=_("Process"), required=False)
    objective = forms.ChoiceField(label=_("Objective it endangers"), required=False)
    cause = long_text(_("Cause"), rows=2)
    effect = long_text(_("Effect"), rows=2)
    likelihood = forms.TypedChoiceField(label=_("Likelihood"), coerce=int)
    impact = forms.TypedChoiceField(label=_("Impact"), coerce=int)
    controls = long_text(_("What is done about it already"), rows=2)
    residual_likelihood = forms.TypedChoiceField(
        label=_("Likelihood that remains"), coerce=int, empty_value=None, required=False
    )
    residual_impact = forms.TypedChoiceField(
        label=_("Impact that remains"), coerce=int, empty_value=None, required=False
    )
    response = forms.ChoiceField(label=_("Response"), choices=asked(choices_from(labels.RESPONSES)))
    responsible = forms.ChoiceField(label=_("Owner of the risk"), required=False)
    review_months = forms.IntegerField(label=_("Review every so many months"), min_value=1, max_value=36, initial=12)

    def __init__(self, *arguments: Any, scale: Scale, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name, words in (
            ("likelihood", labels.LIKELIHOODS[scale.likelihood]),
            ("impact", labels.IMPACTS[scale.impact]),
        ):
            offered = scored(words)
            field_of(self, name, forms.TypedChoiceField).choices = asked(offered)
            rest = field_of(self, f"residual_{name}", forms.TypedChoiceField)
            rest.choices = [("", _("not judged yet")), *offered]

    def card(self) -> RiskCard:
        values = self.values()
        enums = {"category": Category(values["category"]), "response": Response(values["response"])}
        return RiskCard(**{**values, **enums})


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
    benefit = long_text(_("What it would give"), rows=2)
    gain = forms.TypedChoiceField(label=_("Gain"), coerce=int, choices=asked(scored(labels.IMPACTS[5])))
    effort = forms.TypedChoiceField(label=_("Effort"), coerce=int, choices=asked(scored(labels.IMPACTS[5])))
    plan = long_text(_("How to use it"), rows=2)
    process = forms.ChoiceField(label=_("Process"), required=False)
    responsible = forms.ChoiceField(label=_("Who looks after it"), required=False)
    next_review_on = DayField(label=_("Look at it again"))

    def chance(self) -> Chance:
        return Chance(**self.values())


class DecisionForm(forms.Form):
    command = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    result = long_text(_("Reason, or what came of it"))

    def __init__(self, *arguments: Any, commands: Iterable[OpportunityCommand], **options: Any) -> None:
        super().__init__(*arguments, **options)
        offered = [(one.value, labels.OPPORTUNITY_COMMANDS[one]) for one in commands]
        field_of(self, "command", forms.ChoiceField).choices = offered

    def clean_command(self) -> OpportunityCommand:
        return OpportunityCommand(self.cleaned_data["command"])


RISKS_SHOWN = [("", _("open ones")), ("closed", _("closed ones")), ("all", _("all"))]


class RiskFilters(forms.Form):
    q = forms.CharField(label=_("Risk, process or owner"), required=False, max_length=100)
    category = forms.ChoiceField(
        label=_("Category"), required=False, choices=[("", _("all")), *choices_from(labels.CATEGORIES)]
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=RISKS_SHOWN,
    )


class OpportunityFilters(forms.Form):
    q = forms.CharField(label=_("Opportunity"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("all")), *choices_from(labels.OPPORTUNITY_STATES)]
    )
