"""One row for each thing that happened; rows are added and never changed."""

from typing import Any, NoReturn

from django.db import models

from probierz.lib.privacy import Privacy, Retention, Since

CONTENT_FIELDS = (
    "verb",
    "actor_key",
    "target_kind",
    "target_key",
    "office_code",
    "programme_code",
    "request_id",
    "before",
    "after",
    "note",
    "personal_digests",
)


class AppendOnly(Exception):
    """Somebody tried to change or delete history."""


class EventQuerySet(models.QuerySet["Event"]):
    """Refuses to change or delete; the database refuses too, by trigger."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnly

    def delete(self) -> NoReturn:
        raise AppendOnly

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly

    def forget(self) -> int:
        """The one exception: empties personal values and the salt of their digests; the chain still holds."""
        return super().update(personal={}, salt="")

    def in_chain(self, chain: str) -> "EventQuerySet":
        return self.filter(chain=chain).order_by("position")


class Event(models.Model):
    """What happened. Text, not keys, so that history outlives what it speaks about.

    `personal` holds the values that are blanked when a person must be forgotten, together with
    `salt`; the chain holds only their salted digests.
    """

    privacy = Privacy(personal=("personal", "salt"), secret=("salt",), retention=Retention(10, Since.CREATION))
    chain = models.CharField(max_length=80)
    position = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    verb = models.CharField(max_length=80)
    actor_key = models.CharField(max_length=80)
    target_kind = models.CharField(max_length=80)
    target_key = models.CharField(max_length=80)
    office_code = models.CharField(max_length=60, blank=True)
    programme_code = models.CharField(max_length=60, blank=True)
    request_id = models.CharField(max_length=40, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    personal = models.JSONField(default=dict)
    personal_digests = models.JSONField(default=dict)
    salt = models.CharField(max_length=32, blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "position"], name="event_position_once")]
        indexes = [
            models.Index(fields=["target_kind", "target_key"], name="event_by_target"),
            models.Index(fields=["actor_key"], name="event_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.chain}#{self.position} {self.verb}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly
