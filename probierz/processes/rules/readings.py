"""A sheet of indicator values: which lines are understood, and what is wrong with the others."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from probierz.lib.catalogs.processes import Unit
from probierz.lib.periods import Frequency, Period, period_of
from probierz.lib.polish import fold, tidy
from probierz.processes.rules import fits

_DAY = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\d")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER = re.compile(r"(?:(iv|i{1,3}|[1-4])\s*(?:kw\.?|kwartal|q)?|q\s*([1-4]))[\s./-]*((?:19|20|21)\d\d)(?:\s*r\.?)?")
_QUARTER_LAST = re.compile(r"((?:19|20|21)\d\d)[\s./-]*(?:q|kw\.?)\s*([1-4])")
_HALF = re.compile(r"(ii?|[12])\s*(?:pol\.?|polrocze|h)?[\s./-]*((?:19|20|21)\d\d)")
_MONTH = re.compile(r"(\d{1,2})[\s./-]+((?:19|20|21)\d\d)")
_MONTH_LAST = re.compile(r"((?:19|20|21)\d\d)[\s./-]+(\d{1,2})")
_YEAR = re.compile(r"((?:19|20|21)\d\d)(?:\s*r\.?)?")


class Column(StrEnum):
    """What the sheet must have."""

    INDICATOR = "indicator"
    PERIOD = "period"
    VALUE = "value"
    NOTE = "note"


class LineError(StrEnum):
    """What is wrong with a line."""

    COLUMN_MISSING = "column_missing"
    UNKNOWN_INDICATOR = "unknown_indicator"
    AMBIGUOUS_INDICATOR = "ambiguous_indicator"
    COMPUTED_INDICATOR = "computed_indicator"
    BAD_PERIOD = "bad_period"
    PERIOD_NOT_ENDED = "period_not_ended"
    PERIOD_TOO_EARLY = "period_too_early"
    BAD_NUMBER = "bad_number"
    OUT_OF_RANGE = "out_of_range"
    TWICE = "twice"


HEADS = {
    Column.INDICATOR: {"wskaznik", "miernik", "nazwa", "indicator", "measure", "name"},
    Column.PERIOD: {"okres", "period"},
    Column.VALUE: {"wartosc", "wynik", "value"},
    Column.NOTE: {"uwagi", "uwaga", "komentarz", "note", "comment"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An indicator that values may be brought for; `names` tell it, the name alone or with the process's code."""

    key: str
    names: tuple[str, ...]
    unit: Unit
    frequency: Frequency
    since: date
    is_computed: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A value that was understood; `row` counts as in the sheet."""

    row: int
    key: str
    since: date
    value: Decimal
    note: str


@dataclass(frozen=True, slots=True)
class Fault:
    row: int
    error: LineError
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What the sheet would write, and what stands in the way."""

    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]


class _Bad(ValueError):
    def __init__(self, error: LineError, text: object = "") -> None:
        super().__init__(error)
        self.error, self.text = error, str(text)[:80]


def plan_readings(rows: Sequence[Sequence[object]], known: Iterable[Known], *, on: date) -> Plan:
    """Read the sheet; its first row is the head."""
    columns = _columns(rows[0] if rows else ())
    missing = [name for name in (Column.INDICATOR, Column.PERIOD, Column.VALUE) if name not in columns]
    if missing:
        return Plan((), tuple(Fault(1, LineError.COLUMN_MISSING, name) for name in missing))
    by_name = _by_name(known)
    lines: dict[tuple[str, date], Line] = {}
    faults: list[Fault] = []
    for number, row in enumerate(rows[1:], start=2):
        cells = {name: row[at] if at < len(row) else "" for name, at in columns.items()}
        if all(str(cell).strip() == "" for cell in cells.values()):
            continue
        try:
            line = _line(number, cells, by_name, on)
            if (line.key, line.since) in lines:
                raise _Bad(LineError.TWICE, cells[Column.PERIOD])
            lines[line.key, line.since] = line
        except _Bad as bad:
            faults.append(Fault(number, bad.error, bad.text))
    return Plan(tuple(lines.values()), tuple(faults))


def _columns(head: Sequence[object]) -> dict[Column, int]:
    names = [fold(str(cell)) for cell in head]
    found = {column: next((at for at, name in enumerate(names) if name in HEADS[column]), -1) for column in Column}
    return {column: at for column, at in found.items() if at >= 0}


def _by_name(known: Iterable[Known]) -> dict[str, list[Known]]:
    found: dict[str, list[Known]] = {}
    for one in known:
        for name in {fold(name) for name in one.names}:
            found.setdefault(name, []).append(one)
    return found


def _line(number: int, cells: Mapping[Column, object], by_name: Mapping[str, list[Known]], on: date) -> Line:
    one = _indicator(cells[Column.INDICATOR], by_name)
    period = _period(cells[Column.PERIOD], one, on)
    value = number_of(cells[Column.VALUE])
    if value is None:
        raise _Bad(LineError.BAD_NUMBER, cells[Column.VALUE])
    if not fits(value, one.unit):
        raise _Bad(LineError.OUT_OF_RANGE, cells[Column.VALUE])
    return Line(number, one.key, period.since, value, tidy(str(cells.get(Column.NOTE, "")))[:300])


def _indicator(cell: object, by_name: Mapping[str, list[Known]]) -> Known:
    match by_name.get(fold(str(cell)), []):
        case []:
            raise _Bad(LineError.UNKNOWN_INDICATOR, cell)
        case [one] if one.is_computed:
            raise _Bad(LineError.COMPUTED_INDICATOR, cell)
        case [one]:
            return one
        case _:
            raise _Bad(LineError.AMBIGUOUS_INDICATOR, cell)


def _period(cell: object, one: Known, on: date) -> Period:
    period = read_period(cell, one.frequency)
    if period is None:
        raise _Bad(LineError.BAD_PERIOD, cell)
    if period.until > on:
        raise _Bad(LineError.PERIOD_NOT_ENDED, cell)
    if period < period_of(one.since, one.frequency):
        raise _Bad(LineError.PERIOD_TOO_EARLY, cell)
    return period


def read_period(cell: object, frequency: Frequency) -> Period | None:
    """A period as people write it: "II kw. 2026", "03.2026", "1/2026", "2026", or any day in it, "2026-03-31"."""
    text = fold(str(cell))
    try:
        month = date.fromisoformat(text) if _DAY.fullmatch(text) else _first_month(text, frequency)
    except ValueError:
        return None
    return None if month is None else period_of(month, frequency)


def _first_month(text: str, frequency: Frequency) -> date | None:
    match frequency:
        case Frequency.YEAR:
            found = _YEAR.fullmatch(text)
            return date(int(found[1]), 1, 1) if found else None
        case Frequency.MONTH:
            return _of(_MONTH.fullmatch(text), _MONTH_LAST.fullmatch(text), months=1)
        case Frequency.QUARTER:
            if found := _QUARTER.fullmatch(text):
                return _day(int(found[3]), found[1] or found[2], months=3)
            return _of(None, _QUARTER_LAST.fullmatch(text), months=3)
        case _:
            return _of(_HALF.fullmatch(text), None, months=6)


def _of(first: re.Match[str] | None, last: re.Match[str] | None, *, months: int) -> date | None:
    if first:
        return _day(int(first[2]), first[1], months=months)
    return _day(int(last[1]), last[2], months=months) if last else None


def _day(year: int, place: str, *, months: int) -> date | None:
    number = _ROMAN.get(place) or int(place)
    return date(year, (number - 1) * months + 1, 1) if 1 <= number <= 12 // months else None


def number_of(cell: object) -> Decimal | None:
    """A number as people write it: "12,5", "1 234", 12.5."""
    if isinstance(cell, bool):
        return None
    text = "".join(str(cell).split()).replace(",", ".").removesuffix("%")
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return round(value, 4) if value.is_finite() and abs(value) < 10**12 else None
