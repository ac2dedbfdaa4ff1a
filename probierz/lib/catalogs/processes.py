"""The starting set of processes that an office may take over, by its kind."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from pathlib import Path

from probierz.lib.bilingual import Bilingual
from probierz.lib.catalogs.deadlines import legal_deadlines
from probierz.lib.catalogs.reading import CATALOGS, Entry, read_catalog
from probierz.lib.office_kinds import OfficeKind
from probierz.lib.periods import Frequency


class Group(StrEnum):
    """Why a process is there: to steer the office, to serve its clients, to keep it running."""

    MANAGEMENT = "management"
    CORE = "core"
    SUPPORT = "support"


class Level(StrEnum):
    """Whose task it is by law."""

    MUNICIPALITY = "municipality"
    COUNTY = "county"
    BOTH = "both"


class Unit(StrEnum):
    """In what an indicator is counted."""

    PERCENT = "percent"
    DAYS = "days"
    HOURS = "hours"
    MINUTES = "minutes"
    COUNT = "count"
    SCORE = "score"  # 1 to 5
    INDEX = "index"  # 0 to 100


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class StarterMeasure:
    name: Bilingual
    unit: Unit
    direction: Direction
    target: Decimal
    frequency: Frequency


@dataclass(frozen=True, slots=True)
class StarterProcess:
    """A process as it is offered; texts of the card are in Polish, the language offices work in."""

    code: str
    group: Group
    level: Level
    owner: str
    name: Bilingual
    purpose: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    suppliers: tuple[str, ...]
    clients: tuple[str, ...]
    resources: tuple[str, ...]
    legal_basis: tuple[str, ...]
    deadline: str
    requirements: tuple[str, ...]
    measures: tuple[StarterMeasure, ...]


_LEVELS = {
    OfficeKind.COUNTY: {Level.COUNTY, Level.BOTH},
    OfficeKind.CITY_WITH_COUNTY_RIGHTS: set(Level),
    OfficeKind.VOIVODESHIP: {Level.BOTH},
    OfficeKind.OTHER: {Level.BOTH},
}


def starters_for(kind: OfficeKind) -> list[StarterProcess]:
    """The processes that offices of this kind have, in the order of the set."""
    levels = _LEVELS.get(kind, {Level.MUNICIPALITY, Level.BOTH})
    return [one for one in starter_processes().values() if one.level in levels]


@cache
def starter_processes() -> dict[str, StarterProcess]:
    """The whole shipped set by codes, read once."""
    return read_processes(CATALOGS / "office_processes.yaml")


def read_processes(path: Path) -> dict[str, StarterProcess]:
    """A file of processes, checked; raises CatalogBroken."""
    return read_catalog(path, _processes)


def _processes(entry: Entry) -> dict[str, StarterProcess]:
    found: dict[str, StarterProcess] = {}
    for one in entry.entries("processes"):
        row = _process(one)
        if row.code in found:
            raise one.broken(f"the code {row.code!r} is used twice")
        found[row.code] = row
    return found


def _process(entry: Entry) -> StarterProcess:
    deadline = entry.text("deadline") if entry.has("deadline") else ""
    if deadline and deadline not in legal_deadlines():
        raise entry.broken(f"the time limit {deadline!r} is unknown")
    return StarterProcess(
        code=entry.text("code"),
        group=entry.member("group", Group),
        level=entry.member("level", Level),
        owner=entry.text("owner"),
        name=entry.bilingual("name"),
        purpose=entry.text("purpose"),
        inputs=entry.texts("inputs"),
        outputs=entry.texts("outputs"),
        suppliers=entry.texts("suppliers"),
        clients=entry.texts("clients"),
        resources=entry.texts("resources"),
        legal_basis=entry.texts("legal_basis") if entry.has("legal_basis") else (),
        deadline=deadline,
        requirements=entry.texts("requirements"),
        measures=tuple(_measure(one) for one in entry.entries("measures")),
    )


def _measure(entry: Entry) -> StarterMeasure:
    try:
        target = Decimal(entry.text("target"))
    except InvalidOperation as error:
        raise entry.broken("the target is a number in quotes, with a point") from error
    return StarterMeasure(
        name=entry.bilingual("name"),
        unit=entry.member("unit", Unit),
        direction=entry.member("direction", Direction),
        target=target,
        frequency=entry.member("frequency", Frequency),
    )
