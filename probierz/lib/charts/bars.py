"""Shares as horizontal bars, each with its Wilson interval."""

from dataclasses import dataclass

from probierz.lib import figures
from probierz.lib.charts.svg import NO_VALUE, Pen, Scale

_WHOLE = Scale(0, 1, (0, 0.25, 0.5, 0.75, 1))


@dataclass(frozen=True)
class Bar:
    """A share between 0 and 1; None is "no data". `count` is what it is a share of."""

    label: str
    share: float | None
    low: float | None = None
    high: float | None = None
    count: int | None = None
    is_here: bool = False


@dataclass(frozen=True)
class Bars:
    title: str
    rows: tuple[Bar, ...]


def bar_mark(data: Bar) -> str:
    """The bare bar for a cell of a table whose other cells hold the numbers."""
    pen = Pen()
    return pen.drawing(200, 20, _bar(pen, data, start=0, width=198, y=10))


def bars(data: Bars, *, language: str, standalone: bool = True) -> str:
    """The whole list as one picture for paper."""
    pen, step = Pen(standalone), 22.0
    shapes = []
    for number, row in enumerate(data.rows):
        y = 12 + step * number
        share = NO_VALUE if row.share is None else figures.percent(row.share, language=language)
        count = "" if row.count is None else f"n = {figures.number(row.count, language=language)}"
        shapes += [
            pen.text("here" if row.is_here else "text", 0, y + 4, row.label),
            _bar(pen, row, start=230, width=240, y=y),
            pen.text("strong", 530, y + 4, share, anchor="end"),
            pen.text("quiet", 598, y + 4, count, anchor="end"),
        ]
    return pen.drawing(600, step * len(data.rows) + 4, *shapes, title=data.title)


def _bar(pen: Pen, data: Bar, *, start: float, width: float, y: float) -> str:
    shapes = [pen.box("track", start, y - 5, width, 10)]
    if data.share is not None:
        shapes.append(pen.box("bar", start, y - 5, _WHOLE.at(data.share, 0, width), 10))
    if data.low is not None and data.high is not None:
        left, right = _WHOLE.at(data.low, start, width), _WHOLE.at(data.high, start, width)
        shapes.append(pen.line("interval", left, y, right, y))
        shapes += [pen.line("interval", x, y - 4, x, y + 4) for x in (left, right)]
    return "".join(shapes)
