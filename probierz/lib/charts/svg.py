"""Builds SVG text safely, drawn with classes for pages or with literal colours for paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, isclose, log10

from probierz.lib import figures

FONT = "IBM Plex Sans"
NO_VALUE = "\u2013"
MOST_PLACES = 3
SLACK = 1e-9  # what arithmetic of fractions leaves behind
_INK, _MUTED, _RULE, _CONTROL = "#16191d", "#565d66", "#ddd8cc", "#7a7f86"
_PETROL, _GOLD, _STREAK, _DANGER = "#0b5563", "#d9a441", "#a87417", "#a3262a"
_SURFACE, _SUNK = "#ffffff", "#f1eee7"

# What each part of a drawing looks like on paper; `charts.css` says the same with tokens for pages.
PAPER: dict[str, dict[str, str]] = {
    "rule": {"stroke": _RULE, "stroke-width": "1"},
    "axis": {"stroke": _CONTROL, "stroke-width": "1"},
    "edge": {"stroke": _STREAK, "stroke-width": "7"},
    "streak": {"stroke": _GOLD, "stroke-width": "5"},
    "interval": {"stroke": _INK, "stroke-width": "1.25"},
    "then": {"fill": _SURFACE, "stroke": _INK, "stroke-width": "1.5"},
    "now": {"fill": _INK, "stroke": _INK, "stroke-width": "1.5"},
    "other": {"fill": _SURFACE, "stroke": _INK, "stroke-width": "1"},
    "bar": {"fill": _PETROL},
    "track": {"fill": _SUNK},
    "column": {"fill": _INK},
    "plan": {"fill": "none", "stroke": _CONTROL, "stroke-width": "1"},
    "fact": {"fill": _INK},
    "going": {"fill": _GOLD, "stroke": _STREAK, "stroke-width": "1"},
    "late": {"fill": _DANGER},
    "cross": {"fill": "none", "stroke": _SURFACE, "stroke-width": "2.5"},
    "today": {"stroke": _PETROL, "stroke-width": "1.5"},
    "line": {"fill": "none", "stroke": _INK, "stroke-width": "1.5"},
    "dashed": {"fill": "none", "stroke": _INK, "stroke-width": "1", "stroke-dasharray": "4 3"},
    "text": {"fill": _INK},
    "quiet": {"fill": _MUTED},
    "strong": {"fill": _INK, "font-weight": "600"},
    "here": {"fill": _PETROL, "font-weight": "600"},
}

Attribute = str | float


@dataclass(frozen=True)
class Pen:
    """Draws for pages (classes, themed by CSS) or, standalone, for paper (literal colours)."""

    standalone: bool = False

    def line(self, part: str, x1: float, y1: float, x2: float, y2: float) -> str:
        return self._shape("line", part, x1=x1, y1=y1, x2=x2, y2=y2)

    def circle(self, part: str, cx: float, cy: float, r: float) -> str:
        return self._shape("circle", part, cx=cx, cy=cy, r=r)

    def box(self, part: str, x: float, y: float, width: float, height: float, *, rx: float = 0) -> str:
        corner: dict[str, Attribute] = {"rx": rx} if rx else {}
        return self._shape("rect", part, x=x, y=y, width=max(width, 0.0), height=height, **corner)

    def path(self, part: str, d: str) -> str:
        return self._shape("path", part, d=d)

    def text(self, part: str, x: float, y: float, words: str, *, size: float = 11, anchor: str = "start") -> str:
        attributes: dict[str, Attribute] = {"x": x, "y": y, "font-size": size}
        if anchor != "start":
            attributes["text-anchor"] = anchor
        return _tag("text", self._dress(part) | attributes, escape(words))

    def drawing(self, width: float, height: float, *shapes: str, title: str = "", description: str = "") -> str:
        """The whole picture. Without a title it is hidden from readers: the words stand beside it."""
        attributes: dict[str, Attribute] = {"viewBox": f"0 0 {_short(width)} {_short(height)}"}
        attributes |= {"width": width, "height": height}
        if self.standalone:
            attributes |= {"xmlns": "http://www.w3.org/2000/svg", "font-family": FONT}
        else:
            attributes["class"] = "chart"
        attributes |= {"role": "img"} if title else {"aria-hidden": "true", "focusable": "false"}
        words = _tag("title", {}, escape(title)) if title else ""
        words += _tag("desc", {}, escape(description)) if description else ""
        return _tag("svg", attributes, words + "".join(shapes))

    def _shape(self, tag: str, part: str, **attributes: Attribute) -> str:
        return _tag(tag, self._dress(part) | attributes)

    def _dress(self, part: str) -> dict[str, Attribute]:
        look = PAPER[part]  # an unknown part is an error for pages too
        return dict(look) if self.standalone else {"class": f"c-{part}"}


@dataclass(frozen=True)
class Scale:
    """A straight scale of values with the ticks written beneath it."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def at(self, value: float, start: float, width: float) -> float:
        """Where the value stands; values beyond the scale stand at its end."""
        share = (value - self.low) / (self.high - self.low)
        return start + min(max(share, 0.0), 1.0) * width

    def tick_words(self, language: str) -> tuple[str, ...]:
        places = next((n for n in range(MOST_PLACES) if all(isclose(round(t, n), t) for t in self.ticks)), MOST_PLACES)
        return tuple(figures.number(tick, places=places, language=language) for tick in self.ticks)


def scale_for(values: Sequence[float | None], *, low: float = 0, high: float = 100) -> Scale:
    """A scale in tenths of what is possible that holds all values.

    It spans four tenths or more, so that a small change never looks like a large one.
    """
    known = [value for value in values if value is not None] or [low, high]
    step = (high - low) / 10
    first = max(int((min(known) - low) / step - 0.2), 0)
    last = min(ceil((max(known) - low) / step + 0.2), 10)
    while last - first < 4:
        first, last = max(first - 1, 0), min(last + 1, 10)
    stride = 1 if last - first <= 5 else 2
    first -= (last - first) % stride if first else 0
    last += (last - first) % stride
    return Scale(low + first * step, low + last * step, tuple(low + n * step for n in range(first, last + 1, stride)))


def round_scale(low: float, high: float, *, parts: int = 4) -> Scale:
    """A scale from just beneath `low` to just above `high`, its ticks 1, 2 or 5 times a power of ten apart."""
    rough = (high - low) / parts
    power = 10.0 ** floor(log10(rough))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= rough * (1 - SLACK))
    ticks = tuple(n * step for n in range(floor(low / step + SLACK), ceil(high / step - SLACK) + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def _tag(name: str, attributes: dict[str, Attribute], inside: str = "") -> str:
    written = "".join([f' {key}="{_value(one)}"' for key, one in attributes.items()])
    return f"<{name}{written}>{inside}</{name}>" if inside or name in {"svg", "text"} else f"<{name}{written}/>"


def _value(attribute: Attribute) -> str:
    return escape(attribute) if isinstance(attribute, str) else _short(attribute)


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") if isinstance(number, float) else str(number)
