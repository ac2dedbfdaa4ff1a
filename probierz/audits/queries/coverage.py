"""What has not been audited for how long: processes and requirements with the day of their last audit."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Max

from probierz.audits.models import Audit, AuditedProcess, Question
from probierz.audits.rules import REPORTED, UNDER_WAY, QuestionVerdict, months_between
from probierz.processes.models import Process
from probierz.processes.queries.cards import bands, flat, rows_of_map
from probierz.standards.models import Applicability, Catalog, Requirement
from probierz.standards.queries.catalogs import requirements_in_use

# After so many months without an audit a thing is shown as neglected: a year of the programme and a quarter.
LATE_MONTHS = 15


@dataclass(frozen=True)
class Covered:
    """A process or a requirement: when it was audited last, and by which audit it will be."""

    thing: Process | Requirement
    last_on: date | None
    months: int | None
    planned: Audit | None
    depth: int = 0

    @property
    def shape(self) -> str:
        if self.months is not None and self.months < LATE_MONTHS:
            return "done"
        return "waiting" if self.planned else "late"


@dataclass(frozen=True)
class CatalogCovered:
    """The requirements of one catalog."""

    catalog: Catalog
    rows: list[Covered] = field(default_factory=list)

    @property
    def late(self) -> list[Covered]:
        return [row for row in self.rows if row.shape != "done"]

    @property
    def share(self) -> tuple[int, int]:
        return share(self.rows)


def processes_covered(*, on: date) -> list[Covered]:
    """In the order of the map."""
    ordered = [row for band in bands(rows_of_map(on=on)) for row in flat(band.rows)]
    done = AuditedProcess.objects.filter(audit__state__in=REPORTED).order_by().values_list("process")
    last = dict(done.annotate(Max("audit__ends_on")))
    coming = _coming_processes()
    return [_covered(row.process, last.get(row.process.pk), coming, on=on, depth=row.depth) for row in ordered]


def requirements_covered(*, on: date) -> list[Covered]:
    """Leaves of the catalogs in use that apply, in their order."""
    excluded = set(Applicability.objects.filter(applies=False).values_list("requirement", flat=True))
    asked = Question.objects.filter(requirement__isnull=False)
    done = asked.filter(audit__state__in=REPORTED).exclude(verdict__in=["", QuestionVerdict.NOT_APPLICABLE])
    last = dict(done.order_by().values_list("requirement").annotate(Max("audit__ends_on")))
    coming: dict[int, Audit] = {}
    for one in asked.filter(audit__state__in=UNDER_WAY).select_related("audit").order_by("-audit__starts_on"):
        coming[one.requirement_id or 0] = one.audit
    leaves = [one for one in requirements_in_use(on=on) if one.pk not in excluded]
    return [_covered(one, last.get(one.pk), coming, on=on) for one in leaves]


def by_catalog(rows: Iterable[Covered]) -> list[CatalogCovered]:
    """In the order of the rows; each catalog is looked at on its own, since offices work by some of them only."""
    groups: dict[int, CatalogCovered] = {}
    for row in rows:
        if isinstance(row.thing, Requirement):
            group = groups.setdefault(row.thing.catalog_id, CatalogCovered(row.thing.catalog))
            group.rows.append(row)
    return list(groups.values())


def share(rows: Iterable[Covered]) -> tuple[int, int]:
    """How many were audited lately, and how many there are."""
    found = list(rows)
    return sum(row.shape == "done" for row in found), len(found)


def _coming_processes() -> dict[int, Audit]:
    rows = AuditedProcess.objects.filter(audit__state__in=UNDER_WAY).select_related("audit")
    return {one.process_id: one.audit for one in rows.order_by("-audit__starts_on", "pk")}


def _covered(
    thing: Process | Requirement, last: date | None, coming: dict[int, Audit], *, on: date, depth: int = 0
) -> Covered:
    months = None if last is None else months_between(last, on)
    return Covered(thing, last, months, coming.get(thing.pk), depth)
