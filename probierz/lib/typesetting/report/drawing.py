"""Where the marks of a chart stand, as shares of its width; how they look is the layout's matter."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from probierz.lib import figures
from probierz.lib.typesetting.report.content import Gap, Interval, Measurement, Span, Stage

STEP = 20
TOP = 100.0
MONTHS_BETWEEN_TICKS = (1, 2, 3, 6, 12, 24, 60, 120)
MOST_TICKS = 9


@dataclass(frozen=True, slots=True)
class Scale:
    """From a round number below all values to 100."""

    low: float
    high: float = TOP

    def at(self, value: float) -> float:
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)

    @property
    def ticks(self) -> list[dict[str, object]]:
        marks = range(int(self.low), int(self.high) + 1, STEP)
        return [{"at": self.at(mark), "label": str(mark)} for mark in marks]


def scale_of(values: Iterable[float]) -> Scale:
    """Keeps every value on the drawing and the scale the same for all rows."""
    lowest = min(values, default=0.0)
    return Scale(float(max(0, min(STEP * math.floor(lowest / STEP), 100 - 2 * STEP))))


def values_of(*measurements: Measurement | Gap) -> list[float]:
    """The values and limits that a scale must hold."""
    known = [one for one in measurements if isinstance(one, Measurement)]
    return [value for one in known for value in (one.index, *(_limits(one.interval)))]


def streak(scale: Scale, then: float | Gap, now: float | Gap, interval: Interval | None = None) -> dict[str, object]:
    """Hollow circle, streak, full circle, and the thin line of now's interval."""
    limits = [scale.at(limit) for limit in _limits(interval)]
    return {"then": _at(scale, then), "now": _at(scale, now), "limits": limits}


def timeline(stages: Sequence[Stage], language: str) -> dict[str, object]:
    """Rows of plan and course with the ticks of months; empty when no stage has a date."""
    spans = [span for stage in stages for span in (stage.planned, stage.actual) if span]
    if not spans:
        return {}
    first = min(span.start for span in spans).replace(day=1)
    last = max(span.end or span.start for span in spans) + timedelta(days=1)
    rows = [
        {"name": stage.name, "planned": _bar(stage.planned, first, last), "actual": _bar(stage.actual, first, last)}
        for stage in stages
    ]
    return {"rows": rows, "ticks": _month_ticks(first, last, language)}


def _limits(interval: Interval | None) -> tuple[float, ...]:
    return () if interval is None else (interval.low, interval.high)


def _at(scale: Scale, value: float | Gap) -> float | None:
    return None if isinstance(value, Gap) else scale.at(value)


def _bar(span: Span | None, first: date, last: date) -> list[float]:
    if span is None:
        return []
    end = span.end or span.start
    return [_share(span.start, first, last), _share(end + timedelta(days=1), first, last)]


def _share(day: date, first: date, last: date) -> float:
    return min((day - first) / (last - first), 1.0)


def _month_ticks(first: date, last: date, language: str) -> list[dict[str, object]]:
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    step = next((size for size in MONTHS_BETWEEN_TICKS if months / size <= MOST_TICKS), MONTHS_BETWEEN_TICKS[-1])
    days = (_months_after(first, count) for count in range(0, months, step))
    return [{"at": _share(day, first, last), "label": figures.month(day, language=language)} for day in days]


def _months_after(first: date, count: int) -> date:
    year, month = divmod(12 * first.year + first.month - 1 + count, 12)
    return date(year, month + 1, 1)
