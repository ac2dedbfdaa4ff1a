"""Keeps to the characters our typefaces can draw: a missing glyph is neither PDF/A nor honest."""

import functools
import re
import struct
import unicodedata
from collections.abc import Iterator
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
SEGMENT_MAP = 4
END_OF_MAP = 0xFFFF


def printable(text: str) -> str:
    """The same text in characters every shipped face has; what cannot be drawn becomes a visible mark."""
    composed = unicodedata.normalize("NFC", LINE_ENDS.sub("\n", text).replace("\t", " "))
    return _not_covered().sub(_nearest, composed)


@functools.cache
def covered() -> frozenset[int]:
    """Code points drawn by all shipped faces."""
    faces = [frozenset(_code_points(path.read_bytes())) for path in sorted(FONTS.glob("*.ttf"))]
    return frozenset.intersection(*faces)


@functools.cache
def _not_covered() -> re.Pattern[str]:
    drawn = (chr(code) for code in covered() if unicodedata.category(chr(code))[0] != "C")
    return re.compile(f"[^\n{re.escape(''.join(drawn))}]")


def _nearest(match: re.Match[str]) -> str:
    character = match.group()
    if unicodedata.category(character) in {"Cc", "Cf"}:
        return ""
    bare = "".join(part for part in unicodedata.normalize("NFKD", character) if not _not_covered().match(part))
    return bare or UNKNOWN


def _code_points(font: bytes) -> Iterator[int]:
    """Every character of the basic plane (a format 4 map, which each of our faces has)."""
    start = _segment_map(font)
    (doubled,) = struct.unpack_from(">H", font, start + 6)
    ends = struct.unpack_from(f">{doubled // 2}H", font, start + 14)
    starts = struct.unpack_from(f">{doubled // 2}H", font, start + 16 + doubled)
    for first, last in zip(starts, ends, strict=True):
        yield from (code for code in range(first, last + 1) if code != END_OF_MAP)


def _segment_map(font: bytes) -> int:
    cmap = _offset_of(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    records = (struct.unpack_from(">HHL", font, cmap + 4 + 8 * position) for position in range(count))
    starts = (cmap + int(offset) for _, _, offset in records)
    return next(start for start in starts if struct.unpack_from(">H", font, start)[0] == SEGMENT_MAP)


def _offset_of(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * position) for position in range(count))
    return next(int(offset) for name, _, offset, _ in records if name == tag)
