"""What the starter pack offers an office, and what is newer than what it took."""

from dataclasses import dataclass

from probierz.documents.models import Adoption, Revision
from probierz.lib.catalogs.documents import StarterText, entries, entry_of


@dataclass(frozen=True)
class Offer:
    """A text of the pack and what the office made of it."""

    entry: StarterText
    adoption: Adoption | None


@dataclass(frozen=True)
class Proposal:
    """A newer text for a document that began with the pack; `local` is the office's last text."""

    entry: StarterText
    adoption: Adoption
    local: str


def groups() -> list[tuple[str, list[Offer]]]:
    """Every text under the name of its group, in the pack's order."""
    taken = {row.entry: row for row in Adoption.objects.select_related("document")}
    found: dict[str, list[Offer]] = {}
    for entry in entries():
        found.setdefault(entry.group, []).append(Offer(entry, taken.get(entry.code)))
    return list(found.items())


def proposals() -> list[Adoption]:
    """Documents for which the pack has newer words than the office has seen."""
    newest = {entry.code: entry.version for entry in entries()}
    rows = Adoption.objects.select_related("document").order_by("document__sort_key")
    return [row for row in rows if newest.get(row.entry, 0) > row.version]


def proposal_of(code: str) -> Proposal | None:
    entry, adoption = entry_of(code), adoption_of(code)
    if entry is None or adoption is None or entry.version <= adoption.version:
        return None
    last = Revision.objects.filter(document=adoption.document).select_related("content").order_by("-edition").first()
    return Proposal(entry, adoption, last.content.markdown if last and last.content else "")


def adoption_of(code: str) -> Adoption | None:
    return Adoption.objects.filter(entry=code).select_related("document").first()
