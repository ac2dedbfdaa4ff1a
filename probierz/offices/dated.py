"""Rows that hold for a time: from a day, until the day before another, or still."""

from datetime import date
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import F, Func, IntegerField, Q
from django.db.models.sql.compiler import SQLCompiler

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


class DaysBetween(Func):
    """How many days the first of two columns of days is after the second, counted by the database itself."""

    arity = 2
    arg_joiner = " - "
    template = "(%(expressions)s)"
    output_field = IntegerField()

    def as_sqlite(self, compiler: SQLCompiler, connection: Any, **context: Any) -> tuple[str, Any]:
        # SQLite keeps days as texts.
        later, earlier = (compiler.compile(one) for one in self.get_source_expressions())
        sql = f"CAST(julianday({later[0]}) - julianday({earlier[0]}) AS INTEGER)"
        return sql, (*later[1], *earlier[1])
