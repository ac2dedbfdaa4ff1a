"""Numbers of documents by a pattern of the office: "PS {n}", "{type}-{n:02}/{year}", "Po-{unit}/{n}p"."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_SERIAL = re.compile(r"n(?::0?([1-6]))?")
PARTS = frozenset({"type", "unit", "year", "yy"})
LONGEST = 60


class GapRule(StrEnum):
    """What becomes of a number that was freed."""

    NEXT = "next"  # never given again: the next number follows the highest
    FILL = "fill"  # the lowest free number is given first


class PatternError(StrEnum):
    """What is wrong with a pattern."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    UNKNOWN_PART = "unknown_part"
    TWO_SERIALS = "two_serials"
    STRAY_BRACE = "stray_brace"


class PatternRefused(ValueError):
    """The pattern makes no numbers; `part` is the piece that is wrong."""

    def __init__(self, error: PatternError, part: str = "") -> None:
        super().__init__(f"{error.value} {part}".strip())
        self.error = error
        self.part = part


@dataclass(frozen=True, slots=True)
class Pattern:
    """A checked pattern. `{n}` is the serial, `{n:03}` its least width; other parts are filled in by name.

    A pattern without `{n}` names the only document of its type: "KJ".
    """

    text: str

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise PatternRefused(PatternError.EMPTY)
        if len(self.text) > LONGEST:
            raise PatternRefused(PatternError.TOO_LONG)
        names = _PLACEHOLDER.findall(self.text)
        unknown = [name for name in names if not _SERIAL.fullmatch(name) and name not in PARTS]
        if unknown:
            raise PatternRefused(PatternError.UNKNOWN_PART, unknown[0])
        if sum(1 for name in names if _SERIAL.fullmatch(name)) > 1:
            raise PatternRefused(PatternError.TWO_SERIALS)
        if set("{}") & set(_PLACEHOLDER.sub("", self.text)):
            raise PatternRefused(PatternError.STRAY_BRACE)

    @property
    def has_serial(self) -> bool:
        return any(_SERIAL.fullmatch(name) for name in _PLACEHOLDER.findall(self.text))

    def series(self, parts: Mapping[str, str]) -> str:
        """Everything but the serial filled in: numbers are counted apart in each series."""
        return _PLACEHOLDER.sub(lambda found: parts.get(found[1], found[0]), self.text)

    def number(self, parts: Mapping[str, str], serial: int) -> str:
        def written(found: re.Match[str]) -> str:
            serials = _SERIAL.fullmatch(found[1])
            return f"{serial:0{serials[1] or 1}d}" if serials else parts.get(found[1], "")

        return _PLACEHOLDER.sub(written, self.text)


def next_serial(taken: Collection[int], rule: GapRule) -> int:
    """The serial that a new document gets."""
    if rule is GapRule.NEXT:
        return max(taken, default=0) + 1
    known = set(taken)
    return next(serial for serial in range(1, len(known) + 2) if serial not in known)
