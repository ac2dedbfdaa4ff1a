"""Actions: corrections, corrective, preventive and improving ones, with their doers, days and evidence."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from probierz.improvement.models.columns import THE_CASE, an_employee, by_account
from probierz.improvement.rules import StepFacts, StepKind
from probierz.lib.identifiers import portable_id
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet

OF_A_NONCONFORMITY = (StepKind.CORRECTION.value, StepKind.CORRECTIVE.value)


class StepQuerySet(OwnedQuerySet["Step"]):
    """Actions of the offices in scope."""

    def open(self) -> Any:
        return self.filter(done_on__isnull=True, dropped_on__isnull=True)

    def late(self, *, on: date) -> Any:
        return self.open().filter(due_on__lt=on)


class Step(OfficeOwned):
    """One action. It belongs to a nonconformity, or stands alone and names by `origin_*` the record it came from."""

    privacy = THE_CASE

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    nonconformity = models.ForeignKey(
        "improvement.Nonconformity", on_delete=models.CASCADE, null=True, blank=True, related_name="steps"
    )
    round = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=10, choices=choices_of(StepKind))
    text = models.CharField(max_length=300)
    responsible = an_employee()
    deputy = an_employee()
    due_on = models.DateField()
    added_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_by = by_account()
    result = models.TextField(blank=True)
    file = models.ForeignKey(
        "attachments.OfficeFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dropped_on = models.DateField(null=True, blank=True)
    dropped_because = models.CharField(max_length=300, blank=True)
    origin_kind = models.CharField(max_length=60, blank=True)
    origin_key = models.CharField(max_length=60, blank=True)
    origin_title = models.CharField(max_length=300, blank=True)

    objects = OfficeManager.from_queryset(StepQuerySet)()

    class Meta:
        constraints = [
            is_known("kind", StepKind, name="step_kind_is_known"),
            models.CheckConstraint(
                condition=~Q(kind__in=OF_A_NONCONFORMITY) | Q(nonconformity__isnull=False),
                name="step_of_a_nonconformity",
            ),
            models.CheckConstraint(
                condition=~Q(kind=StepKind.IMPROVING.value) | Q(nonconformity__isnull=True),
                name="step_that_stands_alone",
            ),
            models.CheckConstraint(condition=Q(done_on__isnull=True) | ~Q(result=""), name="step_done_with_evidence"),
            models.CheckConstraint(
                condition=Q(dropped_on__isnull=True) | (Q(done_on__isnull=True) & ~Q(dropped_because="")),
                name="step_dropped_for_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "done_on", "due_on"], name="step_by_due_day"),
            models.Index(fields=["office", "origin_kind", "origin_key"], name="step_by_origin"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_open(self) -> bool:
        return self.done_on is None and self.dropped_on is None

    def facts(self, doer: int | None = None, *, now: int) -> StepFacts:
        """For the gates; `doer` is who marked it as done, when that person is in the roster, `now` the round."""
        people = {self.responsible_id, self.deputy_id, doer}
        return StepFacts(
            kind=StepKind(self.kind),
            due_on=self.due_on,
            doers=frozenset(person for person in people if person is not None),
            done_on=self.done_on,
            is_dropped=self.dropped_on is not None,
            is_past=self.round < now,
        )
