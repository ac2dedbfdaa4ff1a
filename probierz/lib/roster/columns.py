"""The columns of a roster and how their headings are recognised."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from probierz.lib.polish import fold
from probierz.lib.tabular.tables import Cell


class Column(StrEnum):
    """The columns of a roster, named as their headings are."""

    NUMBER = "nr"
    FAMILY_NAME = "nazwisko"
    GIVEN_NAME = "imię"
    POSITION = "stanowisko"
    UNIT = "komórka"
    EMAIL = "e-mail"


REQUIRED_COLUMNS = (Column.NUMBER, Column.FAMILY_NAME, Column.GIVEN_NAME)

_HEADINGS = {
    Column.NUMBER: ("nr", "numer", "nr ewidencyjny", "numer ewidencyjny", "nr pracownika", "number"),
    Column.FAMILY_NAME: ("nazwisko", "family name", "last name", "surname"),
    Column.GIVEN_NAME: ("imię", "imiona", "given name", "first name"),
    Column.POSITION: ("stanowisko", "stanowisko służbowe", "position"),
    Column.UNIT: ("komórka", "komórka organizacyjna", "wydział", "referat", "unit"),
    Column.EMAIL: ("e-mail", "mail", "adres e-mail"),
}


@dataclass(frozen=True, slots=True)
class Header:
    """What the first row says: places (from 0) of known columns, and headings nobody asked for."""

    columns: Mapping[Column, int]
    unknown: tuple[str, ...]
    missing: tuple[Column, ...]
    repeated: tuple[str, ...]


def read_header(header: Sequence[Cell]) -> Header:
    """Columns by their headings, in any order and case, with or without diacritics and dots."""
    columns: dict[Column, int] = {}
    unknown: list[str] = []
    repeated: list[str] = []
    for place, heading in enumerate(map(str, header)):
        column = _KNOWN.get(_bare(heading))
        if column is None:
            unknown += [heading] if heading.strip() else []
        elif column in columns:
            repeated.append(heading)
        else:
            columns[column] = place
    missing = tuple(column for column in REQUIRED_COLUMNS if column not in columns)
    return Header(columns, tuple(unknown), missing, tuple(repeated))


def _bare(heading: str) -> str:
    """Letters and digits alone: "E-Mail:", "e mail" and "email" are one."""
    return re.sub(r"[^a-z0-9]", "", fold(heading))


_KNOWN = {_bare(heading): column for column, headings in _HEADINGS.items() for heading in headings}
