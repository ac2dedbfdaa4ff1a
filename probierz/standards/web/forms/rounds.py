"""Forms about rounds and answers."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from probierz.design.forms import DayField, field_of
from probierz.design.languages import localized, page_language
from probierz.lib.bilingual import Bilingual
from probierz.people.models import Employee
from probierz.standards.actions.answers import Said
from probierz.standards.labels import PARTS, REFUSALS, ROUND_KINDS, SCORINGS
from probierz.standards.models import Answer, AssessmentRound, Catalog, Requirement
from probierz.standards.rules import Aspect, Refusal, RoundKind, RoundScoring, Scoring
from probierz.standards.rules.scoring import HIGHEST, parts_of
from probierz.standards.web.forms.fields import PeopleField, RequirementsField

_LONG = {"rows": 4}


class RoundForm(forms.Form):
    """What is planned. The scoring matters only for CAF."""

    catalog = forms.ChoiceField(label=_("Catalog"))
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[(one.value, ROUND_KINDS[one]) for one in RoundKind],
        widget=forms.RadioSelect,
    )
    scoring = forms.ChoiceField(
        label=_("CAF scoring"),
        choices=[(one.value, SCORINGS[one]) for one in (RoundScoring.CAF_CLASSIC, RoundScoring.CAF_FINE)],
        required=False,
        help_text=_("Only for CAF. Classic: one score. Fine-tuned: each phase is scored by itself."),
    )
    name = forms.CharField(label=_("Name"), max_length=150, help_text=_("For example: Zero audit, spring 2026."))
    due_on = DayField(label=_("To be done by"))

    def __init__(self, *arguments: Any, catalogs: Sequence[Catalog], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.catalogs = {one.code: one for one in catalogs}
        field_of(self, "catalog", forms.ChoiceField).choices = [(one.code, localized(one, "name")) for one in catalogs]

    def details(self) -> dict[str, Any]:
        """The arguments of the action; CAF follows from the catalog, so that nobody can choose what does not fit."""
        given = self.cleaned_data
        catalog, kind = self.catalogs[given["catalog"]], RoundKind(given["kind"])
        is_caf = catalog.scoring == Scoring.CAF
        scoring = RoundScoring(given["scoring"] or RoundScoring.CAF_CLASSIC) if is_caf else RoundScoring.VERDICTS
        return {
            "catalog": catalog,
            "kind": kind,
            "scoring": scoring,
            "name": given["name"],
            "due_on": given["due_on"],
        }


class AssignForm(forms.Form):
    """Who answers about what."""

    people = PeopleField(label=_("Who answers"))
    requirements = RequirementsField(
        label=_("About which requirements"), error_messages={"required": REFUSALS[Refusal.NOTHING_CHOSEN]}
    )

    def __init__(
        self,
        *arguments: Any,
        assessment: AssessmentRound,
        people: Iterable[Employee],
        leaves: Iterable[Requirement],
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        field_of(self, "people", PeopleField).offer(people, one_only=not assessment.is_caf)
        if assessment.is_caf:
            self.fields["people"].help_text = str(_("Everybody chosen scores every sub-criterion chosen."))
        else:
            self.fields["people"].help_text = str(_("One person; somebody asked before is replaced."))
        field_of(self, "requirements", RequirementsField).offer(leaves)


class AnswerForm(forms.Form):
    """An answer by the catalog's own choices."""

    choice = forms.ChoiceField(
        label=_("Your answer"),
        widget=forms.RadioSelect,
        error_messages={"required": REFUSALS[Refusal.CHOICE_MISSING]},
    )
    comment = forms.CharField(
        label=_("What is there, and what is missing"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs=_LONG),
    )

    def __init__(self, *arguments: Any, assessment: AssessmentRound, is_draft: bool, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["choice"].required = not is_draft
        field_of(self, "choice", forms.ChoiceField).choices = [
            (one["code"], Bilingual(one["pl"], one["en"]).text_in(page_language()))
            for one in assessment.catalog.answers
        ]

    def said(self) -> Said:
        return Said(choice=self.cleaned_data["choice"], comment=self.cleaned_data["comment"])


class ScoreForm(forms.Form):
    """CAF scores with strengths and areas of improvement."""

    strengths = forms.CharField(
        label=_("Strengths and what shows them"), required=False, max_length=5000, widget=forms.Textarea(attrs=_LONG)
    )
    improvements = forms.CharField(
        label=_("What could be better, and how"), required=False, max_length=5000, widget=forms.Textarea(attrs=_LONG)
    )

    def __init__(
        self,
        *arguments: Any,
        assessment: AssessmentRound,
        requirement: Requirement,
        is_draft: bool,
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        self.parts = parts_of(RoundScoring(assessment.scoring), Aspect(requirement.aspect))
        for name in self.parts:
            self.fields[name] = forms.IntegerField(
                label=PARTS[name],
                min_value=0,
                max_value=HIGHEST,
                required=not is_draft,
                help_text=_("From 0 to 100."),
                error_messages={"required": REFUSALS[Refusal.SCORE_MISSING]},
            )
        self.order_fields([*self.parts, "strengths", "improvements"])

    def said(self) -> Said:
        given = self.cleaned_data
        parts = {name: given[name] for name in self.parts if given.get(name) is not None}
        return Said(parts=parts, strengths=given["strengths"], improvements=given["improvements"])


Answering = AnswerForm | ScoreForm


def answering(
    data: Any, *, assessment: AssessmentRound, requirement: Requirement, answer: Answer | None, is_draft: bool = False
) -> Answering:
    """The form that fits the round, filled with what was said before; a draft may leave everything open."""
    if assessment.is_caf:
        initial = {**answer.parts, "strengths": answer.strengths, "improvements": answer.improvements} if answer else {}
        return ScoreForm(data, assessment=assessment, requirement=requirement, is_draft=is_draft, initial=initial)
    initial = {"choice": answer.choice, "comment": answer.comment} if answer else {}
    return AnswerForm(data, assessment=assessment, is_draft=is_draft, initial=initial)


class RemarkForm(forms.Form):
    """The representative's word on an answer."""

    remark = forms.CharField(
        label=_("Remark"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


class CompareForm(forms.Form):
    """Another round through the same catalog."""

    other = forms.ChoiceField(label=_("Compare with"))

    def __init__(self, *arguments: Any, rounds: Sequence[AssessmentRound], **options: Any) -> None:
        super().__init__(*arguments, **options)
        field_of(self, "other", forms.ChoiceField).choices = [(one.key, one.name) for one in rounds]
