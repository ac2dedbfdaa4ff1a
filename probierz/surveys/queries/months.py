"""The index month by month, and which months are more than the noise it always had."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from probierz.lib.questionnaires import INDEX_UNIT
from probierz.lib.statistics.histogram import Moments
from probierz.lib.statistics.xmr import Signal, Xmr, xmr
from probierz.surveys.rules import THRESHOLD


@dataclass(frozen=True)
class Month:
    """One month, or a few in a row that are told together because ten answers came in none of them alone."""

    first: date
    last: date
    n: int
    index: float


@dataclass(frozen=True)
class Months:
    """In order of time; without a chart there are fewer than seven, too few to tell noise from a signal."""

    rows: tuple[Month, ...]
    chart: Xmr | None

    def signals_of(self, place: int) -> tuple[Signal, ...]:
        return self.chart.signals_at(place) if self.chart else ()


def months_from(sums: Sequence[tuple[date, Moments]]) -> Months:
    """From the sums of each month, the earliest first. A month below ten joins the next, the last one those before."""
    groups: list[list[tuple[date, Moments]]] = []
    waiting: list[tuple[date, Moments]] = []
    for one in sums:
        waiting.append(one)
        if _together(waiting).n >= THRESHOLD:
            groups.append(waiting)
            waiting = []
    if waiting and groups:
        groups[-1] += waiting
    rows = tuple(_month(group) for group in groups)
    return Months(rows, xmr([row.index for row in rows]))


def _month(group: Sequence[tuple[date, Moments]]) -> Month:
    whole = _together(group)
    return Month(group[0][0], group[-1][0], whole.n, float(whole.total / whole.n) / INDEX_UNIT)


def _together(group: Sequence[tuple[date, Moments]]) -> Moments:
    return sum((moments for _, moments in group), start=Moments())
