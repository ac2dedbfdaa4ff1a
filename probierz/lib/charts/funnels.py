"""A funnel plot: offices by number of answers, within limits that chance alone would keep."""

import math
from dataclasses import dataclass

from probierz.lib import figures
from probierz.lib.charts.svg import Pen, Scale, scale_for
from probierz.lib.statistics.places import ALARM, WARNING, Place, Spread

_WORDS = {
    "pl": {"answers": "liczba odpowiedzi", "title": "{title} Średnia {centre}."},
    "en": {"answers": "answers", "title": "{title} Mean {centre}."},
}


@dataclass(frozen=True)
class FunnelPoint:
    """A place with the number of answers behind its value."""

    label: str
    n: int
    value: float
    is_here: bool = False


@dataclass(frozen=True)
class Funnel:
    """Points around the common mean; `deviation` is that of single answers.

    Limits of `spread` know how much places differ beyond chance: without it, large places always look special.
    """

    title: str
    unit: str
    points: tuple[FunnelPoint, ...]
    spread: Spread
    deviation: float

    def limit(self, n: float, z: float) -> float:
        """How far from the centre chance, and what places differ by anyhow, take the mean of n answers."""
        return self.spread.limit(self._error(n), z)

    @property
    def outside(self) -> tuple[FunnelPoint, ...]:
        """Places beyond the limits of 99.8 %."""
        return tuple(one for one in self.points if self.spread.is_beyond(Place(one.value, self._error(one.n))))

    def _error(self, n: float) -> float:
        return self.deviation / math.sqrt(n)


def funnel(data: Funnel, *, language: str, standalone: bool = False) -> str:
    """The plot, 560 by 260; a table of the same places stands beside it."""
    pen = Pen(standalone)
    across, up = _scales(data)
    words = _WORDS["pl" if language.startswith("pl") else "en"]
    centre = figures.number(data.spread.centre, places=1, language=language)
    middle = _y(up, data.spread.centre)
    shapes = [
        pen.line("today", 34, middle, 556, middle),
        *(_limits(pen, data, across, up, z, part) for z, part in ((WARNING, "dashed"), (ALARM, "line"))),
        *(_tick(pen, up, value, word) for value, word in zip(up.ticks, up.tick_words(language), strict=True)),
        pen.text("quiet", 34, 10, data.unit, size=10),
        pen.text("quiet", 556, 256, words["answers"], size=10, anchor="end"),
        *(_counts(pen, across, language)),
        *(_point(pen, one, across, up) for one in sorted(data.points, key=lambda one: one.is_here)),
    ]
    return pen.drawing(560, 260, *shapes, title=words["title"].format(title=data.title, centre=centre))


def _scales(data: Funnel) -> tuple[Scale, Scale]:
    most = max(one.n for one in data.points)
    step = _round_step(most / 4)
    ticks = tuple(range(0, math.ceil(most * 1.05 / step) * step + 1, step))
    values = [one.value for one in data.points]
    return Scale(0, ticks[-1], ticks), scale_for([min(values), max(values), data.spread.centre])


def _round_step(wanted: float) -> int:
    """1, 2 or 5 with noughts: the largest that is not more than wanted."""
    power: int = 10 ** max(math.floor(math.log10(max(wanted, 1))), 0)
    return max(step for step in (power, 2 * power, 5 * power) if step <= max(wanted, 1))


def _limits(pen: Pen, data: Funnel, across: Scale, up: Scale, z: float, part: str) -> str:
    """Two curves, cut where they leave the picture."""
    smallest = max(min(one.n for one in data.points) * 0.6, 2.0)
    steps = [smallest + (across.high - smallest) * (number / 60) ** 2 for number in range(61)]
    curves = []
    for side in (1, -1):
        points = [(n, data.spread.centre + side * data.limit(n, z)) for n in steps]
        kept = [(n, value) for n, value in points if up.low <= value <= up.high]
        if kept:
            curves.append("M" + "L".join(f"{_x(across, n):.1f} {_y(up, value):.1f}" for n, value in kept))
    return pen.path(part, "".join(curves)) if curves else ""


def _tick(pen: Pen, up: Scale, value: float, word: str) -> str:
    y = _y(up, value)
    return pen.text("quiet", 28, y + 3.5, word, size=10, anchor="end") + pen.line("rule", 34, y, 556, y)


def _counts(pen: Pen, across: Scale, language: str) -> list[str]:
    return [
        pen.text("quiet", _x(across, tick), 242, figures.number(tick, language=language), size=10, anchor="middle")
        for tick in across.ticks[:-1]
    ]


def _point(pen: Pen, one: FunnelPoint, across: Scale, up: Scale) -> str:
    return pen.circle(
        "going" if one.is_here else "other", _x(across, one.n), _y(up, one.value), 4.5 if one.is_here else 4
    )


def _x(across: Scale, n: float) -> float:
    return across.at(n, 40, 512)


def _y(up: Scale, value: float) -> float:
    return 226 - up.at(value, 0, 208)
