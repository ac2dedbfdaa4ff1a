"""One place among unnamed others: a line from the baseline to the follow-up for each, its own drawn strong."""

from dataclasses import dataclass

from probierz.lib import figures
from probierz.lib.charts.svg import Pen, Scale, scale_for

_LEFT, _RIGHT, _TOP, _HEIGHT = 70.0, 420.0, 12.0, 200.0


@dataclass(frozen=True)
class Slope:
    """A value then and now."""

    then: float
    now: float


@dataclass(frozen=True)
class Slopes:
    """`own` is None while the place has not both values; the names of the two ends stand beneath."""

    title: str
    then: str
    now: str
    others: tuple[Slope, ...]
    own: Slope | None = None

    @property
    def common_scale(self) -> Scale:
        every = [*self.others, *([self.own] if self.own else [])]
        return scale_for([value for one in every for value in (one.then, one.now)])


def slopes(data: Slopes, *, language: str, standalone: bool = False) -> str:
    """The picture, 490 by 240; a table of what is typical of the others stands beside it."""
    pen, scale = Pen(standalone), data.common_scale
    shapes = [
        _tick(pen, scale, value, word) for value, word in zip(scale.ticks, scale.tick_words(language), strict=True)
    ]
    shapes += [_line(pen, "plan", one, scale) for one in data.others]
    if data.own is not None:
        shapes += [_line(pen, part, data.own, scale) for part in ("edge", "streak")]
        shapes += [_end(pen, "then", _LEFT, data.own.then, scale), _end(pen, "now", _RIGHT, data.own.now, scale)]
        now = figures.number(data.own.now, places=1, language=language)
        shapes.append(pen.text("strong", _RIGHT + 12, _y(scale, data.own.now) + 4, now))
    shapes += [
        pen.text("quiet", _LEFT, 234, data.then, anchor="middle"),
        pen.text("quiet", _RIGHT, 234, data.now, anchor="middle"),
    ]
    return pen.drawing(490, 240, *shapes, title=data.title)


def _tick(pen: Pen, scale: Scale, value: float, word: str) -> str:
    y = _y(scale, value)
    return pen.text("quiet", 28, y + 3.5, word, size=10, anchor="end") + pen.line("rule", 34, y, 456, y)


def _line(pen: Pen, part: str, one: Slope, scale: Scale) -> str:
    if part == "plan":
        return pen.path(part, f"M{_LEFT:.1f} {_y(scale, one.then):.1f}L{_RIGHT:.1f} {_y(scale, one.now):.1f}")
    return pen.line(part, _LEFT, _y(scale, one.then), _RIGHT, _y(scale, one.now))


def _end(pen: Pen, part: str, x: float, value: float, scale: Scale) -> str:
    return pen.circle(part, x, _y(scale, value), 5)


def _y(scale: Scale, value: float) -> float:
    return _TOP + _HEIGHT - scale.at(value, 0, _HEIGHT)
