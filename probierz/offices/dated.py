"""Rows that hold for a time: from a day, until the day before another, or still."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

from probierz.offices.owned import OwnedQuerySet

Row = TypeVar("Row", bound=models.Model)


def holds(on: date, prefix: str = "") -> Q:
    """The condition that a period, half open [since, until), contains the day."""
    still = Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gt": on})
    return Q(**{f"{prefix}since__lte": on}) & still


class DatedQuerySet(OwnedQuerySet[Row]):
    """Questions about a day."""

    def on(self, day: date) -> Self:
        """Rows whose period contains the day."""
        return self.filter(holds(day))


class Dated(models.Model):
    """A period [since, until); `until` is empty while it lasts."""

    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


def in_order(name: str) -> models.CheckConstraint:
    """The constraint that a period ends after it began."""
    ordered = Q(until__isnull=True) | Q(until__gt=F("since"))
    return models.CheckConstraint(condition=ordered, name=name)
