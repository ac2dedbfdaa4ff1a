"""A control chart: values of an indicator in time between the limits of their own noise."""

from dataclasses import dataclass

from probierz.lib import figures
from probierz.lib.charts.svg import Pen, Scale, round_scale

WIDTH, HEIGHT = 720, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 54, 640, 16, 206
_LABELS = 12

_WORDS = {
    "pl": {"mean": "średnia", "target": "cel", "high": "górna granica", "low": "dolna granica", "none": "brak"},
    "en": {"mean": "mean", "target": "target", "high": "upper limit", "low": "lower limit", "none": "none"},
}


@dataclass(frozen=True)
class ControlPoint:
    """One period; `is_better` is None for a point that is no signal."""

    label: str
    value: float | None
    is_better: bool | None = None


@dataclass(frozen=True)
class ControlChart:
    """Points in order of time; mean and limits are missing while there are too few."""

    title: str
    unit: str
    points: tuple[ControlPoint, ...]
    target: float | None = None
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    places: int = 1


def control_chart(data: ControlChart, *, language: str, standalone: bool = False) -> str:
    """The chart, 720 by 250; signals are squares when worse and large dots when better, gaps are missing values."""
    pen = Pen(standalone)
    scale = _scale(data)
    words = _WORDS["pl" if language.startswith("pl") else "en"]
    shapes = [
        *(_tick(pen, scale, *told) for told in zip(scale.ticks, scale.tick_words(language), strict=True)),
        pen.text("quiet", _LEFT, 10, data.unit, size=10),
        *_levels(pen, scale, data, words, language),
        pen.path("line", _path(data, scale)),
        *(_point(pen, scale, data, place, words["none"]) for place in range(len(data.points))),
        *_names(pen, data),
    ]
    return pen.drawing(WIDTH, HEIGHT, *shapes, title=data.title)


def _scale(data: ControlChart) -> Scale:
    levels = (data.target, data.mean, data.low, data.high, *(point.value for point in data.points))
    known = [value for value in levels if value is not None] or [0.0, 1.0]
    room = (max(known) - min(known)) * 0.06 or abs(max(known)) * 0.1 or 1.0
    low, high = min(known) - room, max(known) + room
    if min(known) >= 0:
        low = max(low, 0.0)
    return round_scale(low, high)


def _x(data: ControlChart, place: int) -> float:
    return _LEFT + 12 + (_RIGHT - _LEFT - 24) * place / max(len(data.points) - 1, 1)


def _y(scale: Scale, value: float) -> float:
    return _BOTTOM - scale.at(value, 0, _BOTTOM - _TOP)


def _tick(pen: Pen, scale: Scale, value: float, words: str) -> str:
    y = _y(scale, value)
    return pen.text("quiet", _LEFT - 8, y + 3.5, words, size=10, anchor="end") + pen.line("rule", _LEFT, y, _RIGHT, y)


def _levels(pen: Pen, scale: Scale, data: ControlChart, words: dict[str, str], language: str) -> list[str]:
    """Mean, limits and target, their names at the right end kept apart."""
    levels = [("high", data.high, "dashed"), ("mean", data.mean, "axis"), ("low", data.low, "dashed")]
    levels.append(("target", data.target, "today"))
    known = sorted(((_y(scale, value), name, value, part) for name, value, part in levels if value is not None))
    drawn, free = [], 0.0
    for y, name, value, part in known:
        at = max(y + 3.5, free)
        free = at + 12
        label = f"{words[name]} {figures.number(value, places=data.places, language=language)}"
        look = "here" if name == "target" else "quiet"
        drawn.append(pen.line(part, _LEFT, y, _RIGHT, y) + pen.text(look, _RIGHT + 6, at, label, size=9))
    return drawn


def _path(data: ControlChart, scale: Scale) -> str:
    """One line for each stretch without a missing value."""
    parts, drawing = [], False
    for place, point in enumerate(data.points):
        if point.value is not None:
            parts.append(f"{'L' if drawing else 'M'}{_x(data, place):.1f} {_y(scale, point.value):.1f}")
        drawing = point.value is not None
    return "".join(parts) or "M0 0"


def _point(pen: Pen, scale: Scale, data: ControlChart, place: int, nothing: str) -> str:
    point, x = data.points[place], _x(data, place)
    if point.value is None:
        return pen.text("quiet", x, _BOTTOM - 4, nothing, size=8, anchor="middle")
    y = _y(scale, point.value)
    if point.is_better is None:
        return pen.circle("other", x, y, 3.2)
    return pen.circle("going", x, y, 5.5) if point.is_better else pen.box("late", x - 4.5, y - 4.5, 9, 9)


def _names(pen: Pen, data: ControlChart) -> list[str]:
    """As many names of periods as fit, the last one always."""
    stride = max(-(-len(data.points) // _LABELS), 1)
    last = len(data.points) - 1
    return [
        pen.text("quiet", _x(data, place), _BOTTOM + 18, point.label, size=9, anchor="middle")
        for place, point in enumerate(data.points)
        if (last - place) % stride == 0
    ]
