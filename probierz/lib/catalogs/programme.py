"""The facts of the closed programme of 2011, the reference every installation can load."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from probierz.lib.bilingual import Bilingual
from probierz.lib.catalogs.reading import CATALOGS, Entry, both, read_catalog
from probierz.lib.identifiers import slugify
from probierz.lib.office_kinds import TERYT, OfficeKind


@dataclass(frozen=True, slots=True)
class Organiser:
    code: str
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Conference:
    on: date
    place: str
    title: Bilingual
    topics: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """One of the results a programme promises and has to prove."""

    code: str
    text: Bilingual


@dataclass(frozen=True, slots=True)
class ProgrammeOffice:
    """An office of the programme. `place` is its seat in the nominative, short enough for a chart."""

    code: str
    name: str
    place: str
    kind: OfficeKind
    teryt: str


@dataclass(frozen=True, slots=True)
class ReferenceProgramme:
    code: str
    name: Bilingual
    organiser: Organiser
    standard: str
    cost_for_offices_pln: int
    employees: int
    closing_conference: Conference
    published_on: date
    results: tuple[Result, ...]
    offices: tuple[ProgrammeOffice, ...]


@cache
def programme_2011() -> ReferenceProgramme:
    """The shipped file, read once."""
    return read_programme(CATALOGS / "programme_2011.yaml")


def read_programme(path: Path) -> ReferenceProgramme:
    """A programme file, checked; raises CatalogBroken."""
    return read_catalog(path, _programme)


def _programme(entry: Entry) -> ReferenceProgramme:
    return ReferenceProgramme(
        code=entry.text("code"),
        name=entry.bilingual("name"),
        organiser=_organiser(entry.entry("organiser")),
        standard=entry.text("standard"),
        cost_for_offices_pln=entry.number("cost_for_offices_pln"),
        employees=entry.number("employees"),
        closing_conference=_conference(entry.entry("closing_conference")),
        published_on=entry.day("published_on"),
        results=tuple(Result(one.text("code"), both(one)) for one in entry.entries("results")),
        offices=_offices(entry),
    )


def _organiser(entry: Entry) -> Organiser:
    return Organiser(code=entry.text("code"), name=entry.text("name"), short=entry.text("short"))


def _conference(entry: Entry) -> Conference:
    return Conference(
        on=entry.day("on"),
        place=entry.text("place"),
        title=entry.bilingual("title"),
        topics=tuple(both(topic) for topic in entry.entries("topics")),
    )


def _offices(entry: Entry) -> tuple[ProgrammeOffice, ...]:
    offices = tuple(_office(one) for one in entry.entries("offices"))
    for attribute in ("code", "name", "teryt"):
        if len({getattr(office, attribute) for office in offices}) != len(offices):
            raise entry.broken(f"two offices share one {attribute}")
    return offices


def _office(entry: Entry) -> ProgrammeOffice:
    office = ProgrammeOffice(
        code=entry.text("code"),
        name=entry.text("name"),
        place=entry.text("place"),
        kind=entry.member("kind", OfficeKind),
        teryt=entry.text("teryt"),
    )
    if not office.code.endswith(f"-{slugify(office.place)}") or slugify(office.code) != office.code:
        raise entry.broken(f"the code {office.code!r} is not a slug that ends with the place")
    if not TERYT[office.kind].fullmatch(office.teryt):
        raise entry.broken(f"the TERYT code {office.teryt!r} does not fit the kind {office.kind}")
    return office
