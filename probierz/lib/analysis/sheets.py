"""Answers of a file, cell by cell, as the plan understands them; what it cannot use is missing and told."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import partial

from probierz.lib.analysis.numbers import number_in
from probierz.lib.analysis.plans import Item, Plan
from probierz.lib.tabular import Limits, Table, read_table

LIMITS = Limits(upload_bytes=500_000_000, rows=2_000_000, columns=2_000)
PROMOTERS = Item("", Fraction(0), Fraction(10))
SHOWN_ROWS = 5


class Wave(StrEnum):
    BASELINE = "baseline"
    FOLLOWUP = "followup"


class ColumnMissing(ValueError):
    """The plan names a column that the data do not have."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one respondent said: numbers in the order of the plan's items, turned round where an item is."""

    wave: Wave
    answers: tuple[Fraction | None, ...]
    unit: str = ""
    mode: str = ""
    weight: Fraction | None = None
    nps: Fraction | None = None


@dataclass(frozen=True)
class Sheets:
    rows: tuple[Sheet, ...]
    warnings: tuple[str, ...]

    def of(self, wave: Wave) -> list[Sheet]:
        return [one for one in self.rows if one.wave is wave]


@dataclass
class _Faults:
    """What could not be used, by reason, with the first rows where it was seen."""

    rows: dict[str, list[int]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def note(self, reason: str, row: int) -> None:
        self.counts[reason] += 1
        if self.counts[reason] <= SHOWN_ROWS:
            self.rows.setdefault(reason, []).append(row)

    def told(self) -> Iterator[str]:
        for reason, count in self.counts.items():
            rows = ", ".join(str(row) for row in self.rows[reason])
            further = f" and {count - SHOWN_ROWS} more" if count > SHOWN_ROWS else ""
            yield f"{reason}: {count} (row {rows}{further})"


def read_sheets(data: bytes, plan: Plan) -> Sheets:
    """Raises TableRefused for a file that is no table, ColumnMissing for a column that is not there."""
    table = read_table(data, limits=LIMITS)
    places, faults = _places(table, plan), _Faults()
    reader = _Reader(plan, places, faults)
    rows = [sheet for number, row in _filled(table) if (sheet := reader.sheet(row, number)) is not None]
    return Sheets(tuple(rows), tuple(faults.told()))


def _filled(table: Table) -> Iterator[tuple[int, list[str]]]:
    """Rows beneath the head that hold anything, with their numbers in the file."""
    for number, row in enumerate(table.rows[1:], start=2):
        cells = [str(cell).strip() for cell in row]
        if any(cells):
            yield number, cells


def _places(table: Table, plan: Plan) -> dict[str, int]:
    head = [str(cell).strip() for cell in table.rows[0]]
    for name in plan.columns:
        if head.count(name) != 1:
            how = "has no column" if name not in head else "has more than one column"
            raise ColumnMissing(f"The data {how} {name!r}. Their columns are: {', '.join(head)}.")
    return {name: head.index(name) for name in plan.columns}


class _Reader:
    """Turns rows into sheets; a text is understood once for all the cells that repeat it."""

    def __init__(self, plan: Plan, places: dict[str, int], faults: _Faults) -> None:
        self._plan, self._places, self._faults = plan, places, faults
        self._known: dict[tuple[str, str], tuple[Fraction | None, str]] = {}

    def sheet(self, row: Sequence[str], number: int) -> Sheet | None:
        plan, waves = self._plan, self._plan.waves
        said = self._cell(row, waves.column)
        wave = {waves.baseline: Wave.BASELINE, waves.followup: Wave.FOLLOWUP}.get(said)
        if wave is None:
            self._faults.note(f"rows of other waves in {waves.column!r}", number)
            return None
        return Sheet(
            wave=wave,
            answers=tuple(self._number(row, one.column, number, partial(_rating, one)) for one in plan.items),
            unit=self._cell(row, plan.unit) if plan.unit else "",
            mode=self._cell(row, plan.mode) if plan.mode else "",
            weight=self._number(row, plan.weight, number, _weight) if plan.weight else None,
            nps=self._number(row, plan.nps, number, partial(_rating, PROMOTERS)) if plan.nps else None,
        )

    def _cell(self, row: Sequence[str], column: str) -> str:
        place = self._places[column]
        return row[place] if place < len(row) else ""

    def _number(
        self, row: Sequence[str], column: str, number: int, read: Callable[[str], tuple[Fraction | None, str]]
    ) -> Fraction | None:
        text = self._cell(row, column)
        if (column, text) not in self._known:
            self._known[column, text] = read(text)
        value, fault = self._known[column, text]
        if fault:
            self._faults.note(f"{column}: {fault}", number)
        return value


def _rating(item: Item, text: str) -> tuple[Fraction | None, str]:
    """The answer, or why there is none; a code for "no answer" needs no word."""
    if not text:
        return None, "blank cells"
    if item.is_missing(text):
        return None, ""
    answer = number_in(text)
    if answer is None:
        return None, "cells that are not numbers"
    if not item.low <= answer <= item.high:
        return None, "cells outside the scale"
    return item.of(answer), ""


def _weight(text: str) -> tuple[Fraction | None, str]:
    number = number_in(text)
    return (number, "") if number is not None and number > 0 else (None, "weights that are not numbers above zero")
