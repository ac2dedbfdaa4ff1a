"""Half-open periods of days, and the calendar day in Warsaw of a moment in UTC.

A period begins on `since` and is over on `until`: the last day it holds is the day before. So that
"until the 1st" and "since the 1st" meet without overlap and without a gap.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

WARSAW = ZoneInfo("Europe/Warsaw")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `since` up to, not including, `until`; None means it has not ended."""

    since: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until <= self.since:
            raise ValueError("a period ends after it begins")

    def contains(self, day: date) -> bool:
        return self.since <= day < _end(self)

    def overlaps(self, other: "Period") -> bool:
        """Whether they share a day. Periods that only meet do not."""
        return self.since < _end(other) and other.since < _end(self)


def merged(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The same days as few periods in order: those that overlap or meet become one."""
    result: list[Period] = []
    for period in sorted(periods, key=lambda one: one.since):
        last = result[-1] if result else None
        if last is not None and (last.until is None or period.since <= last.until):
            result[-1] = Period(last.since, _later(last.until, period.until))
        else:
            result.append(period)
    return tuple(result)


def gaps(periods: Iterable[Period], within: Period) -> tuple[Period, ...]:
    """The days of `within` that none of the periods holds."""
    found: list[Period] = []
    start: date | None = within.since
    for period in merged(one for one in periods if one.overlaps(within)):
        if start is not None and start < period.since:
            found.append(Period(start, period.since))
        start = period.until
    if start is not None and (within.until is None or start < within.until):
        found.append(Period(start, within.until))
    return tuple(found)


def day_in_warsaw(moment: datetime) -> date:
    """The calendar day a moment falls on in Poland. A moment without a time zone is refused."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(WARSAW).date()


def start_of_day(day: date) -> datetime:
    """The moment in UTC at which the day begins in Poland."""
    return datetime.combine(day, time.min, tzinfo=WARSAW).astimezone(UTC)


def _end(period: Period) -> date:
    # Open periods reach the end of the calendar, so that comparisons need no cases.
    return period.until or date.max


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)
