"""Statutory time limits of matters that offices handle, with the provision each comes from."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from probierz.lib.bilingual import Bilingual
from probierz.lib.catalogs.reading import CATALOGS, Entry, read_catalog


class Basis(StrEnum):
    """How sure we are: read in a public page, or common knowledge to be checked against the law in force."""

    SEEN = "seen"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class LegalDeadline:
    """A limit of so many days or months; with neither, without delay."""

    code: str
    name: Bilingual
    base: str
    basis: Basis
    days: int | None
    months: int | None


@cache
def legal_deadlines() -> dict[str, LegalDeadline]:
    """The shipped limits by their codes, read once."""
    return read_deadlines(CATALOGS / "legal_deadlines.yaml")


def read_deadlines(path: Path) -> dict[str, LegalDeadline]:
    """A file of limits, checked; raises CatalogBroken."""
    return read_catalog(path, _deadlines)


def _deadlines(entry: Entry) -> dict[str, LegalDeadline]:
    found: dict[str, LegalDeadline] = {}
    for one in entry.entries("deadlines"):
        row = _deadline(one)
        if row.code in found:
            raise one.broken(f"the code {row.code!r} is used twice")
        found[row.code] = row
    return found


def _deadline(entry: Entry) -> LegalDeadline:
    kinds = [name for name in ("days", "months", "at_once") if entry.has(name)]
    if len(kinds) != 1:
        raise entry.broken("give one of days, months, at_once")
    if kinds == ["at_once"] and not entry.flag("at_once"):
        raise entry.broken("at_once is true or left out")
    return LegalDeadline(
        code=entry.text("code"),
        name=entry.bilingual("name"),
        base=entry.text("base"),
        basis=entry.member("basis", Basis),
        days=entry.number("days") if entry.has("days") else None,
        months=entry.number("months") if entry.has("months") else None,
    )
