"""Assessment rounds: who is asked about which requirement, what they answer, and what was verified."""

from django.db import models
from django.db.models import Q

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import Privacy, without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.standards.rules import AnswerState, Conformity, RoundKind, RoundScoring, RoundState


class AssessmentRoundQuerySet(OwnedQuerySet["AssessmentRound"]):
    """Rounds of the offices in scope."""


class AssessmentRound(OfficeOwned):
    """One pass through a catalog: a zero audit, a self-assessment, or CAF with individual scores and a consensus."""

    privacy = without_personal_data("A round is the office's own.")
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    catalog = models.ForeignKey("standards.Catalog", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=choices_of(RoundKind))
    scoring = models.CharField(max_length=20, choices=choices_of(RoundScoring))
    name = models.CharField(max_length=150)
    state = models.CharField(max_length=20, choices=choices_of(RoundState), default=RoundState.PLANNED.value)
    planned_on = models.DateField()
    due_on = models.DateField()
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects = OfficeManager.from_queryset(AssessmentRoundQuerySet)()

    class Meta:
        constraints = [
            is_known("kind", RoundKind, name="round_kind_is_known"),
            is_known("scoring", RoundScoring, name="round_scoring_is_known"),
            is_known("state", RoundState, name="round_state_is_known"),
            models.CheckConstraint(condition=Q(due_on__gte=models.F("planned_on")), name="round_due_after_planned"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_caf(self) -> bool:
        return self.kind == RoundKind.CAF


class AssignmentQuerySet(OwnedQuerySet["Assignment"]):
    """Assignments of the offices in scope."""


class Assignment(OfficeOwned):
    """A requirement is given to a person in a round; in CAF to everybody of the group."""

    privacy = without_personal_data("A task at work, seen by everybody who takes part.")
    round = models.ForeignKey(AssessmentRound, on_delete=models.CASCADE, related_name="assignments")
    requirement = models.ForeignKey("standards.Requirement", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Employee", on_delete=models.CASCADE, related_name="+")

    objects = OfficeManager.from_queryset(AssignmentQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "requirement", "person"], name="assignment_once"),
        ]

    def __str__(self) -> str:
        return f"{self.requirement_id} to {self.person_id}"


class AnswerQuerySet(OwnedQuerySet["Answer"]):
    """Answers in the offices in scope."""


class Answer(OfficeOwned):
    """What somebody says about a requirement in a round; the consensus of a group has no author."""

    privacy = Privacy(personal=("author",), about=("author",))
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    round = models.ForeignKey(AssessmentRound, on_delete=models.CASCADE, related_name="answers")
    requirement = models.ForeignKey("standards.Requirement", on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey("people.Employee", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    is_consensus = models.BooleanField(default=False)
    state = models.CharField(max_length=20, choices=choices_of(AnswerState), default=AnswerState.DRAFT.value)
    choice = models.CharField(max_length=40, blank=True)
    conformity = models.CharField(max_length=20, choices=choices_of(Conformity))
    parts = models.JSONField(default=dict, blank=True)
    value = models.FloatField(null=True, blank=True)
    comment = models.TextField(max_length=5000, blank=True)
    strengths = models.TextField(max_length=5000, blank=True)
    improvements = models.TextField(max_length=5000, blank=True)
    remark = models.TextField(max_length=2000, blank=True)
    answered_on = models.DateField()
    verified_on = models.DateField(null=True, blank=True)
    verified_by = models.ForeignKey(
        "people.Account", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = OfficeManager.from_queryset(AnswerQuerySet)()

    class Meta:
        constraints = [
            is_known("state", AnswerState, name="answer_state_is_known"),
            is_known("conformity", Conformity, name="answer_conformity_is_known"),
            models.UniqueConstraint(
                fields=["round", "requirement", "author"], condition=Q(is_consensus=False), name="answer_once"
            ),
            models.UniqueConstraint(
                fields=["round", "requirement"], condition=Q(is_consensus=True), name="consensus_once"
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gte=0, value__lte=100), name="answer_value_in_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.requirement_id}: {self.conformity}"
