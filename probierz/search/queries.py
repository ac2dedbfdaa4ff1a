"""What an office's records say about the words somebody typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.inflection import Alternatives, asked, forms_of, words_in
from probierz.offices.scope import OutOfScope, current_scope
from probierz.search.engines import engine
from probierz.search.models import SearchEntry

MOST = 40
_SNIPPET = 200
_BEFORE = 60
_ENOUGH_HITS = 120


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; `hit` when it is one of the words asked for."""

    text: str
    hit: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A record, with the words asked for marked in its title and in the part of its text that says most."""

    kind: str
    key: str
    title: str
    href: str
    title_pieces: tuple[Piece, ...]
    snippet: tuple[Piece, ...]


def find(actor: Actor, words: str, *, limit: int = MOST) -> list[Found]:
    """Records of the one office in scope that this person may read and that hold every word, the best first."""
    scope = current_scope()
    office = scope.only_office if scope else None
    if office is None:
        raise OutOfScope("The search needs exactly one office in scope.")
    question = asked(words)
    permissions = [permission.value for permission in Permission if actor.may(permission)]
    if not question or not permissions:
        return []
    keys = engine().find(question, office=office, permissions=permissions, limit=limit)
    rows = SearchEntry.objects.in_bulk(keys)
    return [_found(rows[key], question) for key in keys if key in rows]


def _found(entry: SearchEntry, question: Sequence[Alternatives]) -> Found:
    title = marked(entry.title, question)
    return Found(entry.kind, entry.key, entry.title, entry.href, title, _snippet(entry.text, question))


def marked(text: str, question: Sequence[Alternatives]) -> tuple[Piece, ...]:
    """The whole text with the words of the question marked."""
    return _pieces(text, _hits(text, question), 0, len(text))


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    word: int


def _hits(text: str, question: Sequence[Alternatives]) -> list[_Hit]:
    """Words come again and again, so each is compared once."""
    known: dict[str, int | None] = {}
    hits: list[_Hit] = []
    for word, start, end in words_in(text):
        if word not in known:
            known[word] = _matched(word, question)
        matched = known[word]
        if matched is not None:
            hits.append(_Hit(start, end, matched))
            if len(hits) == _ENOUGH_HITS:
                break
    return hits


def _matched(word: str, question: Sequence[Alternatives]) -> int | None:
    forms = forms_of(word)
    return next((number for number, one in enumerate(question) if one.match(forms)), None)


def _snippet(text: str, question: Sequence[Alternatives]) -> tuple[Piece, ...]:
    """The stretch with most of the words asked for; the beginning when the title alone holds them."""
    hits = _hits(text, question)
    best = max(hits, key=lambda hit: _richness(hits, hit), default=None)
    start = 0 if best is None else _word_edge(text, max(0, best.start - _BEFORE))
    end = _word_edge(text, min(len(text), start + _SNIPPET))
    pieces = _pieces(text, hits, start, end)
    opening = (Piece("… "),) if start else ()
    return (*opening, *pieces, *((Piece(" …"),) if end < len(text) else ()))


def _richness(hits: Sequence[_Hit], first: _Hit) -> int:
    near = (hit for hit in hits if first.start <= hit.start < first.start + _SNIPPET - _BEFORE)
    return len({hit.word for hit in near})


def _word_edge(text: str, place: int) -> int:
    """The next space, so that no word is cut; the place itself when there is none near."""
    if place in {0, len(text)}:
        return place
    edge = text.find(" ", place, place + _BEFORE)
    return place if edge < 0 else edge


def _pieces(text: str, hits: Sequence[_Hit], start: int, end: int) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = start
    for hit in hits:
        if start <= hit.start and hit.end <= end:
            pieces += [Piece(text[at : hit.start]), Piece(text[hit.start : hit.end], hit=True)]
            at = hit.end
    pieces.append(Piece(text[at:end]))
    return tuple(piece for piece in pieces if piece.text)
