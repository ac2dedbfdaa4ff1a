"""Periods that repeat: months, quarters, half-years, years, each with a code that sorts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_ROMAN = ("I", "II", "III", "IV")


class Frequency(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


MONTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.HALF_YEAR: 6, Frequency.YEAR: 12}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of whole months; `until` is the first day after it."""

    since: date
    until: date
    frequency: Frequency

    @property
    def last_day(self) -> date:
        return self.until - timedelta(days=1)

    @property
    def label(self) -> str:
        """ "03.2026", "II 2026" (a quarter), "1/2026" (a half-year), "2026"."""
        place = (self.since.month - 1) // MONTHS[self.frequency]
        year = self.since.year
        match self.frequency:
            case Frequency.MONTH:
                return f"{self.since.month:02d}.{year}"
            case Frequency.QUARTER:
                return f"{_ROMAN[place]} {year}"
            case Frequency.HALF_YEAR:
                return f"{place + 1}/{year}"
            case _:
                return str(year)

    @property
    def next(self) -> "Period":
        return period_of(self.until, self.frequency)


def period_of(day: date, frequency: Frequency) -> Period:
    """The period that holds the day."""
    months = MONTHS[frequency]
    first = (day.month - 1) // months * months + 1
    since = date(day.year, first, 1)
    after = first + months
    return Period(since, date(day.year + 1, 1, 1) if after > 12 else date(day.year, after, 1), frequency)


def ended_periods(frequency: Frequency, *, since: date, on: date) -> list[Period]:
    """Periods from the one that holds `since` whose last day has passed on the day, oldest first."""
    return list(_until(period_of(since, frequency), on))


def _until(period: Period, on: date) -> Iterator[Period]:
    while period.until <= on:
        yield period
        period = period.next
