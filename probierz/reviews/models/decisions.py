"""What a review decided; each decision becomes an action when the head approves."""

from django.db import models

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.reviews.rules import DecisionKind


class DecisionQuerySet(OwnedQuerySet["Decision"]):
    """Decisions of the offices in scope."""


class Decision(OfficeOwned):
    """One decision with its person and day; `step_key` names the action that it became."""

    privacy = without_personal_data("A decision of the office; a person only through the roster.")

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    review = models.ForeignKey("reviews.ManagementReview", on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=14, choices=choices_of(DecisionKind))
    text = models.CharField(max_length=300)
    responsible = models.ForeignKey(
        "people.Employee", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField()
    step_key = models.CharField(max_length=32, blank=True)

    objects = OfficeManager.from_queryset(DecisionQuerySet)()

    class Meta:
        constraints = [
            is_known("kind", DecisionKind, name="review_decision_kind_is_known"),
            models.UniqueConstraint(fields=["review", "number"], name="review_decision_number_once"),
        ]

    def __str__(self) -> str:
        return self.text
