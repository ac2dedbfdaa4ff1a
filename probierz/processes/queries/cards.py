"""Processes for the map, the list and the card."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet

from probierz.lib.catalogs.processes import Group, StarterProcess, starters_for
from probierz.lib.office_kinds import OfficeKind
from probierz.lib.polish import fold
from probierz.offices.models import Office
from probierz.people.models import Employee
from probierz.processes.models import Diagram, Indicator, Process, Responsibility
from probierz.processes.queries.indicators import Series, series_of
from probierz.processes.rules import Part, Standing

# The worst first: what the process looks like when its indicators disagree.
WORST = (Standing.OUT_OF_LINE, Standing.MISSING, Standing.IN_LINE, Standing.NOT_YET, Standing.NO_TARGET)


@dataclass
class Row:
    """A process with who answers for it today, how its indicators stand, and what lies beneath it."""

    process: Process
    owner: Employee | None = None
    deputy: Employee | None = None
    series: list[Series] = field(default_factory=list)
    parts: list["Row"] = field(default_factory=list)
    depth: int = 0
    has_diagram: bool = False

    @property
    def standing(self) -> Standing | None:
        """None without indicators."""
        found = {Standing.OUT_OF_LINE if one.is_out else one.standing for one in self.series}
        return next((one for one in WORST if one in found), None)


@dataclass(frozen=True)
class Band:
    """One group of processes on the map."""

    group: Group
    rows: list[Row]


def rows_of_map(*, on: date) -> list[Row]:
    """Every process that runs, as a tree: those at the top, with their parts."""
    processes = list(Process.objects.running().select_related("parent").order_by("order", "code"))
    rows = {process.pk: Row(process) for process in processes}
    for one in _responsible(on):
        if one.process_id in rows:
            setattr(rows[one.process_id], one.part, one.employee)
    for series in series_of(Indicator.objects.counted().order_by("pk"), on=on):
        rows[series.indicator.process_id].series.append(series)
    for key in Diagram.objects.values_list("process", flat=True).distinct():
        if key in rows:
            rows[key].has_diagram = True
    return _as_tree(processes, rows)


def bands(rows: Iterable[Row]) -> list[Band]:
    """The map: management above, core in the middle, support beneath."""
    tree = list(rows)
    return [Band(group, [row for row in tree if row.process.group == group]) for group in Group]


def flat(rows: Iterable[Row], depth: int = 0) -> list[Row]:
    """The tree as one list, group by group, each process followed by its parts."""
    found: list[Row] = []
    for row in rows:
        row.depth = depth
        found += [row, *flat(row.parts, depth + 1)]
    return found


def in_list(rows: Iterable[Row], *, words: str = "", group: str = "") -> list[Row]:
    """What the list shows, in the order of the map."""
    ordered = [row for band in bands(rows) for row in flat(band.rows)]
    parts = fold(words).split()
    return [row for row in ordered if (not group or row.process.group == group) and _says(row, parts)]


def process_by_key(key: str) -> Process | None:
    return Process.objects.select_related("parent", "successor", "office").filter(key=key).first()


def responsible_for(process: Process, *, on: date) -> dict[Part, Responsibility]:
    """Owner and deputy of the day; of an ended process, the last ones are in its history."""
    rows = _responsible(on).filter(process=process)
    return {Part(row.part): row for row in rows}


def past_responsible(process: Process, *, on: date) -> list[Responsibility]:
    rows = Responsibility.objects.filter(process=process, until__lte=on).select_related("employee")
    return list(rows.order_by("-until", "part"))


def processes_owned_by(employee: Employee, *, on: date) -> QuerySet[Process]:
    held = Responsibility.objects.on(on).filter(employee=employee)
    return Process.objects.running().filter(pk__in=held.values("process")).order_by("order", "code")


def possible_parents(process: Process | None) -> list[Process]:
    """Every process that runs but this one and what lies beneath it."""
    rows = list(Process.objects.running().order_by("group", "order", "code"))
    if process is None:
        return rows
    beneath = {process.pk}
    while more := {row.pk for row in rows if row.parent_id in beneath} - beneath:
        beneath |= more
    return [row for row in rows if row.pk not in beneath]


def last_diagram(process: Process) -> Diagram | None:
    return Diagram.objects.filter(process=process).order_by("-number").first()


def diagram_numbered(process: Process, number: int) -> Diagram | None:
    return Diagram.objects.filter(process=process, number=number).first()


def starters_left(office: Office) -> list[StarterProcess]:
    """What the starting set still offers to this office."""
    taken = set(Process.objects.values_list("starter", flat=True))
    names = set(Process.objects.running().values_list("name", flat=True))
    offered = starters_for(OfficeKind(office.kind))
    return [one for one in offered if one.code not in taken and one.name.pl not in names]


def without_owner(*, on: date) -> int:
    """How many processes that run have no owner on the day."""
    owned = Responsibility.objects.on(on).filter(part=Part.OWNER)
    return Process.objects.running().exclude(pk__in=owned.values("process")).count()


def counts() -> dict[str, int]:
    """How many processes run, and how many ended."""
    running = Count("pk", filter=Q(retired_on__isnull=True))
    ended = Count("pk", filter=Q(retired_on__isnull=False))
    return Process.objects.aggregate(running=running, ended=ended)


def retired() -> QuerySet[Process]:
    rows = Process.objects.filter(retired_on__isnull=False).select_related("successor")
    return rows.order_by("-retired_on", "code")


def _responsible(on: date) -> QuerySet[Responsibility]:
    return Responsibility.objects.on(on).select_related("employee")


def _as_tree(processes: Iterable[Process], rows: dict[int, Row]) -> list[Row]:
    top: list[Row] = []
    for process in processes:
        above = rows.get(process.parent_id or 0)
        (above.parts if above else top).append(rows[process.pk])
    return top


def _says(row: Row, parts: list[str]) -> bool:
    text = fold(f"{row.process.code} {row.process.name} {row.owner or ''}")
    return all(part in text for part in parts)
