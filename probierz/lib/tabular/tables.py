"""What a table is, how big it may be, and why a file is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta


class RefusalCode(StrEnum):
    """Why a file is not read. Parameters of the refusal in brackets."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"  # limit, size: bytes
    WRONG_TYPE = "wrong_type"
    OLD_EXCEL = "old_excel"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    EXPANDS_TOO_MUCH = "expands_too_much"
    TOO_MANY_ROWS = "too_many_rows"  # limit
    TOO_MANY_COLUMNS = "too_many_columns"  # limit
    UNKNOWN_ENCODING = "unknown_encoding"


class TableRefused(Exception):
    """The file is not read. The code and its numbers make the sentence."""

    def __init__(self, code: RefusalCode, **params: int) -> None:
        super().__init__(f"{code.value} {params}" if params else code.value)
        self.code = code
        self.params: Mapping[str, int] = params


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest file, its largest expansion and the largest table."""

    upload_bytes: int = 10 * 1024 * 1024
    expanded_bytes: int = 100 * 1024 * 1024
    # XML of a spreadsheet shrinks some twentyfold, a bomb a thousandfold.
    expansion: int = 200
    entries: int = 1000
    rows: int = 20_000
    columns: int = 100


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as in the sheet: rows[0] is its row 1, blank rows included, an empty cell is "".

    `formulas` are the cells (row, column, both from 1) whose value was computed by the file, not typed.
    """

    rows: tuple[tuple[Cell, ...], ...]
    formulas: frozenset[tuple[int, int]] = frozenset()


def table_of(rows: list[list[Cell]], *, formulas: frozenset[tuple[int, int]] = frozenset()) -> Table:
    """The table without the blank rows at its end."""
    end = max((number for number, row in enumerate(rows, start=1) if any(cell != "" for cell in row)), default=0)
    return Table(tuple(tuple(row) for row in rows[:end]), formulas)


def column_letter(place: int) -> str:
    """The name a spreadsheet gives the column at this place, counted from 0."""
    name = ""
    while place >= 0:
        place, rest = divmod(place, 26)
        name, place = chr(ord("A") + rest) + name, place - 1
    return name
