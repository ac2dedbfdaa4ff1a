"""Management control (kontrola zarządcza): goals of a year and the statement about it."""

from django.db import models

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.planning.models.tasks import THE_PLAN
from probierz.planning.rules import Assurance, StatementState


class GoalQuerySet(OwnedQuerySet["Goal"]):
    """Goals of the offices in scope."""


class Goal(OfficeOwned):
    """A goal of one year with its tasks, its measure, the value planned and the value reached."""

    privacy = without_personal_data(THE_PLAN)

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    tasks = models.TextField(blank=True)
    measure = models.CharField(max_length=200)
    planned = models.CharField(max_length=100)
    reached = models.CharField(max_length=100, blank=True)
    note = models.TextField(blank=True)
    process = models.ForeignKey(
        "processes.Process", on_delete=models.PROTECT, null=True, blank=True, related_name="goals"
    )
    responsible = models.ForeignKey(
        "people.Employee", on_delete=models.SET_NULL, null=True, blank=True, related_name="goals"
    )

    objects = OfficeManager.from_queryset(GoalQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "year", "name"], name="goal_once_a_year")]

    def __str__(self) -> str:
        return self.name


class StatementQuerySet(OwnedQuerySet["Statement"]):
    """Statements of the offices in scope."""


class Statement(OfficeOwned):
    """What the head states about management control in a year; once issued it never changes."""

    privacy = without_personal_data("Says how control worked; who signed only through the account.")

    year = models.PositiveSmallIntegerField()
    assurance = models.CharField(max_length=12, choices=choices_of(Assurance))
    sources = models.JSONField(default=list)
    other_source = models.CharField(max_length=300, blank=True)
    reservations = models.TextField(blank=True)
    planned = models.TextField(blank=True)
    done = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=choices_of(StatementState), default=StatementState.DRAFT)
    issued_on = models.DateField(null=True, blank=True)
    issued_by = models.ForeignKey(
        "people.Account", on_delete=models.SET_NULL, null=True, blank=True, related_name="issued_statements"
    )

    objects = OfficeManager.from_queryset(StatementQuerySet)()

    class Meta:
        constraints = [
            is_known("assurance", Assurance, name="statement_assurance_is_known"),
            is_known("state", StatementState, name="statement_state_is_known"),
            models.UniqueConstraint(fields=["office", "year"], name="statement_once_a_year"),
            models.CheckConstraint(
                condition=models.Q(state=StatementState.DRAFT, issued_on__isnull=True)
                | models.Q(state=StatementState.ISSUED, issued_on__isnull=False),
                name="statement_issued_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)
