"""Gathers what the consistency rules look at."""

from datetime import date

from probierz.design.languages import localized
from probierz.offices.dated import holds
from probierz.people.models import Employment
from probierz.standards.models import Assignment, Catalog
from probierz.standards.queries.catalogs import catalogs_in_use
from probierz.standards.queries.pictures import Album
from probierz.standards.queries.rounds import unfinished_rounds
from probierz.standards.rules import CatalogKind, CatalogStatus, RoundState
from probierz.standards.rules.consistency import (
    CatalogView,
    EvidenceView,
    Finding,
    OfficeView,
    RoundView,
    check,
)


def findings(album: Album) -> list[Finding]:
    """Everything that contradicts itself in the office in scope."""
    used = catalogs_in_use(on=album.on)
    newest = max((one.edition for one in used if one.kind == CatalogKind.QUALITY_SYSTEM), default="")
    return check(
        OfficeView(
            on=album.on,
            catalogs=[_catalog(album, one, newest) for one in used],
            evidence=[
                EvidenceView(key=one.key, title=one.title, standing=one.standing, requirements=len(one.links))
                for one in album.evidence
            ],
            rounds=_rounds(album),
        )
    )


def _catalog(album: Album, catalog: Catalog, newest: str) -> CatalogView:
    leaves = [one for one in album.of_catalog(catalog) if one.is_leaf]
    return CatalogView(
        code=catalog.code,
        title=localized(catalog, "name"),
        status=CatalogStatus(catalog.status),
        has_newer_in_use=catalog.kind == CatalogKind.QUALITY_SYSTEM and catalog.edition < newest,
        pictures=[(album.picture(one), localized(one, "title")) for one in leaves],
    )


def _rounds(album: Album) -> list[RoundView]:
    found = unfinished_rounds()
    assignments = list(Assignment.objects.filter(round__in=found).select_related("person"))
    working = set(_working(album.on))
    views = []
    for one in found:
        own = [row for row in assignments if row.round_id == one.pk]
        leaves = {leaf.pk for leaf in album.of_catalog(one.catalog) if leaf.is_leaf} - set(album.exclusions)
        left = {row.person_id: str(row.person) for row in own if row.person_id not in working}
        views.append(
            RoundView(
                key=one.key,
                title=one.name,
                due_on=one.due_on,
                is_started=one.state != RoundState.PLANNED,
                unassigned=len(leaves - {row.requirement_id for row in own}),
                people_who_left=sorted(left.values()),
            )
        )
    return views


def _working(on: date) -> list[int]:
    return list(Employment.objects.filter(holds(on)).values_list("employee_id", flat=True))
