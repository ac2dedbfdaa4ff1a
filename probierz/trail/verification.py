"""Does every chain still hold, and does it reach as far as the checkpoint that left the building?"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import TextField
from django.db.models.functions import Cast

from probierz.lib import chain as links
from probierz.lib.chain import Break, Fault, Link
from probierz.trail.checkpoints import Head
from probierz.trail.models import CONTENT_FIELDS, Event


@dataclass(frozen=True)
class ChainReport:
    """One chain: how many events were read, and the first bad position if there is one."""

    chain: str
    events: int
    broken: Break | None


def chains(*, using: str = DEFAULT_DB_ALIAS) -> list[str]:
    return list(Event.objects.using(using).order_by("chain").values_list("chain", flat=True).distinct())


def verify(chain: str, *, head: Head | None = None, using: str = DEFAULT_DB_ALIAS) -> ChainReport:
    """Read the whole chain once; compare with the checkpoint's head when there is one."""
    reader = _Reader(chain, head, using)
    broken = links.first_break(reader.links()) or reader.personal_fault or reader.against_head()
    return ChainReport(chain=chain, events=reader.count, broken=broken)


def verify_all(*, heads: Mapping[str, Head], using: str = DEFAULT_DB_ALIAS) -> list[ChainReport]:
    """Every chain there is, and every one that the checkpoint knows."""
    present = chains(using=using)
    return [verify(chain, head=heads.get(chain), using=using) for chain in present] + missing_chains(heads, present)


def missing_chains(heads: Mapping[str, Head], present: list[str]) -> list[ChainReport]:
    """Chains that the checkpoint saw and that are gone altogether."""
    gone = sorted(set(heads) - set(present))
    return [ChainReport(chain=chain, events=0, broken=Break(1, Fault.SHORT)) for chain in gone]


# A chain may have a million events. Rows cost less than objects, and the four JSON columns are read as texts and
# parsed at once.
_JSON = ("before", "after", "personal", "personal_digests")
_TEXTS = tuple(name for name in CONTENT_FIELDS if name not in _JSON)
_COLUMNS = ("position", "previous", "hash", "salt", "at", *_TEXTS)


class _Reader:
    """Streams a chain and remembers what the comparison needs."""

    def __init__(self, chain: str, head: Head | None, using: str) -> None:
        self.chain = chain
        self.head = head
        self.using = using
        self.count = 0
        self.hash_at_head = ""
        self.personal_fault: Break | None = None

    def links(self) -> Iterator[Link]:
        head = self.head.size if self.head else 0
        parsed = [Cast(name, TextField()) for name in _JSON]
        rows = Event.objects.using(self.using).in_chain(self.chain).values_list(*_COLUMNS, *parsed)
        for position, previous, own, salt, at, *texts in rows.iterator(chunk_size=2000):
            before, after, personal, digests = _parsed(texts[len(_TEXTS) :])
            content = dict(zip(_TEXTS, texts, strict=False))  # the JSON columns stand behind
            content.update(before=before, after=after, personal_digests=digests)
            content.update(chain=self.chain, at=at.astimezone(UTC).isoformat())
            self.count += 1
            if position == head:
                self.hash_at_head = own
            if personal and self.personal_fault is None and not _matches(personal, digests, salt):
                self.personal_fault = Break(position, Fault.PERSONAL)
            yield Link(position, previous, own, content)

    def against_head(self) -> Break | None:
        if self.head is None:
            return None
        if self.count < self.head.size:
            return Break(self.count + 1, Fault.SHORT)
        if self.hash_at_head != self.head.hash:
            return Break(self.head.size, Fault.CHECKPOINT)
        return None


def _parsed(texts: Sequence[str]) -> Sequence[Any]:
    """The JSON columns; values that no event has when somebody left something else in them."""
    nothing = (None,) * len(_JSON)
    try:
        values: list[Any] = json.loads(f"[{','.join(texts)}]")
    except ValueError:
        return nothing
    return values if len(values) == len(_JSON) else nothing


def _matches(values: Mapping[str, Any], digests: Mapping[str, str], salt: str) -> bool:
    """Values that are still there give their digests; blanked ones leave nothing to compare."""
    return values.keys() == digests.keys() and all(
        links.personal_digest(salt, name, value) == digests[name] for name, value in values.items()
    )
