"""Maps between catalogs: which clause of one speaks of the same thing as which clause of another."""

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from probierz.lib.bilingual import Bilingual
from probierz.lib.catalogs.norms.model import Catalog
from probierz.lib.catalogs.norms.reading import NORMS, shipped_catalogs
from probierz.lib.catalogs.reading import CatalogBroken

SHIPPED_MAPS = (
    ("map_2008_2015.csv", "iso9001-2008", "iso9001-2015"),
    ("map_kz_2015.csv", "kontrola-zarzadcza", "iso9001-2015"),
    ("map_2015_2026.csv", "iso9001-2015", "iso9001-2026"),
)
HEAD = ["source", "target", "relation", "note_pl", "note_en"]


class Relation(StrEnum):
    """How much of the target the source already covers."""

    SAME_TOPIC = "same_topic"
    RETITLED = "retitled"
    MERGED = "merged"
    EXTENDED = "extended"
    CHANGED = "changed"
    PARTIAL = "partial"
    NEW = "new"

    @property
    def is_whole(self) -> bool:
        """What was shown for the source is enough for the target."""
        return self in {Relation.SAME_TOPIC, Relation.RETITLED, Relation.MERGED}


@dataclass(frozen=True, slots=True)
class MapLink:
    """One line of a map; a new clause has no source."""

    source: str
    target: str
    relation: Relation
    note: Bilingual


@dataclass(frozen=True, slots=True)
class CatalogMap:
    source: str
    target: str
    links: tuple[MapLink, ...]


@cache
def shipped_maps() -> tuple[CatalogMap, ...]:
    """The maps that come with the product, checked against their catalogs, read once."""
    catalogs = shipped_catalogs()
    return tuple(
        read_map(NORMS / name, source=catalogs[source], target=catalogs[target])
        for name, source, target in SHIPPED_MAPS
    )


def read_map(path: Path, *, source: Catalog, target: Catalog) -> CatalogMap:
    """A file of links; raises CatalogBroken with the line of the first fault."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    if not rows or rows[0] != HEAD:
        raise CatalogBroken(path.name, 1, f"the head must be {','.join(HEAD)}")
    known = {one.number for one in source.requirements}, {one.number for one in target.requirements}
    links = tuple(_link(path.name, line, row, known) for line, row in enumerate(rows[1:], start=2))
    seen: set[tuple[str, str]] = set()
    for line, link in enumerate(links, start=2):
        if (link.source, link.target) in seen:
            raise CatalogBroken(path.name, line, f"{link.source} and {link.target} are linked twice")
        seen.add((link.source, link.target))
    return CatalogMap(source.code, target.code, links)


def _link(file: str, line: int, row: list[str], known: tuple[set[str], set[str]]) -> MapLink:
    if len(row) != len(HEAD):
        raise CatalogBroken(file, line, f"{len(HEAD)} values are expected")
    source, target, relation, note_pl, note_en = row
    if relation not in list(Relation):
        raise CatalogBroken(file, line, f"{relation!r} is none of {', '.join(Relation)}")
    if (source == "") != (relation == Relation.NEW):
        raise CatalogBroken(file, line, "only what is new has no source")
    if (source and source not in known[0]) or target not in known[1]:
        raise CatalogBroken(file, line, f"{source} or {target} is not in its catalog")
    return MapLink(source, target, Relation(relation), Bilingual(note_pl, note_en))
