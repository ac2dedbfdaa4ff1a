"""Events as bare columns, and the form their hash covers written straight from them.

A chain may have a million events. Rows cost less than objects, and most JSON values repeat, so each text of them is
read once.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from django.db import connections
from django.db.models import TextField
from django.db.models.functions import Cast

from probierz.lib.chain import canonical_text, personal_digest
from probierz.trail.models import CONTENT_FIELDS, Event

CONTENT = sorted({*CONTENT_FIELDS, "chain", "at"})
_JSON = ("before", "after", "personal_digests")
DIGESTS = CONTENT.index("personal_digests")  # their place among the values of `rows_of`
_REPEATED = 10_000


def rows_of(chain: str, *, using: str) -> Iterator[tuple[Any, ...]]:
    """Position, hash before, own hash, salt, personal values as JSON, and the values for `canonical`."""
    as_text = [*_JSON, "personal"]
    if connections[using].vendor == "sqlite":
        as_text.append("at")  # kept as text there; reading it as a moment would cost more than the hash
    texts = {f"{name}_text": Cast(name, TextField()) for name in as_text}
    columns = [f"{name}_text" if name in as_text else name for name in CONTENT]
    events = Event.objects.using(using).in_chain(chain).annotate(**texts)
    head = ("position", "previous", "hash", "salt", "personal_text")
    return events.values_list(*head, *columns).iterator(chunk_size=2000)


def canonical(values: Sequence[Any]) -> bytes:
    """The canonical form of the content; of no event when somebody left something else than JSON in it."""
    try:
        parts = [label + write(value) for label, write, value in zip(_LABELS, _WRITERS, values, strict=True)]
    except ValueError:
        return b""
    return f"{{{','.join(parts)}}}".encode()


def matches(personal: str, digests: str, salt: str) -> bool:
    """Values that are still there give their digests; blanked ones leave nothing to compare."""
    if personal == "{}":
        return True
    try:
        values, expected = _read(personal), _recent(digests)
    except ValueError:
        return False
    if not isinstance(values, dict) or not isinstance(expected, dict):
        return False
    return values.keys() == expected.keys() and all(
        personal_digest(salt, name, value) == expected[name] for name, value in values.items()
    )


_recent = lru_cache(2)(json.loads)  # digests are salted and no two are alike, but each is asked for twice


_read = lru_cache(_REPEATED)(json.loads)


def _digests(text: str) -> str:
    return canonical_text(_recent(text))


@lru_cache(_REPEATED)
def _values(text: str) -> str:
    return canonical_text(json.loads(text))


def _moment(at: datetime | str) -> str:
    """SQLite keeps moments in UTC without saying so."""
    return f'"{at.replace(" ", "T")}+00:00"' if isinstance(at, str) else f'"{at.astimezone(UTC).isoformat()}"'


_WRITER_OF: dict[str, Callable[[Any], str]] = {
    "at": _moment,
    "before": _values,
    "after": _values,
    "personal_digests": _digests,
}
_LABELS = [f'"{name}":' for name in CONTENT]
_WRITERS = [_WRITER_OF.get(name, encode_basestring) for name in CONTENT]
