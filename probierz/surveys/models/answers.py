"""Anonymous answers, their histogram and the sealed number of each day."""

import secrets

from django.db import models
from django.db.models import Q

from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.surveys.models.campaigns import Wave
from probierz.surveys.models.points import CollectionPoint
from probierz.surveys.rules import Channel


def random_key() -> int:
    """63 random bits. As SQLite's rowid they also decide where the row lies, so its place tells no order."""
    return secrets.randbits(63)


class ResponseQuerySet(OwnedQuerySet["Response"]):
    """Answers to the offices in scope."""


class Response(OfficeOwned):
    """One anonymous answer sheet: a day, never a time; no address, no device, no order.

    The submission id was made with the form and is known to nobody else; it makes repeats harmless.
    """

    id = models.BigAutoField(primary_key=True, default=random_key)
    submission_id = models.CharField(max_length=22, unique=True)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="+", db_index=False)
    point = models.ForeignKey(CollectionPoint, on_delete=models.PROTECT, related_name="+", db_index=False)
    channel = models.CharField(max_length=10, choices=choices_of(Channel))
    day = models.DateField()
    answers = models.JSONField()
    has_comment = models.BooleanField(default=False)

    privacy = without_personal_data(
        "Anonymous: neither an address, a device, a time nor an order leads to who answered."
    )
    objects = OfficeManager.from_queryset(ResponseQuerySet)()

    class Meta:
        constraints = [
            is_known("channel", Channel, name="response_channel"),
        ]
        indexes = [
            models.Index(fields=["office", "day"], name="response_by_day"),
            models.Index(fields=["office", "wave"], condition=Q(has_comment=True), name="response_comments"),
        ]

    def __str__(self) -> str:
        return f"answer on {self.day}"


class TallyQuerySet(OwnedQuerySet["Tally"]):
    """Histograms of the offices in scope."""


class Tally(OfficeOwned):
    """How often a value was given: `count` of them all, `shown` of those that results may tell.

    Results move in steps. When ten answers more have come to a point by a channel, `shown` takes
    over what was `held` at the step before, and `held` takes the count: so that whoever watches the
    page always sees at least ten people join at once, also when the wave closes.
    """

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="+", db_index=False)
    point = models.ForeignKey(CollectionPoint, on_delete=models.PROTECT, related_name="+", db_index=False)
    channel = models.CharField(max_length=10, choices=choices_of(Channel))
    item = models.CharField(max_length=80)
    value = models.CharField(max_length=32)
    count = models.PositiveIntegerField()
    held = models.PositiveIntegerField(default=0)
    shown = models.PositiveIntegerField(default=0)

    privacy = without_personal_data("Counts.")
    objects = OfficeManager.from_queryset(TallyQuerySet)()

    class Meta:
        constraints = [
            # In the order in which results are read: one office, one wave.
            models.UniqueConstraint(fields=["office", "wave", "point", "channel", "item", "value"], name="tally_once"),
            models.CheckConstraint(
                condition=Q(shown__lte=models.F("held"), held__lte=models.F("count")), name="tally_in_order"
            ),
            is_known("channel", Channel, name="tally_channel"),
        ]
        indexes = [
            # A programme reads three items of thousands of offices, and nothing but this index (`./run bench results`).
            models.Index(fields=["wave", "item", "office", "channel", "value", "shown"], name="tally_of_programme"),
        ]

    def __str__(self) -> str:
        return f"{self.item}={self.value}: {self.count}"


class SealedDayQuerySet(OwnedQuerySet["SealedDay"]):
    """Sealed days of the offices in scope."""


class SealedDay(OfficeOwned):
    """The number of an office's answers of one day has entered its trail."""

    day = models.DateField()
    responses = models.PositiveIntegerField()

    privacy = without_personal_data("A count.")
    objects = OfficeManager.from_queryset(SealedDayQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "day"], name="sealed_day_once")]

    def __str__(self) -> str:
        return f"{self.day}: {self.responses}"
