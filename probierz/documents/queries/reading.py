"""Who has to read what: one person's list, and the grid of people and documents."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, QuerySet

from probierz.access.actor import Actor
from probierz.documents.models import Acknowledgement, Addressee, Document, Revision
from probierz.documents.queries.people import Reader, staff_on
from probierz.people.models import Employee
from probierz.people.queries import employee_of

READ_WITHIN = timedelta(days=14)


@dataclass(frozen=True)
class ToRead:
    """An edition in force that somebody has to read."""

    document: Document
    revision: Revision


def required() -> QuerySet[Revision]:
    """Editions in force of documents that have to be read, with their addressees."""
    rows: QuerySet[Revision] = Revision.objects.in_force().filter(document__requires_reading=True)
    addressees = Prefetch("document__addressees", queryset=Addressee.objects.select_related("unit"))
    return rows.select_related("document").prefetch_related(addressees).order_by("document__sort_key")


def counted(revisions: Iterable[Revision], *, of: Employee | None = None) -> dict[int, dict[int, Acknowledgement]]:
    """By document and employee the reading that still counts: of this edition or one it did not make void."""
    wanted = {row.document_id: row.reads_from for row in revisions}
    rows = Acknowledgement.objects.filter(revision__document__in=wanted)
    if of is not None:
        rows = rows.filter(employee=of)
    found: dict[int, dict[int, Acknowledgement]] = {}
    for row in rows.select_related("revision").defer("revision__summary"):
        document = row.revision.document_id
        if row.revision.edition >= wanted[document]:
            found.setdefault(document, {})[row.employee_id] = row
    return found


def to_read(actor: Actor, *, on: date) -> list[ToRead]:
    """What this person has to read now."""
    employee = employee_of(actor.account)
    if employee is None:
        return []
    rows = list(required())
    if not rows:
        return []
    read = {key for key, people in counted(rows, of=employee).items() if people}
    reader = Reader(employee, on)
    return [
        ToRead(row.document, row)
        for row in rows
        if row.document_id not in read and reader.is_meant(row.document.addressees.all())
    ]


def reading_of(actor: Actor, revision: Revision) -> Acknowledgement | None:
    """The reading of this person that counts for the edition."""
    employee = employee_of(actor.account)
    if employee is None:
        return None
    return counted([revision], of=employee).get(revision.document_id, {}).get(employee.pk)


@dataclass(frozen=True)
class Cell:
    """One person and one document: not meant, waiting, or read."""

    is_meant: bool
    reading: Acknowledgement | None


@dataclass(frozen=True)
class GridRow:
    employee: Employee
    cells: tuple[Cell, ...]

    @property
    def missing(self) -> int:
        return sum(cell.is_meant and cell.reading is None for cell in self.cells)


@dataclass(frozen=True)
class Grid:
    """People down, documents across; only people for whom something is meant."""

    revisions: tuple[Revision, ...]
    rows: tuple[GridRow, ...]

    @property
    def wanted(self) -> int:
        return sum(cell.is_meant for row in self.rows for cell in row.cells)

    @property
    def done(self) -> int:
        return sum(cell.is_meant and cell.reading is not None for row in self.rows for cell in row.cells)

    def done_for(self, place: int) -> tuple[int, int]:
        """How many of those meant have read the document at this place."""
        cells = [row.cells[place] for row in self.rows if row.cells[place].is_meant]
        return sum(cell.reading is not None for cell in cells), len(cells)


def grid(*, on: date, only: Document | None = None) -> Grid:
    """Everybody and everything that has to be read; `only` narrows it to one document."""
    rows = required() if only is None else required().filter(document=only)
    revisions = tuple(row for row in rows if row.document.addressees.all())
    if not revisions:
        return Grid((), ())
    staff, known = staff_on(on), counted(revisions)
    meant = [staff.meant(row.document.addressees.all()) for row in revisions]
    lines = (_line(one, revisions, meant, known) for one in staff.employees)
    return Grid(revisions, tuple(line for line in lines if any(cell.is_meant for cell in line.cells)))


def people_on_paper(revision: Revision, *, on: date) -> list[tuple[Employee, Acknowledgement | None]]:
    """Those meant who cannot log in, with their reading where it was recorded."""
    found = grid(on=on, only=revision.document)
    return [(row.employee, row.cells[0].reading) for row in found.rows if row.employee.account_id is None]


def _line(
    employee: Employee,
    revisions: tuple[Revision, ...],
    meant: list[set[int]],
    known: dict[int, dict[int, Acknowledgement]],
) -> GridRow:
    cells = (
        Cell(employee.pk in people, known.get(row.document_id, {}).get(employee.pk))
        for row, people in zip(revisions, meant, strict=True)
    )
    return GridRow(employee, tuple(cells))


def read_until(revision: Revision) -> date | None:
    """Two weeks from the day in force: after that the duty is late."""
    return revision.in_force_on + READ_WITHIN if revision.in_force_on else None
