"""Does every chain still hold, and does it reach as far as the checkpoint that left the building?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from probierz.lib import chain as links
from probierz.lib.chain import Break, Fault, Link
from probierz.trail.checkpoints import Head
from probierz.trail.models import Event
from probierz.trail.recording import content_of


@dataclass(frozen=True)
class ChainReport:
    """One chain: how many events were read, and the first bad position if there is one."""

    chain: str
    events: int
    broken: Break | None


def chains() -> list[str]:
    return list(Event.objects.order_by("chain").values_list("chain", flat=True).distinct())


def verify(chain: str, *, head: Head | None = None) -> ChainReport:
    """Read the whole chain once; compare with the checkpoint's head when there is one."""
    reader = _Reader(chain, head)
    broken = links.first_break(reader.links()) or reader.personal_fault or reader.against_head()
    return ChainReport(chain=chain, events=reader.count, broken=broken)


def missing_chains(heads: Mapping[str, Head], present: list[str]) -> list[ChainReport]:
    """Chains that the checkpoint saw and that are gone altogether."""
    gone = sorted(set(heads) - set(present))
    return [ChainReport(chain=chain, events=0, broken=Break(1, Fault.SHORT)) for chain in gone]


class _Reader:
    """Streams a chain and remembers what the comparison needs."""

    def __init__(self, chain: str, head: Head | None) -> None:
        self.chain = chain
        self.head = head
        self.count = 0
        self.hash_at_head = ""
        self.personal_fault: Break | None = None

    def links(self) -> Iterator[Link]:
        for event in Event.objects.in_chain(self.chain).iterator(chunk_size=2000):
            self.count += 1
            if self.head and event.position == self.head.size:
                self.hash_at_head = event.hash
            if self.personal_fault is None and not _personal_matches(event):
                self.personal_fault = Break(event.position, Fault.PERSONAL)
            yield Link(event.position, event.previous, event.hash, content_of(event))

    def against_head(self) -> Break | None:
        if self.head is None:
            return None
        if self.count < self.head.size:
            return Break(self.count + 1, Fault.SHORT)
        if self.hash_at_head != self.head.hash:
            return Break(self.head.size, Fault.CHECKPOINT)
        return None


def _personal_matches(event: Event) -> bool:
    """Values that are still there give their digests; blanked ones leave nothing to compare."""
    values: dict[str, Any] = event.personal
    digests: dict[str, str] = event.personal_digests
    if not values:
        return True
    return values.keys() == digests.keys() and all(
        links.personal_digest(event.salt, name, value) == digests[name] for name, value in values.items()
    )
