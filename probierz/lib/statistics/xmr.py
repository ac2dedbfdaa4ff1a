"""The XmR chart: which values of an indicator are more than the noise it always had.

Limits are mean -+ 2.66 * mean moving range (W. A. Shewhart, Economic Control of Quality, 1931; the constant is
3 / d2 with d2 = 1.128 for ranges of two, D. J. Wheeler and D. S. Chambers, Understanding Statistical Process
Control, 1992). Moving ranges above 3.267 times their mean (D4 for ranges of two) are left out of it once, so that
a single jump does not hide itself by widening the limits. The four rules are those of NHS England's "plot the dots".
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import mean

LIMITS = 2.66
SCREEN = 3.267
LONG = 7  # points on one side, or one after another in one direction
FEWEST = 7  # below this there is too little noise to tell a signal from
SETTLED = 12  # below this limits still move with each new value


class Rule(StrEnum):
    """Why a point is a signal."""

    OUTSIDE = "outside"
    ONE_SIDE = "one_side"
    TREND = "trend"
    NEAR_A_LIMIT = "near_a_limit"


@dataclass(frozen=True, slots=True)
class Signal:
    """A point that a rule names, and whether it is high (or rising) or low (or falling)."""

    at: int
    rule: Rule
    is_high: bool


@dataclass(frozen=True, slots=True)
class Xmr:
    """The values with their mean, limits and signals; positions count from 0."""

    values: tuple[float, ...]
    mean: float
    range: float
    signals: tuple[Signal, ...]

    @property
    def low(self) -> float:
        return self.mean - LIMITS * self.range

    @property
    def high(self) -> float:
        return self.mean + LIMITS * self.range

    @property
    def is_settled(self) -> bool:
        return len(self.values) >= SETTLED

    def signals_at(self, position: int) -> tuple[Signal, ...]:
        return tuple(one for one in self.signals if one.at == position)


def xmr(values: Sequence[float]) -> Xmr | None:
    """The chart of values in order of time; None for fewer than seven."""
    if len(values) < FEWEST:
        return None
    # Exact: a mean one rounding away from equal values would call each of them a signal.
    centre, spread = mean([float(value) for value in values]), screened_range(values)
    chart = Xmr(tuple(values), centre, spread, ())
    found = [signal for rule in _RULES for signal in rule(chart)]
    order = list(Rule)
    return Xmr(chart.values, centre, spread, tuple(sorted(found, key=lambda one: (one.at, order.index(one.rule)))))


def screened_range(values: Sequence[float]) -> float:
    """The mean of moving ranges |x(i) - x(i-1)|, those above 3.267 times their mean left out once."""
    ranges = [abs(after - before) for before, after in pairwise(values)]
    ceiling = SCREEN * sum(ranges) / len(ranges)
    kept = [one for one in ranges if one <= ceiling] or ranges
    return sum(kept) / len(kept)


def _outside(chart: Xmr) -> list[Signal]:
    """A point beyond a limit."""
    return [
        Signal(at, Rule.OUTSIDE, value > chart.high)
        for at, value in enumerate(chart.values)
        if value > chart.high or value < chart.low
    ]


def _one_side(chart: Xmr) -> list[Signal]:
    """Each point of seven or more in a row above the mean, or below it; a point on the mean ends the row."""
    sides = [_sign(value - chart.mean) for value in chart.values]
    return [Signal(at, Rule.ONE_SIDE, side > 0) for at, side in _long_rows(sides, LONG)]


def _trend(chart: Xmr) -> list[Signal]:
    """Each point of seven or more in a row that rise, or fall, without a pause."""
    steps = [_sign(after - before) for before, after in pairwise(chart.values)]
    found: dict[int, Signal] = {}
    for at, step in _long_rows(steps, LONG - 1):
        for point in (at, at + 1):
            found.setdefault(point, Signal(point, Rule.TREND, step > 0))
    return list(found.values())


def _near_a_limit(chart: Xmr) -> list[Signal]:
    """Each of two or three points among three in a row that lie in the outer third towards the same limit."""
    near = 2 / 3 * LIMITS * chart.range
    sides = [_sign(value - chart.mean) if abs(value - chart.mean) > near else 0 for value in chart.values]
    found = {
        at: side
        for first in range(len(sides) - 2)
        for side in (1, -1)
        if sides[first : first + 3].count(side) >= 2
        for at in range(first, first + 3)
        if sides[at] == side
    }
    return [Signal(at, Rule.NEAR_A_LIMIT, side > 0) for at, side in found.items()]


_RULES: tuple[Callable[[Xmr], list[Signal]], ...] = (_outside, _one_side, _trend, _near_a_limit)


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _long_rows(signs: Sequence[int], length: int) -> list[tuple[int, int]]:
    """Positions, with their sign, that belong to `length` or more equal signs in a row; zero belongs to none."""
    found: list[tuple[int, int]] = []
    start = 0
    for at in range(1, len(signs) + 1):
        if at == len(signs) or signs[at] != signs[start]:
            if signs[start] and at - start >= length:
                found += [(one, signs[start]) for one in range(start, at)]
            start = at
    return found
