"""Does every chain still hold, and does it reach as far as the checkpoint that left the building?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS

from probierz.lib import chain as links
from probierz.lib.chain import Break, Fault, Link
from probierz.trail.checkpoints import Head
from probierz.trail.columns import DIGESTS, canonical, matches, rows_of
from probierz.trail.models import Event


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
        for position, previous, own, salt, personal, *values in rows_of(self.chain, using=self.using):
            self.count += 1
            if position == head:
                self.hash_at_head = own
            if self.personal_fault is None and not matches(personal, values[DIGESTS], salt):
                self.personal_fault = Break(position, Fault.PERSONAL)
            yield Link(position, previous, own, canonical(values))

    def against_head(self) -> Break | None:
        if self.head is None:
            return None
        if self.count < self.head.size:
            return Break(self.count + 1, Fault.SHORT)
        if self.hash_at_head != self.head.hash:
            return Break(self.head.size, Fault.CHECKPOINT)
        return None
