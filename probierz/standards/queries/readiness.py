"""Readiness of a catalog: a row for every requirement, headings summed up, and the heat map."""

from collections.abc import Sequence
from dataclasses import dataclass

from probierz.lib.polish import fold
from probierz.standards.models import Applicability, Catalog, Requirement
from probierz.standards.queries.pictures import Album
from probierz.standards.rules.readiness import Light, Picture, Readiness, Tally, tally


@dataclass(frozen=True)
class Row:
    """A leaf with its picture, or a heading with the tally of what stands beneath it."""

    requirement: Requirement
    picture: Picture | None
    readiness: Readiness | None
    beneath: Tally
    exclusion: Applicability | None = None

    @property
    def light(self) -> Light | None:
        return self.readiness.light if self.readiness else None

    @property
    def own(self) -> int:
        """Pieces of evidence linked with this very requirement."""
        return sum(not one.via for one in self.picture.evidence) if self.picture else 0

    @property
    def through_map(self) -> int:
        return len(self.picture.evidence) - self.own if self.picture else 0


@dataclass(frozen=True)
class Chapter:
    """A heading at the top with its leaves: a line of the heat map."""

    requirement: Requirement
    cells: tuple[Row, ...]


def rows_of(album: Album, catalog: Catalog) -> list[Row]:
    """The catalog in its order."""
    requirements = album.of_catalog(catalog)
    lights = {one.pk: album.readiness(one).light for one in requirements if one.is_leaf}
    beneath = _beneath(requirements, lights)
    return [
        Row(
            requirement=one,
            picture=album.picture(one) if one.is_leaf else None,
            readiness=album.readiness(one) if one.is_leaf else None,
            beneath=tally(beneath[one.pk]),
            exclusion=album.exclusions.get(one.pk),
        )
        for one in requirements
    ]


def chapters(rows: Sequence[Row]) -> list[Chapter]:
    """Lines of the heat map; a leaf that stands at the top is a line of its own."""
    found: list[tuple[Requirement, list[Row]]] = []
    for row in rows:
        if row.requirement.depth == 0:
            found.append((row.requirement, []))
        if row.requirement.is_leaf:
            found[-1][1].append(row)
    return [Chapter(requirement, tuple(cells)) for requirement, cells in found]


def tally_of(rows: Sequence[Row]) -> Tally:
    return tally(row.light for row in rows if row.light is not None)


def matching(rows: Sequence[Row], *, words: str, light: Light | None) -> list[Row]:
    """Leaves that match, each without its headings; without a wish the whole tree."""
    wanted = fold(words).split()
    if not wanted and light is None:
        return list(rows)
    return [
        row
        for row in rows
        if row.requirement.is_leaf
        and (light is None or row.light is light)
        and all(word in fold(_words(row.requirement)) for word in wanted)
    ]


@dataclass(frozen=True)
class CatalogSummary:
    catalog: Catalog
    tally: Tally


def summaries(album: Album, catalogs: Sequence[Catalog]) -> list[CatalogSummary]:
    """Each catalog in use with its tally, for the first page and the cockpit."""
    return [
        CatalogSummary(one, tally(album.readiness(leaf).light for leaf in album.of_catalog(one) if leaf.is_leaf))
        for one in catalogs
    ]


def _beneath(requirements: Sequence[Requirement], lights: dict[int, Light]) -> dict[int, list[Light]]:
    found: dict[int, list[Light]] = {one.pk: [] for one in requirements}
    parents = {one.pk: one.parent_id for one in requirements}
    for pk, light in lights.items():
        above: int | None = pk
        while above is not None:
            found[above].append(light)
            above = parents[above]
    return found


def _words(one: Requirement) -> str:
    return f"{one.number} {one.title_pl} {one.title_en} {one.question_pl} {one.question_en}"
