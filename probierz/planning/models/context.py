"""The office's context: issues and interested parties in time, and each review of them with scope and climate."""

from django.db import models

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.dated import Dated, DatedQuerySet, in_order
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.planning.rules import Side

SURROUNDINGS = "About groups and circumstances, not about people."


class ContextIssueQuerySet(DatedQuerySet["ContextIssue"]):
    """Issues of the offices in scope."""


class ContextIssue(OfficeOwned, Dated):
    """Something inside or around the office that helps or hinders it."""

    privacy = without_personal_data(SURROUNDINGS)

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    side = models.CharField(max_length=10, choices=choices_of(Side))
    text = models.CharField(max_length=300)
    effect = models.TextField(blank=True)
    is_climate = models.BooleanField(default=False)

    objects = OfficeManager.from_queryset(ContextIssueQuerySet)()

    class Meta:
        constraints = [
            is_known("side", Side, name="context_issue_side_is_known"),
            in_order("context_issue_in_order"),
        ]

    def __str__(self) -> str:
        return self.text


class InterestedPartyQuerySet(DatedQuerySet["InterestedParty"]):
    """Interested parties of the offices in scope."""


class InterestedParty(OfficeOwned, Dated):
    """Who has a stake in what the office does, what they expect, and how that is met."""

    privacy = without_personal_data(SURROUNDINGS)

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    name = models.CharField(max_length=200)
    expectations = models.TextField()
    how_met = models.TextField(blank=True)

    objects = OfficeManager.from_queryset(InterestedPartyQuerySet)()

    class Meta:
        constraints = [in_order("interested_party_in_order")]

    def __str__(self) -> str:
        return self.name


class ContextReviewQuerySet(OwnedQuerySet["ContextReview"]):
    """Reviews of the context of the offices in scope."""


class ContextReview(OfficeOwned):
    """The scope of the system, what does not apply, and the climate question, as decided on a day."""

    privacy = without_personal_data(SURROUNDINGS)

    number = models.PositiveIntegerField()
    scope = models.TextField()
    exclusions = models.TextField(blank=True)
    climate_matters = models.BooleanField()
    climate_reason = models.TextField()
    reviewed_on = models.DateField()
    next_review_on = models.DateField()

    objects = OfficeManager.from_queryset(ContextReviewQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "number"], name="context_review_number_once")]

    def __str__(self) -> str:
        return str(self.number)
