"""What changed between two texts: paragraphs are matched first, then words inside those that changed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_ALIKE = 0.4  # below this a paragraph was replaced, not changed
_HARDEST = 500_000  # pairs of equal parts that are still tried against each other
_LONGEST = 4000  # signs of a paragraph that are still compared word by word


class Kind(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: kept, only in the old text, or only in the new one."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph as it was and as it is; one side is empty when it was added or removed."""

    kind: Kind
    pieces: tuple[Piece, ...]

    @property
    def old(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.kind is not Kind.ADDED)

    @property
    def new(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.kind is not Kind.REMOVED)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every paragraph of both texts in order."""

    rows: tuple[Row, ...]

    def count(self, kind: Kind) -> int:
        return sum(row.kind is kind for row in self.rows)

    @property
    def is_same(self) -> bool:
        return all(row.kind is Kind.SAME for row in self.rows)


def compare(old: str, new: str) -> Comparison:
    """Blank lines and white space at the ends of lines are no change."""
    before, after = _paragraphs(old), _paragraphs(new)
    rows: list[Row] = []
    for tag, i1, i2, j1, j2 in _opcodes(before, after):
        if tag == "equal":
            rows += [Row(Kind.SAME, (Piece(Kind.SAME, text),)) for text in before[i1:i2]]
        else:
            rows += _replaced(before[i1:i2], after[j1:j2])
    return Comparison(tuple(rows))


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    """Pairs of one place stand together when they are alike; the rest was removed or added."""
    for place in range(max(len(old), len(new))):
        was, now = old[place : place + 1], new[place : place + 1]
        if was and now and _is_alike(was[0], now[0]):
            yield Row(Kind.CHANGED, tuple(_pieces(was[0], now[0])))
            continue
        yield from (Row(Kind.REMOVED, (Piece(Kind.REMOVED, text),)) for text in was)
        yield from (Row(Kind.ADDED, (Piece(Kind.ADDED, text),)) for text in now)


def _is_alike(old: str, new: str) -> bool:
    if max(len(old), len(new)) > _LONGEST:
        return False
    was, now = ([word for word in _WORDS.findall(text) if word[0].isalnum()] for text in (old, new))
    return _is_hard(was, now) or SequenceMatcher(None, was, now, autojunk=False).ratio() >= _ALIKE


def _pieces(old: str, new: str) -> Iterator[Piece]:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    for tag, i1, i2, j1, j2 in _opcodes(before, after):
        if tag == "equal":
            yield Piece(Kind.SAME, "".join(before[i1:i2]))
            continue
        if i2 > i1:
            yield Piece(Kind.REMOVED, "".join(before[i1:i2]))
        if j2 > j1:
            yield Piece(Kind.ADDED, "".join(after[j1:j2]))


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """What SequenceMatcher says; where that would take minutes, only what both begin and end with is kept."""
    if not _is_hard(old, new):
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    begun = _common(old, new)
    ended = min(_common(old[::-1], new[::-1]), len(old) - begun, len(new) - begun)
    old_end, new_end = len(old) - ended, len(new) - ended
    spans = [("equal", 0, begun, 0, begun), ("replace", begun, old_end, begun, new_end)]
    return [*spans, ("equal", old_end, len(old), new_end, len(new))]


def _is_hard(old: Sequence[str], new: Sequence[str]) -> bool:
    """Equal parts that come again and again are all tried against each other."""
    times = Counter(new)
    return sum(count * times[part] for part, count in Counter(old).items()) > _HARDEST


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    return next(
        (place for place, (was, now) in enumerate(zip(old, new, strict=False)) if was != now), min(len(old), len(new))
    )


def merge(base: str, mine: str, theirs: str) -> str:
    """Their changes of the base brought into mine, line by line; where both changed the same lines, mine stay."""
    old, own, new = base.splitlines(), mine.splitlines(), theirs.splitlines()
    merged: list[str] = []
    place = 0  # the next line of mine that is not written yet
    kept = _kept_lines(old, own)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        span = _untouched(kept, i1, i2, len(old), len(own))
        if span is None or span[0] < place:
            continue
        merged += [*own[place : span[0]], *new[j1:j2]]
        place = span[1]
    return "\n".join([*merged, *own[place:]])


def _kept_lines(old: Sequence[str], own: Sequence[str]) -> dict[int, int]:
    """Where each unchanged line of the base stands in mine."""
    blocks = SequenceMatcher(None, old, own, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _untouched(kept: dict[int, int], start: int, end: int, ends_old: int, ends_own: int) -> tuple[int, int] | None:
    """The same lines of the base in mine, with nothing of mine among them; None where I changed something there."""
    if start < end:
        places = [kept.get(line) for line in range(start, end)]
        first, last = places[0], places[-1]
        if first is None or last is None or None in places or last - first != end - start - 1:
            return None
        return first, last + 1
    before = kept.get(start - 1) if start else -1
    after = kept.get(start) if start < ends_old else ends_own
    if before is not None and after is not None and after == before + 1:
        return after, after
    return (before + 1, before + 1) if before is not None else None
