"""The streak: where a value stood, where it stands now, and how sure that is."""

from dataclasses import dataclass

from probierz.lib import figures
from probierz.lib.charts.svg import NO_VALUE, Pen, Scale, scale_for

_WORDS = {
    "pl": {
        "then_now": "{label}: było {then}, jest {now}",
        "now": "{label}: {now}",
        "none": "{label}: brak danych",
        "interval": "Przedział ufności {interval}.",
    },
    "en": {
        "then_now": "{label}: was {then}, is {now}",
        "now": "{label}: {now}",
        "none": "{label}: no data",
        "interval": "Confidence interval {interval}.",
    },
}


@dataclass(frozen=True)
class Streak:
    """One measure at the baseline and now, `low` and `high` the interval around now, `absent` said for no value."""

    label: str
    then: float | None = None
    now: float | None = None
    low: float | None = None
    high: float | None = None
    note: str = ""
    is_here: bool = False
    absent: str = ""

    @property
    def values(self) -> tuple[float | None, ...]:
        return (self.then, self.now, self.low, self.high)

    @property
    def change(self) -> float | None:
        return None if self.then is None or self.now is None else self.now - self.then


@dataclass(frozen=True)
class StreakRows:
    """The same measure in many places, on one scale."""

    title: str
    rows: tuple[Streak, ...]
    scale: Scale | None = None
    places: int = 1

    @property
    def common_scale(self) -> Scale:
        return self.scale or scale_for(tuple(value for row in self.rows for value in row.values))


def streak(
    data: Streak, *, language: str, scale: Scale | None = None, standalone: bool = False, places: int = 1
) -> str:
    """One streak with its scale beneath; 240 units wide."""
    pen = Pen(standalone)
    ruler = scale or scale_for(data.values)
    shapes = [_axis(pen, ruler, language, start=8, width=224, y=25), _mark(pen, data, ruler, start=8, width=224, y=11)]
    title, description = _words(data, language, places)
    return pen.drawing(240, 42, *shapes, title=title, description=description)


def streak_mark(data: Streak, scale: Scale) -> str:
    """The bare streak for a cell of a table whose other cells hold the numbers."""
    pen = Pen()
    grid = "".join(pen.line("rule", scale.at(t, 8, 184), 0, scale.at(t, 8, 184), 20) for t in scale.ticks)
    return pen.drawing(200, 20, grid, _mark(pen, data, scale, start=8, width=184, y=10))


def scale_mark(scale: Scale, *, language: str) -> str:
    """The numbers of the scale, for the head of that column."""
    pen = Pen()
    words = [
        pen.text("quiet", scale.at(tick, 8, 184), 12, word, size=11, anchor="middle")
        for tick, word in zip(scale.ticks, scale.tick_words(language), strict=True)
    ]
    return pen.drawing(200, 16, *words)


def streak_rows(data: StreakRows, *, language: str, standalone: bool = True) -> str:
    """The whole list as one picture for paper; pages use a table of `streak_mark`."""
    pen, scale = Pen(standalone), data.common_scale
    left, width, step = 230.0, 270.0, 20.0
    bottom = step * len(data.rows) + 8
    grid = [pen.line("rule", scale.at(t, left, width), 4, scale.at(t, left, width), bottom) for t in scale.ticks]
    rows = [
        _row(pen, row, scale, language, y=14 + step * number, places=data.places)
        for number, row in enumerate(data.rows)
    ]
    axis = _axis(pen, scale, language, start=left, width=width, y=bottom)
    return pen.drawing(600, bottom + 20, *grid, *rows, axis, title=data.title)


def _row(pen: Pen, row: Streak, scale: Scale, language: str, *, y: float, places: int) -> str:
    change = "" if row.change is None else figures.signed(row.change, places=places, language=language)
    now = NO_VALUE if row.now is None else figures.number(row.now, places=places, language=language)
    return "".join(
        (
            pen.text("here" if row.is_here else "text", 0, y + 4, row.label),
            _mark(pen, row, scale, start=230, width=270, y=y),
            pen.text("strong", 552, y + 4, now, anchor="end"),
            pen.text("quiet", 598, y + 4, change, anchor="end"),
        )
    )


def _mark(pen: Pen, data: Streak, scale: Scale, *, start: float, width: float, y: float) -> str:
    shapes = []
    if data.then is not None and data.now is not None:
        left, right = scale.at(data.then, start, width), scale.at(data.now, start, width)
        # Gold alone is too pale on white paper; its darker edge carries the contrast.
        shapes += [pen.line(part, left, y, right, y) for part in ("edge", "streak")]
    if data.low is not None and data.high is not None:
        left, right = scale.at(data.low, start, width), scale.at(data.high, start, width)
        shapes.append(pen.line("interval", left, y, right, y))
        shapes += [pen.line("interval", x, y - 3, x, y + 3) for x in (left, right)]
    if data.then is not None:
        shapes.append(pen.circle("then", scale.at(data.then, start, width), y, 5))
    if data.now is not None:
        shapes.append(pen.circle("now", scale.at(data.now, start, width), y, 5))
    return "".join(shapes)


def _axis(pen: Pen, scale: Scale, language: str, *, start: float, width: float, y: float) -> str:
    shapes = [pen.line("axis", start, y, start + width, y)]
    for tick, word in zip(scale.ticks, scale.tick_words(language), strict=True):
        x = scale.at(tick, start, width)
        shapes.append(pen.line("axis", x, y, x, y + 3))
        shapes.append(pen.text("quiet", x, y + 14, word, size=10, anchor="middle"))
    return "".join(shapes)


def _words(data: Streak, language: str, places: int) -> tuple[str, str]:
    words = _WORDS["pl" if language.startswith("pl") else "en"]

    def written(value: float | None) -> str:
        return "" if value is None else figures.number(value, places=places, language=language)

    key = "none" if data.now is None else "now" if data.then is None else "then_now"
    title = words[key].format(label=data.label, then=written(data.then), now=written(data.now))
    if data.low is None or data.high is None:
        return title, ""
    interval = figures.interval(data.low, data.high, places=places, language=language)
    return title, words["interval"].format(interval=interval)
