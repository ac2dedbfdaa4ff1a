"""Spaces that must not break: a Polish line never ends with a one-letter word, nor parts "art." from its number."""

import re

NO_BREAK_SPACE = "\u00a0"
_LONE_LETTERS = re.compile(r"(?<!\w)([aiouwzAIOUWZ]) (?=\S)")
_ABBREVIATIONS = re.compile(
    r"(?<!\w)(nr|art\.|ust\.|pkt|lit\.|poz\.|par\.|rozdz\.|zał\.|str\.|s\.|ul\.|al\.|pl\.|tel\.|dr|mgr|inż\.|§) "
    r"(?=[\w„\"(])",
    re.IGNORECASE,
)
_UNITS = re.compile(r"(?<=\d) (?=(?:r\.|zł|gr|%|‰|dni|dniach|godz\.|min|mies\.|lat|osób|szt\.|kg|km|m²|°C)(?!\w))")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


def bound(text: str, *, language: str) -> str:
    """The same words; only English, which has no such habit, keeps its spaces."""
    if not language.startswith("pl"):
        return text
    for pattern in (_UNITS, _THOUSANDS):
        text = pattern.sub(NO_BREAK_SPACE, text)
    text = _ABBREVIATIONS.sub(rf"\1{NO_BREAK_SPACE}", text)
    return _LONE_LETTERS.sub(rf"\1{NO_BREAK_SPACE}", text)
