"""Answers set apart until the office decides whether they count."""

from django.db import models

from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.surveys.models.answers import random_key
from probierz.surveys.models.campaigns import Wave
from probierz.surveys.models.points import CollectionPoint
from probierz.surveys.rules import Channel
from probierz.surveys.rules.quarantine import HeldReason, HeldState


class HeldAnswerQuerySet(OwnedQuerySet["HeldAnswer"]):
    """Answers set apart in the offices in scope."""


class HeldAnswer(OfficeOwned):
    """One answer sheet that counts nowhere: as anonymous as those that do, with the reason why it waits.

    When it is accepted it becomes a response and leaves this table; when it is discarded its answers are
    emptied and its id stays, so that sending it again changes nothing.
    """

    id = models.BigAutoField(primary_key=True, default=random_key)
    submission_id = models.CharField(max_length=22, unique=True)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="+", db_index=False)
    point = models.ForeignKey(CollectionPoint, on_delete=models.PROTECT, related_name="+", db_index=False)
    channel = models.CharField(max_length=10, choices=choices_of(Channel))
    day = models.DateField()
    reason = models.CharField(max_length=10, choices=choices_of(HeldReason))
    state = models.CharField(max_length=10, choices=choices_of(HeldState), default=HeldState.WAITING)
    answers = models.JSONField()

    privacy = without_personal_data(
        "Anonymous: neither an address, a device, a time nor an order leads to who answered."
    )
    objects = OfficeManager.from_queryset(HeldAnswerQuerySet)()

    class Meta:
        constraints = [
            is_known("channel", Channel, name="held_answer_channel"),
            is_known("reason", HeldReason, name="held_answer_reason"),
            is_known("state", HeldState, name="held_answer_state"),
        ]
        indexes = [models.Index(fields=["office", "wave", "state"], name="held_answer_waiting")]

    def __str__(self) -> str:
        return f"answer set apart on {self.day}: {self.reason}"
