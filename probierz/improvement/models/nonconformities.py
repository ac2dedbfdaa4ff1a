"""Nonconformities with their cause and plan, every check of effectiveness, and public links for reporting."""

from typing import Any

from django.db import models
from django.db.models import Q

from probierz.improvement.models.columns import THE_CASE, an_employee, by_account, protected
from probierz.improvement.rules import ENDED, OPEN_STATES, CauseArea, CauseMethod, Grade, Source, State
from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import Privacy, Retention, Since, without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet


class NonconformityQuerySet(OwnedQuerySet["Nonconformity"]):
    """Nonconformities of the offices in scope."""

    def open(self) -> Any:
        """By the day, which the database keeps in step with the state and finds by a small index."""
        return self.filter(closed_on__isnull=True)

    def real(self) -> Any:
        """Without what turned out to be none, which no number may count."""
        return self.exclude(state=State.REJECTED)


class Nonconformity(OfficeOwned):
    """Something that was not as it should be: what, why, what is done about it, and whether it helped.

    `origin_*` name the record it was found in, as plain data. `edition` is the edition of the norm it is judged
    by. `round` counts the circles: a failed check begins the next one, with actions of its own.
    """

    privacy = Privacy(
        personal=("contact",), about=("found_by",), found_by=("contact",), retention=Retention(5, Since.END)
    )

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    search_key = models.CharField(max_length=400)
    requirement = protected("standards.Requirement", "+")
    process = protected("processes.Process", "nonconformities")
    unit = protected("offices.Unit", "+")
    source = models.CharField(max_length=20, choices=choices_of(Source))
    origin_kind = models.CharField(max_length=60, blank=True)
    origin_key = models.CharField(max_length=60, blank=True)
    origin_title = models.CharField(max_length=300, blank=True)
    grade = models.CharField(max_length=12, choices=choices_of(Grade))
    edition = models.CharField(max_length=40, blank=True)
    found_on = models.DateField()
    found_by = an_employee()
    contact = models.CharField(max_length=200, blank=True)
    responsible = an_employee()
    state = models.CharField(max_length=10, choices=choices_of(State), default=State.REPORTED.value)
    round = models.PositiveSmallIntegerField(default=1)
    cause_method = models.CharField(max_length=10, choices=choices_of(CauseMethod), blank=True)
    cause_area = models.CharField(max_length=14, choices=choices_of(CauseArea), blank=True)
    cause_steps = models.JSONField(default=dict, blank=True)
    cause = models.TextField(blank=True)
    waiver = models.TextField(blank=True)
    criterion = models.TextField(blank=True)
    check_due_on = models.DateField(null=True, blank=True)
    checker = an_employee()
    checked_on = models.DateField(null=True, blank=True)
    was_effective = models.BooleanField(null=True, blank=True)
    rejected_because = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    reported_at = models.DateTimeField()

    objects = OfficeManager.from_queryset(NonconformityQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="nonconformity_number_once"),
            is_known("state", State, name="nonconformity_state_is_known"),
            is_known("source", Source, name="nonconformity_source_is_known"),
            is_known("grade", Grade, name="nonconformity_grade_is_known"),
            models.CheckConstraint(
                condition=Q(cause_method__in=["", *(one.value for one in CauseMethod)])
                & Q(cause_area__in=["", *(one.value for one in CauseArea)]),
                name="nonconformity_cause_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.REPORTED.value, State.REJECTED.value]) | ~Q(cause=""),
                name="nonconformity_no_plan_without_cause",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.REPORTED.value, State.ANALYSED.value, State.REJECTED.value])
                | (~Q(criterion="") & Q(check_due_on__isnull=False)),
                name="nonconformity_plan_has_check",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.CLOSED.value) | Q(was_effective=True, checked_on__isnull=False),
                name="nonconformity_closed_when_effective",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.REJECTED.value) | ~Q(rejected_because=""),
                name="nonconformity_rejected_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in ENDED], closed_on__isnull=False)
                | (Q(state__in=[one.value for one in OPEN_STATES]) & Q(closed_on__isnull=True)),
                name="nonconformity_closed_on_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "state", "-number"], name="nonconformity_by_state"),
            models.Index(fields=["office", "origin_kind", "origin_key"], name="nonconformity_by_origin"),
            # The list of what is open, and all that the pictures count, are answered by these alone.
            models.Index(
                fields=["office", "-number"], condition=Q(closed_on__isnull=True), name="nonconformity_open_in_order"
            ),
            models.Index(fields=["office", "found_on", "source", "cause_area", "process"], name="nonconformity_by_day"),
            models.Index(fields=["office", "state", "closed_on", "found_on"], name="nonconformity_by_end"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES


class CheckQuerySet(OwnedQuerySet["Check"]):
    """Checks of the offices in scope."""


class Check(OfficeOwned):
    """One check of effectiveness; it is never changed, a later one stands beside it."""

    privacy = THE_CASE

    nonconformity = models.ForeignKey(Nonconformity, on_delete=models.CASCADE, related_name="checks")
    round = models.PositiveSmallIntegerField()
    on = models.DateField()
    checker = an_employee()
    recorded_by = by_account()
    criterion = models.TextField()
    was_effective = models.BooleanField()
    note = models.TextField()

    objects = OfficeManager.from_queryset(CheckQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(note="") & ~Q(criterion=""), name="check_says_what_was_found"),
        ]

    def __str__(self) -> str:
        return f"{self.nonconformity_id} {self.on}"


class ProblemLinkQuerySet(OwnedQuerySet["ProblemLink"]):
    """Links of the offices in scope."""


class ProblemLink(OfficeOwned):
    """An address, printed as a QR sheet, by which anybody reports a problem at a place, without an account."""

    privacy = without_personal_data("An address of a place.")

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    code = models.CharField(max_length=24, unique=True)
    place = models.CharField(max_length=120)
    unit = protected("offices.Unit", "+")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    objects = OfficeManager.from_queryset(ProblemLinkQuerySet)()

    def __str__(self) -> str:
        return self.place
