"""How answers fall on the steps of a scale: one small column for each step."""

from dataclasses import dataclass

from probierz.lib import figures
from probierz.lib.charts.svg import Pen


@dataclass(frozen=True)
class Distribution:
    """Counts of the answers from the lowest step to the highest."""

    label: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class Distributions:
    title: str
    rows: tuple[Distribution, ...]


def distribution_mark(data: Distribution) -> str:
    """The bare columns for a cell of a table whose other cells hold the counts."""
    pen = Pen()
    return pen.drawing(_width(data), 28, _columns(pen, data, start=0, bottom=27, height=25))


def distribution(data: Distribution, *, language: str, standalone: bool = False) -> str:
    """One question: columns with the step beneath and the share above."""
    pen, step = Pen(standalone), 46.0
    tallest = max(data.counts, default=0) or 1
    shapes = [pen.line("axis", 0, 84, step * len(data.counts), 84)]
    for number, count in enumerate(data.counts):
        middle, height = step * (number + 0.5), 60 * count / tallest
        share = figures.percent(count / (data.total or 1), places=0, language=language)
        shapes += [
            pen.box("column", middle - 15, 84 - height, 30, height),
            pen.text("text", middle, 80 - height, share, size=10, anchor="middle"),
            pen.text("quiet", middle, 98, str(number + 1), anchor="middle"),
        ]
    return pen.drawing(step * len(data.counts), 102, *shapes, title=data.label)


def distributions(data: Distributions, *, language: str, standalone: bool = True) -> str:
    """The whole list as one picture for paper."""
    pen, step = Pen(standalone), 34.0
    shapes = []
    for number, row in enumerate(data.rows):
        bottom = step * (number + 1) - 4
        shapes += [
            pen.text("text", 0, bottom - 6, row.label),
            _columns(pen, row, start=430, bottom=bottom, height=25),
            pen.text("quiet", 598, bottom - 6, f"n = {figures.number(row.total, language=language)}", anchor="end"),
        ]
    return pen.drawing(600, step * len(data.rows), *shapes, title=data.title)


def _width(data: Distribution) -> float:
    return 14.0 * len(data.counts)


def _columns(pen: Pen, data: Distribution, *, start: float, bottom: float, height: float) -> str:
    tallest = max(data.counts, default=0) or 1
    shapes = [pen.line("axis", start, bottom + 0.5, start + _width(data), bottom + 0.5)]
    for number, count in enumerate(data.counts):
        tall = height * count / tallest
        shapes.append(pen.box("column", start + 14 * number + 2, bottom - tall, 10, tall))
    return "".join(shapes)
