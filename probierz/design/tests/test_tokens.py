"""Every pair of colours that carries words or shapes is measured, in light and in dark."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parent.parent / "static" / "design" / "tokens.css").read_text()
BLOCKS = re.findall(r"\{([^{}]*--ink:[^{}]*)\}", TOKENS)
LIGHT, DARK_BY_SYSTEM, DARK_BY_CHOICE = (dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", block)) for block in BLOCKS)
GROUNDS = ("paper", "surface", "sunk")
TEXT = [
    *[(text, ground) for ground in GROUNDS for text in ("ink", "muted", "petrol", "petrol-strong", "danger")],
    *[(state, ground) for ground in ("paper", "surface") for state in ("success", "warning", "danger-strong")],
    *[(state, f"{state}-wash") for state in ("petrol", "success", "warning", "danger")],
    *[("ink", f"{state}-wash") for state in ("petrol", "success", "warning", "danger")],
    ("on-petrol", "petrol"),
    ("on-petrol", "petrol-strong"),
    ("on-danger", "danger"),
    ("on-danger", "danger-strong"),
    ("focus-ink", "focus"),
    ("stone-ink", "stone"),
    ("stone-ink", "stone-raised"),
    ("stone-muted", "stone"),
    ("stone-muted", "stone-raised"),
]
SHAPES = [
    *[(shape, ground) for ground in ("paper", "surface") for shape in ("control", "streak", "petrol", "danger")],
    ("streak", "sunk"),
    ("stone-gold", "stone"),
    ("focus", "focus-ink"),
]


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_the_one_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", [LIGHT, DARK_BY_CHOICE], ids=["light", "dark"])
@pytest.mark.parametrize("pair", TEXT, ids="-on-".join)
def test_words_can_be_read(theme, pair):
    assert contrast(theme[pair[0]], theme[pair[1]]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK_BY_CHOICE], ids=["light", "dark"])
@pytest.mark.parametrize("pair", SHAPES, ids="-on-".join)
def test_shapes_can_be_seen(theme, pair):
    assert contrast(theme[pair[0]], theme[pair[1]]) >= 3


def test_dark_is_the_same_by_the_systems_wish_and_by_choice():
    assert DARK_BY_SYSTEM == DARK_BY_CHOICE
    assert DARK_BY_CHOICE.keys() == LIGHT.keys()
