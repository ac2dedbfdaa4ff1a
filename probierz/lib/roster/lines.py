"""Rows of a roster as text, and what is wrong with each of them by itself."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from types import MappingProxyType

from probierz.lib.polish import tidy
from probierz.lib.roster.columns import REQUIRED_COLUMNS, Column
from probierz.lib.tabular.tables import Cell, Table


class ErrorCode(StrEnum):
    """Why a row or a whole sheet is not taken. Parameters in comments."""

    MISSING_COLUMN = "missing_column"
    REPEATED_COLUMN = "repeated_column"
    NO_ROWS = "no_rows"
    REQUIRED = "required"
    FORMULA = "formula"
    A_DATE = "a_date"
    NOT_A_TEXT = "not_a_text"
    TOO_LONG = "too_long"  # limit, length
    BAD_EMAIL = "bad_email"
    DUPLICATE_NUMBER = "duplicate_number"  # first_row
    DUPLICATE_EMAIL = "duplicate_email"  # first_row
    EMAIL_TAKEN = "email_taken"  # number


@dataclass(frozen=True, slots=True)
class Person:
    """One employee as a roster knows one; what is not known is ""."""

    number: str
    family_name: str
    given_name: str
    position: str = ""
    unit: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class RowError:
    """One complaint; `row` counts from 1 as in the sheet, `column` is the heading as written there."""

    row: int
    column: str
    code: ErrorCode
    params: Mapping[str, int | str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is not blank, as far as it could be read."""

    row: int
    values: Mapping[Column, str]


_LIMITS = {
    Column.NUMBER: 30,
    Column.FAMILY_NAME: 100,
    Column.GIVEN_NAME: 100,
    Column.POSITION: 200,
    Column.UNIT: 200,
    Column.EMAIL: 254,
}
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_FORMULA_STARTS = ("=", "+", "-", "@")
_DASHES = frozenset("-\u2013\u2014")
# From here on a spreadsheet has already rounded a number.
_INEXACT = 2**53


def read_lines(
    table: Table, places: Mapping[Column, int], headings: Mapping[Column, str]
) -> tuple[list[Line], list[RowError]]:
    """The rows below the header that are not blank, and the complaints about single cells."""
    lines: list[Line] = []
    errors: list[RowError] = []
    for row, cells in enumerate(table.rows[1:], start=2):
        read = {
            column: ErrorCode.FORMULA if (row, place + 1) in table.formulas else _read(cells, place)
            for column, place in places.items()
        }
        if not any(value != "" for value in read.values()):
            continue
        texts = {column: value for column, value in read.items() if isinstance(value, str)}
        lines.append(Line(row, texts))
        for column, value in read.items():
            for code, params in _faults(column, value):
                errors.append(RowError(row, headings[column], code, params))
    return lines, errors


def _read(cells: tuple[Cell, ...], place: int) -> str | ErrorCode:
    return _text(cells[place]) if place < len(cells) else ""


def _text(cell: Cell) -> str | ErrorCode:
    """The cell as tidy text. A lone dash means nothing; whole numbers lose the ".0" a spreadsheet gives them."""
    match cell:
        case str():
            visible = "".join(letter for letter in cell if unicodedata.category(letter) != "Cf")
            text = tidy(visible)
            return "" if text in _DASHES else text
        case date() | time() | timedelta():
            return ErrorCode.A_DATE
        case bool():
            return ErrorCode.NOT_A_TEXT
        case _:
            return str(int(cell)) if cell == cell // 1 and abs(cell) < _INEXACT else ErrorCode.NOT_A_TEXT


def _faults(column: Column, value: str | ErrorCode) -> Iterator[tuple[ErrorCode, Mapping[str, int | str]]]:
    """What is wrong with one cell: at most one thing, the one to mend first."""
    if isinstance(value, ErrorCode):
        yield value, {}
    elif not value:
        if column in REQUIRED_COLUMNS:
            yield ErrorCode.REQUIRED, {}
    elif value.startswith(_FORMULA_STARTS):
        yield ErrorCode.FORMULA, {}
    elif not value.isprintable():
        yield ErrorCode.NOT_A_TEXT, {}
    elif len(value) > _LIMITS[column]:
        yield ErrorCode.TOO_LONG, {"limit": _LIMITS[column], "length": len(value)}
    elif column is Column.EMAIL and not _EMAIL.fullmatch(value):
        yield ErrorCode.BAD_EMAIL, {}
