"""Invented people: how many work where, what they are called, who left and who came since."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from probierz.lib.catalogs.programme import ProgrammeOffice
from probierz.lib.office_kinds import OfficeKind
from probierz.lib.polish import fold

SEED = 20_110_120

# How big offices of a kind are beside each other; real head counts are not known.
_WEIGHTS = {
    OfficeKind.COUNTY: 75,
    OfficeKind.RURAL_MUNICIPALITY: 30,
    OfficeKind.TOWN: 85,
    OfficeKind.CITY_WITH_COUNTY_RIGHTS: 210,
    OfficeKind.TOWN_AND_RURAL_MUNICIPALITY: 120,
}
_LEAVE_IN_A_YEAR = 0.03
_SMALLEST = 18


@dataclass(frozen=True)
class Person:
    """An invented employee; `until` is the day after the last one, None while employed."""

    number: str
    given_name: str
    family_name: str
    position: str
    unit: str
    since: date
    until: date | None = None


@cache
def _words() -> dict[str, Any]:
    text = (Path(__file__).parent / "names.yaml").read_text(encoding="utf-8")
    words: dict[str, Any] = yaml.safe_load(text)
    return words


def units() -> list[tuple[str, str]]:
    """Name and symbol of every unit, the same in each office."""
    return [(name, symbol) for name, symbol, _ in _words()["units"]]


def headcounts(offices: Sequence[ProgrammeOffice], total: int) -> dict[str, int]:
    """People per office by code, in proportion to the kind, adding up to the total exactly."""
    chance = random.Random(SEED)  # noqa: S311 - a demonstration must repeat itself
    weights = [_WEIGHTS[office.kind] * chance.uniform(0.7, 1.3) for office in offices]
    spare = total - _SMALLEST * len(offices)
    shares = [_SMALLEST + int(spare * weight / sum(weights)) for weight in weights]
    for position in range(total - sum(shares)):
        shares[position % len(shares)] += 1
    return {office.code: share for office, share in zip(offices, shares, strict=True)}


def people_of(code: str, headcount: int, *, on: date, today: date) -> list[Person]:
    """Exactly `headcount` people employed on the day, and those who left or came until today."""
    chance = random.Random(f"{SEED}:{code}")  # noqa: S311 - as above
    numbers = iter(range(1, 100_000))
    found: list[Person] = []
    for _ in range(headcount):
        since = on - timedelta(days=chance.randrange(120, 9_000))
        found.extend(_post(chance, numbers, since, on, today))
    return found


def address_of(person: Person, code: str) -> str:
    """A mailbox under a name reserved for examples (RFC 2606)."""
    return f"{fold(person.given_name)}.{fold(person.family_name)}.{person.number}@{code}.example"


def _post(chance: random.Random, numbers: Iterator[int], since: date, on: date, today: date) -> Iterator[Person]:
    """One post and everybody who held it: the holder of the day, then the successors."""
    unit = chance.choices([name for name, _, _ in _words()["units"]], [weight for *_, weight in _words()["units"]])[0]
    position = chance.choice(_words()["positions"])
    start = since
    while True:
        years = chance.expovariate(_LEAVE_IN_A_YEAR)
        end = max(start, on) + timedelta(days=30 + int(years * 365))
        number = f"{next(numbers):04d}"
        given_name, family_name = _name(chance)
        until = end if end <= today else None
        yield Person(number, given_name, family_name, position, unit, start, until)
        if until is None:
            return
        start = until + timedelta(days=chance.randrange(1, 90))
        if start > today:
            return


def _name(chance: random.Random) -> tuple[str, str]:
    is_woman = chance.random() < 0.66
    masculine, _, feminine = chance.choice(_words()["surnames"]).partition("/")
    given_name = chance.choice(_words()["women" if is_woman else "men"])
    return given_name, (feminine or masculine) if is_woman else masculine
