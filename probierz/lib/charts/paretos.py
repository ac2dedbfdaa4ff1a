"""A Pareto chart: columns that fall, and the line of their shares added up."""

from dataclasses import dataclass
from itertools import accumulate

from probierz.lib import figures
from probierz.lib.charts.svg import Pen

WIDTH, HEIGHT = 720, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 676, 22, 204
_MOST = 12


@dataclass(frozen=True)
class ParetoColumn:
    """One name with its number; the biggest first."""

    label: str
    count: int


@dataclass(frozen=True)
class Pareto:
    title: str
    columns: tuple[ParetoColumn, ...]


def pareto(data: Pareto, *, language: str, standalone: bool = False) -> str:
    """The chart, 720 by 260; the table beside it says what does not fit: names in full, what comes after twelve."""
    pen = Pen(standalone)
    total = sum(column.count for column in data.columns) or 1
    shares = [so_far / total for so_far in accumulate(column.count for column in data.columns)]
    shown = data.columns[:_MOST]
    step = (_RIGHT - _LEFT) / max(len(shown), 1)
    centres = [_LEFT + step * (place + 0.5) for place in range(len(shown))]
    shapes = [
        *(_level(pen, share, total, language) for share in (0, 0.25, 0.5, 0.75, 1)),
        *(_column(pen, one, x, step, total) for one, x in zip(shown, centres, strict=True)),
        pen.path("line", _line(centres, shares)),
        *(pen.circle("going", x, _y(share), 4) for x, share in zip(centres, shares, strict=False)),
    ]
    return pen.drawing(WIDTH, HEIGHT, *shapes, title=data.title)


def _y(share: float) -> float:
    return _BOTTOM - share * (_BOTTOM - _TOP)


def _level(pen: Pen, share: float, total: int, language: str) -> str:
    """One line of the scale: the number on the left, the share on the right."""
    y = _y(share)
    count = figures.number(share * total, places=0, language=language)
    words = figures.percent(share, places=0, language=language)
    left = pen.text("quiet", _LEFT - 6, y + 3.5, count, size=10, anchor="end")
    return pen.line("rule", _LEFT, y, _RIGHT, y) + left + pen.text("quiet", _RIGHT + 6, y + 3.5, words, size=10)


def _column(pen: Pen, one: ParetoColumn, x: float, step: float, total: int) -> str:
    width = min(step * 0.7, 64)
    top = _y(one.count / total)
    letters = max(int(step / 5.4), 4)
    lines = _folded(one.label, letters)
    names = "".join(
        pen.text("quiet", x, _BOTTOM + 15 + 12 * place, words, size=10, anchor="middle")
        for place, words in enumerate(lines)
    )
    return pen.box("bar", x - width / 2, top, width, _BOTTOM - top) + names


def _folded(label: str, letters: int) -> list[str]:
    """The name in at most three lines; what does not fit is cut."""
    lines = [""]
    for word in label.split():
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) <= letters or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
    cut = [line if len(line) <= letters else f"{line[: letters - 1]}…" for line in lines[:3]]
    return cut if len(lines) <= 3 else [*cut[:2], f"{cut[2][: letters - 1]}…"]


def _line(centres: list[float], shares: list[float]) -> str:
    points = [f"{x:.1f} {_y(share):.1f}" for x, share in zip(centres, shares, strict=False)]
    return f"M{' L'.join(points)}" if points else "M0 0"
