"""Indicators of processes with their values."""

from django.db import models
from django.db.models import Q

from probierz.lib.catalogs.processes import Direction, Unit
from probierz.lib.identifiers import portable_id
from probierz.lib.periods import Frequency, Period, period_of
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import OfficeManager, OfficeOwned, OwnedQuerySet
from probierz.processes.models.processes import Process
from probierz.processes.rules import Taken


class IndicatorQuerySet(OwnedQuerySet["Indicator"]):
    """Indicators of the offices in scope."""

    def counted(self) -> "IndicatorQuerySet":
        """Those still counted, of processes that run."""
        return self.filter(ended_on__isnull=True, process__retired_on__isnull=True)


class Indicator(OfficeOwned):
    """What is measured of a process, how often, and what is aimed at.

    `source` names the part of this system that computes the value; without it people type it or bring a file.
    Periods need no rows: they follow from the frequency, the first one and today.
    """

    privacy = without_personal_data("Counts work, not people.")

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="indicators")
    name = models.CharField(max_length=200)
    definition = models.TextField(blank=True)
    unit = models.CharField(max_length=10, choices=choices_of(Unit))
    direction = models.CharField(max_length=5, choices=choices_of(Direction))
    target = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    frequency = models.CharField(max_length=10, choices=choices_of(Frequency))
    source = models.CharField(max_length=40, blank=True)
    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects = OfficeManager.from_queryset(IndicatorQuerySet)()

    class Meta:
        constraints = [
            is_known("unit", Unit, name="indicator_unit_is_known"),
            is_known("direction", Direction, name="indicator_direction_is_known"),
            is_known("frequency", Frequency, name="indicator_frequency_is_known"),
            models.UniqueConstraint(
                fields=["process", "name"], condition=Q(ended_on__isnull=True), name="indicator_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ReadingQuerySet(OwnedQuerySet["Reading"]):
    """Values of indicators of the offices in scope."""


class Reading(OfficeOwned):
    """The value of an indicator in one period, told by its first day."""

    privacy = without_personal_data("Counts work, not people.")

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="readings")
    since = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=4)
    note = models.CharField(max_length=300, blank=True)
    taken = models.CharField(max_length=10, choices=choices_of(Taken))
    taken_at = models.DateTimeField(auto_now=True)

    objects = OfficeManager.from_queryset(ReadingQuerySet)()

    class Meta:
        constraints = [
            is_known("taken", Taken, name="reading_taken_is_known"),
            models.UniqueConstraint(fields=["indicator", "since"], name="reading_once_in_a_period"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.since}: {self.value}"

    @property
    def period(self) -> Period:
        return period_of(self.since, Frequency(self.indicator.frequency))


class ReadingsDraftQuerySet(OwnedQuerySet["ReadingsDraft"]):
    """Uploaded values of the offices in scope."""


class ReadingsDraft(OfficeOwned):
    """Values read from an uploaded file, while somebody looks at them; gone when taken, dropped or a day old."""

    privacy = without_personal_data("Counts work, not people.")

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    name = models.CharField(max_length=200)
    rows = models.JSONField()
    started_at = models.DateTimeField(auto_now_add=True)

    objects = OfficeManager.from_queryset(ReadingsDraftQuerySet)()

    def __str__(self) -> str:
        return self.name
