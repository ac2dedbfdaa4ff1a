"""A heat map of requirements: one square for each, told apart by shape as well as by colour."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from probierz.lib.charts.svg import Pen

SIDE, STEP, ACROSS, LEFT = 26.0, 46.0, 12, 190.0


class Heat(StrEnum):
    FULL = "full"
    PART = "part"
    NONE = "none"
    UNKNOWN = "unknown"
    OFF = "off"


@dataclass(frozen=True)
class HeatCell:
    """One square with the number written beneath it."""

    number: str
    heat: Heat


@dataclass(frozen=True)
class HeatRow:
    label: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True)
class HeatMap:
    """Rows of squares; `legend` names each heat in words."""

    title: str
    rows: tuple[HeatRow, ...]
    legend: tuple[tuple[Heat, str], ...]


@cache
def heat_mark(heat: Heat) -> str:
    """One square for a page, whose words stand beside it."""
    pen = Pen()
    return pen.drawing(18, 18, _square(pen, heat, 1, 1, 16))


def heat_map(data: HeatMap, *, standalone: bool = True) -> str:
    """The whole map as one picture for paper, with its legend."""
    pen = Pen(standalone)
    shapes, y = [], 0.0
    for row in data.rows:
        shapes.append(pen.text("strong", 0, y + 17, _cut(row.label), size=11))
        for place, cell in enumerate(row.cells):
            left, top = LEFT + STEP * (place % ACROSS), y + 44 * (place // ACROSS)
            shapes.append(_square(pen, cell.heat, left, top, SIDE))
            shapes.append(pen.text("quiet", left + SIDE / 2, top + SIDE + 11, cell.number, size=9, anchor="middle"))
        y += 44 * (1 + max(len(row.cells) - 1, 0) // ACROSS) + 8
    for place, (heat, words) in enumerate(data.legend):
        shapes.append(_square(pen, heat, 148.0 * place, y + 6, 14))
        shapes.append(pen.text("text", 148.0 * place + 20, y + 17, words, size=10))
    return pen.drawing(LEFT + STEP * ACROSS, y + 28, *shapes, title=data.title)


def _square(pen: Pen, heat: Heat, x: float, y: float, side: float) -> str:
    """Full, filled to the half, crossed, empty, or a bare line."""
    frame = pen.box("other", x, y, side, side, rx=2)
    if heat is Heat.FULL:
        return pen.box("bar", x, y, side, side, rx=2)
    if heat is Heat.PART:
        return frame + pen.box("going", x, y + side / 2, side, side / 2)
    if heat is Heat.NONE:
        inset = side * 0.28
        cross = [
            pen.path("cross", f"M{x + inset:.1f} {y + inset:.1f}L{x + side - inset:.1f} {y + side - inset:.1f}"),
            pen.path("cross", f"M{x + side - inset:.1f} {y + inset:.1f}L{x + inset:.1f} {y + side - inset:.1f}"),
        ]
        return pen.box("late", x, y, side, side, rx=2) + "".join(cross)
    return frame if heat is Heat.UNKNOWN else pen.line("axis", x + 3, y + side / 2, x + side - 3, y + side / 2)


def _cut(label: str) -> str:
    return label if len(label) <= 32 else f"{label[:31]}…"
