"""A word-sized line of a value over time, its last point marked."""

from collections.abc import Sequence

from probierz.lib.charts.svg import Pen


def sparkline(values: Sequence[float | None], *, title: str = "", standalone: bool = False) -> str:
    """Gaps stay gaps. The title says in words what the line shows; without one the line is decoration."""
    pen = Pen(standalone)
    known = [value for value in values if value is not None]
    if not known:
        return pen.drawing(80, 20, pen.line("axis", 4, 16, 76, 16), title=title)
    points = _points(values, min(known), max(known))
    ends = [point for point in points if point is not None]
    return pen.drawing(80, 20, pen.path("line", _path(points)), pen.circle("now", *ends[-1], 2.5), title=title)


def _points(values: Sequence[float | None], low: float, high: float) -> list[tuple[float, float] | None]:
    step, span = 72 / max(len(values) - 1, 1), (high - low) or 1
    return [
        None if value is None else (4 + step * place, 16 - 12 * (value - low) / span)
        for place, value in enumerate(values)
    ]


def _path(points: list[tuple[float, float] | None]) -> str:
    words, is_down = [], False
    for point in points:
        if point is not None:
            words.append(f"{'L' if is_down else 'M'}{point[0]:.1f} {point[1]:.1f}")
        is_down = point is not None
    return "".join(words)
