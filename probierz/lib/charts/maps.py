"""A map of drivers: how well each is rated across, how much it matters upwards, with the means dividing it in four."""

from dataclasses import dataclass

from probierz.lib import figures
from probierz.lib.charts.svg import Pen, Scale, scale_for

WIDTH, HEIGHT = 560, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 548, 22, 274
_DOT = 10

_WORDS = {
    "pl": {
        "across": "ocena",
        "up": "znaczenie",
        "first": "popraw najpierw",
        "keep": "utrzymaj",
        "later": "mniej pilne",
        "enough": "wystarcza",
    },
    "en": {
        "across": "rating",
        "up": "importance",
        "first": "mend first",
        "keep": "keep up",
        "later": "less urgent",
        "enough": "good enough",
    },
}


@dataclass(frozen=True)
class MapPoint:
    """A driver by the number it bears in the table beside; `importance` is a share, `score` 0 to 100."""

    label: str
    score: float
    importance: float
    is_first: bool = False


@dataclass(frozen=True)
class DriverMap:
    title: str
    points: tuple[MapPoint, ...]

    @property
    def mean_score(self) -> float:
        return sum(one.score for one in self.points) / len(self.points)

    @property
    def mean_importance(self) -> float:
        return sum(one.importance for one in self.points) / len(self.points)


def driver_map(data: DriverMap, *, language: str, standalone: bool = False) -> str:
    """The map, 560 by 320: numbered dots, squares for what should be mended first; the table beside names them."""
    pen = Pen(standalone)
    words = _WORDS["pl" if language.startswith("pl") else "en"]
    across = scale_for([one.score for one in data.points])
    up = scale_for([100 * one.importance for one in data.points])
    shapes = [
        *(_tick_across(pen, across, *told) for told in zip(across.ticks, across.tick_words(language), strict=True)),
        *(_tick_up(pen, up, value, language) for value in up.ticks),
        pen.line("dashed", _x(across, data.mean_score), _TOP, _x(across, data.mean_score), _BOTTOM),
        pen.line("dashed", _LEFT, _y(up, data.mean_importance), _RIGHT, _y(up, data.mean_importance)),
        pen.text("quiet", _LEFT + 6, _TOP + 12, words["first"], size=10),
        pen.text("quiet", _RIGHT - 6, _TOP + 12, words["keep"], size=10, anchor="end"),
        pen.text("quiet", _LEFT + 6, _BOTTOM - 6, words["later"], size=10),
        pen.text("quiet", _RIGHT - 6, _BOTTOM - 6, words["enough"], size=10, anchor="end"),
        pen.text("quiet", 0, 10, words["up"], size=10),
        pen.text("quiet", _RIGHT, HEIGHT - 8, words["across"], size=10, anchor="end"),
        *(_point(pen, number, one, across, up) for number, one in enumerate(data.points, start=1)),
    ]
    return pen.drawing(WIDTH, HEIGHT, *shapes, title=data.title)


def _point(pen: Pen, number: int, one: MapPoint, across: Scale, up: Scale) -> str:
    x, y = _x(across, one.score), _y(up, one.importance)
    shape = pen.box("then", x - _DOT, y - _DOT, 2 * _DOT, 2 * _DOT) if one.is_first else pen.circle("then", x, y, _DOT)
    return shape + pen.text("strong", x, y + 4, str(number), anchor="middle")


def _tick_across(pen: Pen, across: Scale, value: float, words: str) -> str:
    x = across.at(value, _LEFT, _RIGHT - _LEFT)
    anchor = "end" if value == across.ticks[-1] else "middle"
    return pen.line("rule", x, _TOP, x, _BOTTOM) + pen.text("quiet", x, _BOTTOM + 16, words, size=10, anchor=anchor)


def _tick_up(pen: Pen, up: Scale, value: float, language: str) -> str:
    y = _BOTTOM - up.at(value, 0, _BOTTOM - _TOP)
    words = figures.percent(value / 100, places=0, language=language)
    return pen.line("rule", _LEFT, y, _RIGHT, y) + pen.text("quiet", _LEFT - 6, y + 3.5, words, size=10, anchor="end")


def _x(across: Scale, score: float) -> float:
    return across.at(score, _LEFT, _RIGHT - _LEFT)


def _y(up: Scale, importance: float) -> float:
    return _BOTTOM - up.at(100 * importance, 0, _BOTTOM - _TOP)
