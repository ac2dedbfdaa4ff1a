"""The board: every office in every stage, with its people and its clients' index."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from probierz.lib.polish import fold
from probierz.offices.models import Office, Programme
from probierz.offices.queries import name_then
from probierz.people.queries import headcounts
from probierz.programme.models import OfficeStage, Stage
from probierz.programme.queries.sharing import Sharing
from probierz.programme.rules import Progress, StageState, Standing, progress


@dataclass(frozen=True)
class Cell:
    """An office in a stage; `row` is empty where the stage is not planned for it."""

    stage: Stage
    row: OfficeStage | None
    progress: Progress | None

    @property
    def is_late(self) -> bool:
        return self.progress is not None and self.progress.standing is Standing.LATE

    @property
    def is_done(self) -> bool:
        return self.progress is not None and self.progress.standing is Standing.DONE


@dataclass(frozen=True)
class BoardRow:
    """One office. `cells` is empty when it does not share how far it is; None is not shared or not known."""

    office: Office
    name: str
    people: int | None
    cells: tuple[Cell, ...]
    index: float | None

    @property
    def shares(self) -> bool:
        return bool(self.cells)

    @property
    def done(self) -> int:
        return sum(1 for cell in self.cells if cell.is_done)

    @property
    def days_late(self) -> int:
        return max((cell.progress.days_late for cell in self.cells if cell.progress), default=0)

    @property
    def now_in(self) -> Cell | None:
        """The first stage that is not done yet."""
        return next(
            (cell for cell in self.cells if cell.progress and cell.progress.standing is not Standing.DONE), None
        )


@dataclass(frozen=True)
class Board:
    """Stages in their order, offices in Polish order, and the day on which they were looked at."""

    programme: Programme
    day: date
    stages: tuple[Stage, ...]
    rows: tuple[BoardRow, ...]

    @property
    def people(self) -> int | None:
        """Participants of the offices that share their number; None when none does."""
        known = [row.people for row in self.rows if row.people is not None]
        return sum(known) if known else None

    @property
    def late(self) -> int:
        return sum(1 for row in self.rows if row.days_late)

    @property
    def current_stage(self) -> Stage | None:
        """The stage in which the programme should be: the first that is not done everywhere."""
        waiting = [row.now_in.stage.num for row in self.rows if row.now_in]
        return next((stage for stage in self.stages if waiting and stage.num == min(waiting)), None)


def board_of(sharing: Sharing, *, index_by_office: Mapping[int, float] | None = None) -> Board:
    """Opens its own scopes: the programme for the stages, the sharing offices for their people."""
    with sharing.scope(frozenset()):
        stages = tuple(Stage.objects.filter(programme=sharing.programme).order_by("num"))
        rows = _rows_by_office(
            OfficeStage.objects.filter(programme=sharing.programme, office__in=sharing.participation)
        )
    people = people_by_office(sharing)
    index = index_by_office or {}
    return Board(
        programme=sharing.programme,
        day=sharing.day,
        stages=stages,
        rows=tuple(
            BoardRow(
                office=office,
                name=name_then(office),
                people=people.get(office.pk),
                cells=cells_of(stages, rows.get(office.pk, {}), sharing.day)
                if office.pk in sharing.participation
                else (),
                index=index.get(office.pk),
            )
            for office in sharing.offices
        ),
    )


def people_by_office(sharing: Sharing) -> dict[int, int]:
    """How many people each sharing office had on the day; nobody's name is read."""
    with sharing.scope(sharing.headcount):
        counted = headcounts(sharing.day)
    return {office: counted.get(office, 0) for office in sharing.headcount}


def office_plan(sharing: Sharing, office: Office) -> tuple[Cell, ...]:
    """The stages of one office, empty when it does not share them."""
    if office.pk not in sharing.participation:
        return ()
    with sharing.scope(frozenset()):
        rows = OfficeStage.objects.filter(programme=sharing.programme, office=office)
        by_stage = _rows_by_office(rows.select_related("stage", "programme", "office")).get(office.pk, {})
        stages = Stage.objects.filter(programme=sharing.programme).order_by("num")
        return cells_of(tuple(stages), by_stage, sharing.day)


def _rows_by_office(rows: Iterable[OfficeStage]) -> dict[int, dict[int, OfficeStage]]:
    result: dict[int, dict[int, OfficeStage]] = {}
    for row in rows:
        result.setdefault(row.office_id, {})[row.stage_id] = row
    return result


def cells_of(stages: tuple[Stage, ...], rows: Mapping[int, OfficeStage], day: date) -> tuple[Cell, ...]:
    return tuple(Cell(stage, rows.get(stage.pk), _progress(rows.get(stage.pk), day)) for stage in stages)


def _progress(row: OfficeStage | None, day: date) -> Progress | None:
    if row is None:
        return None
    return progress(StageState(row.state), planned_end_on=row.planned_end_on, on=day)


class Show(StrEnum):
    """Which offices are looked at."""

    ALL = "all"
    LATE = "late"
    RUNNING = "running"
    SILENT = "silent"


@dataclass(frozen=True)
class BoardFilter:
    """What the reader asked for; `sort` is the key of a column, with a minus for the other direction."""

    words: str = ""
    stage: str = ""
    show: Show = Show.ALL
    sort: str = "name"

    def chosen(self, rows: Iterable[BoardRow]) -> list[BoardRow]:
        return self._sorted([row for row in rows if self._matches(row)])

    def _matches(self, row: BoardRow) -> bool:
        if fold(self.words) not in fold(row.name):
            return False
        if self.stage and not (row.now_in and row.now_in.stage.code == self.stage):
            return False
        return {
            Show.ALL: True,
            Show.LATE: bool(row.days_late),
            Show.RUNNING: any(cell.progress and cell.progress.standing is Standing.RUNNING for cell in row.cells),
            Show.SILENT: not row.shares,
        }[self.show]

    def _sorted(self, rows: list[BoardRow]) -> list[BoardRow]:
        """Rows without the value stand at the end in both directions; equal ones keep the Polish order."""
        key = SORT_KEYS.get(self.sort.removeprefix("-"))
        if key is None:
            return rows[::-1] if self.sort == "-name" else rows
        known = [row for row in rows if key(row) is not None]
        unknown = [row for row in rows if key(row) is None]
        return sorted(known, key=lambda row: key(row) or 0, reverse=self.sort.startswith("-")) + unknown


SORT_KEYS: Mapping[str, Callable[[BoardRow], float | None]] = {
    "people": lambda row: row.people,
    "index": lambda row: row.index,
    "late": lambda row: row.days_late if row.shares else None,
    "done": lambda row: row.done if row.shares else None,
}
