"""A review with the points of its agenda and the people who met."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import Privacy, Retention, Since, without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.reviews.rules import Edition, InputCode, State

_FROZEN = [State.HELD.value, State.APPROVED.value]


class ManagementReviewQuerySet(OwnedQuerySet["ManagementReview"]):
    """Reviews of the offices in scope."""

    def open(self) -> "ManagementReviewQuerySet":
        """Being prepared, or held and not yet approved."""
        return self.filter(state__in=[State.PREPARED.value, State.HELD.value])


class ManagementReview(OfficeOwned):
    """One management review: the period it looks at, the package of its meeting with its digest, the minutes.

    From the meeting on the package never changes; from the approval on nothing does.
    """

    privacy = without_personal_data(
        "Says how the system works; the minutes ask for functions, not names, and the trail can blank them."
    )

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    number = models.PositiveIntegerField()
    edition = models.CharField(max_length=20, choices=choices_of(Edition))
    since = models.DateField()
    until = models.DateField()
    meeting_on = models.DateField()
    state = models.CharField(max_length=10, choices=choices_of(State), default=State.PREPARED.value)
    gathered_at = models.DateTimeField()
    held_on = models.DateField(null=True, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    package_sha256 = models.CharField(max_length=64, blank=True)
    minutes = models.TextField(blank=True)
    conclusion = models.TextField(blank=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey(
        "people.Account", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = OfficeManager.from_queryset(ManagementReviewQuerySet)()

    class Meta:
        constraints = [
            is_known("edition", Edition, name="review_edition_is_known"),
            is_known("state", State, name="review_state_is_known"),
            models.UniqueConstraint(fields=["office", "number"], name="review_number_once"),
            models.UniqueConstraint(
                fields=["office"],
                condition=Q(state__in=[State.PREPARED.value, State.HELD.value]),
                name="review_one_is_open",
            ),
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="review_period_in_order"),
            models.CheckConstraint(
                condition=Q(state__in=_FROZEN, held_on__isnull=False, frozen_at__isnull=False) & ~Q(package_sha256="")
                | Q(state=State.PREPARED.value, held_on__isnull=True, frozen_at__isnull=True, package_sha256="")
                | Q(state=State.CANCELLED.value),
                name="review_frozen_at_its_meeting",
            ),
            models.CheckConstraint(
                condition=Q(state=State.APPROVED.value, approved_on__isnull=False)
                | ~Q(state=State.APPROVED.value) & Q(approved_on__isnull=True),
                name="review_approved_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        return f"PZ-{self.number}"

    @property
    def day(self) -> date:
        """The day of the meeting, planned or held."""
        return self.held_on or self.meeting_on


class ReviewInputQuerySet(OwnedQuerySet["ReviewInput"]):
    """Points of agendas of the offices in scope."""


class ReviewInput(OfficeOwned):
    """One point of the agenda: what records say about the period, and what somebody added in words.

    `gathered` holds, for each language, the source and the facts; without facts there are no data.
    """

    privacy = without_personal_data("Figures and words about the work of the office.")

    review = models.ForeignKey(ManagementReview, on_delete=models.CASCADE, related_name="inputs")
    place = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=20, choices=choices_of(InputCode))
    gathered = models.JSONField(default=dict)
    text = models.TextField(blank=True)

    objects = OfficeManager.from_queryset(ReviewInputQuerySet)()

    class Meta:
        constraints = [
            is_known("code", InputCode, name="review_input_is_known"),
            models.UniqueConstraint(fields=["review", "code"], name="review_input_once"),
        ]

    def __str__(self) -> str:
        return self.code


class ParticipantQuerySet(OwnedQuerySet["Participant"]):
    """Participants of reviews in the offices in scope."""


class Participant(OfficeOwned):
    """Somebody asked to the meeting: a person of the office or a guest, and whether that person came."""

    privacy = Privacy(
        personal=("guest",), about=("employee",), found_by=("guest",), retention=Retention(10, Since.CREATION)
    )

    review = models.ForeignKey(ManagementReview, on_delete=models.CASCADE, related_name="participants")
    employee = models.ForeignKey("people.Employee", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    guest = models.CharField(max_length=150, blank=True)
    role = models.CharField(max_length=150, blank=True)
    was_present = models.BooleanField(default=True)

    objects = OfficeManager.from_queryset(ParticipantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "employee"], condition=Q(employee__isnull=False), name="review_participant_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.employee) if self.employee else self.guest
