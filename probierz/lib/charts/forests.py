"""A forest: the change in each of many places with its interval, around the line of no change."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from probierz.lib.charts.svg import Pen, Scale

POINTS = (5, 10, 20, 50)  # of an index; the first is the narrowest, so that a small change never looks large
MOST_TICKS = 3  # to each side
STEPS = (0.5, 1, 2)  # of a rating from 1 to 5


@dataclass(frozen=True)
class ForestRow:
    """A change with its interval; `is_sure` when it stands after allowing for the number of places compared."""

    label: str
    change: float | None = None
    low: float | None = None
    high: float | None = None
    is_sure: bool = False


def forest_scale(rows: Sequence[ForestRow], *, steps: Sequence[float] = POINTS) -> Scale:
    """As far to the left of zero as to the right, at most three of the first of these steps that reaches all rows."""
    ends = [abs(value) for row in rows for value in (row.change, row.low, row.high) if value is not None]
    reach = max([steps[0], *ends])
    step = next((step for step in steps if reach <= MOST_TICKS * step), steps[-1])
    count = min(ceil(reach / step), MOST_TICKS)
    return Scale(-count * step, count * step, tuple(number * step for number in range(-count, count + 1)))


def forest_mark(row: ForestRow, scale: Scale) -> str:
    """The bare change for a cell of a table whose other cells hold the numbers: full when sure, hollow when not."""
    pen = Pen()
    grid = "".join(pen.line("rule", _x(scale, tick), 0, _x(scale, tick), 24) for tick in scale.ticks if tick)
    zero = pen.line("axis", _x(scale, 0), 0, _x(scale, 0), 24)
    return pen.drawing(200, 24, grid, zero, _change(pen, row, scale))


def _change(pen: Pen, row: ForestRow, scale: Scale) -> str:
    shapes = []
    if row.low is not None and row.high is not None:
        shapes.append(pen.line("interval", _x(scale, row.low), 12, _x(scale, row.high), 12))
        shapes += [pen.line("interval", _x(scale, end), 9, _x(scale, end), 15) for end in (row.low, row.high)]
    if row.change is not None:
        shapes.append(pen.circle("now" if row.is_sure else "then", _x(scale, row.change), 12, 5))
    return "".join(shapes)


def _x(scale: Scale, value: float) -> float:
    return scale.at(value, 8, 184)
