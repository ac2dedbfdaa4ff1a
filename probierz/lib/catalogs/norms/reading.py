"""Reads a catalog of requirements strictly; every fault is told with its line, not only the first."""

import hashlib
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from probierz.lib.bilingual import Bilingual
from probierz.lib.catalogs.norms.model import (
    Aspect,
    Catalog,
    CatalogKind,
    CatalogStatus,
    Choice,
    Conformity,
    Expected,
    Requirement,
    Scoring,
)
from probierz.lib.catalogs.reading import CatalogBroken, Entry, both, read_text

NORMS = Path(__file__).parent
SHIPPED = ("iso9001_2008", "iso9001_2015", "caf2020", "kontrola_zarzadcza")
MOST_FAULTS = 50
DEEPEST = 5
LONGEST_TITLE = 200
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NUMBER = re.compile(r"[A-Za-z0-9]+(\.[A-Za-z0-9]+)*")
_NOTHING = Bilingual("", "")


class CatalogFaults(ValueError):
    """Everything wrong with a file, line by line."""

    def __init__(self, faults: Iterable[CatalogBroken]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        super().__init__("; ".join(str(fault) for fault in self.faults))


@cache
def shipped_catalogs() -> dict[str, Catalog]:
    """The catalogs that come with the product by their code, read once."""
    from probierz.lib.catalogs.norms.delta import read_delta  # it builds on what is read here

    found = [read_norm(NORMS / f"{name}.yaml") for name in SHIPPED]
    by_code = {catalog.code: catalog for catalog in found}
    draft = read_delta(NORMS / "iso9001_2026.yaml", by_code)
    return {**by_code, draft.code: draft}


def read_norm(path: Path) -> Catalog:
    """A catalog file, checked; raises CatalogFaults."""
    return read_norm_text(path.read_text("utf-8"), file=path.name)


def read_norm_text(text: str, *, file: str) -> Catalog:
    """The same for a text that was uploaded."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    faults: list[CatalogBroken] = []
    try:
        catalog = read_text(text, lambda entry: _catalog(entry, digest, faults), file=file)
    except CatalogBroken as fault:
        raise CatalogFaults([*faults, fault]) from fault
    if faults:
        raise CatalogFaults(faults)
    return catalog


def _catalog(entry: Entry, digest: str, faults: list[CatalogBroken]) -> Catalog:
    scoring = _head(entry, faults)
    requirements = _requirements(entry, scoring, faults)
    return Catalog(
        code=_code(entry),
        kind=entry.member("kind", CatalogKind),
        edition=_short(entry, entry.text("edition"), longest=40),
        status=entry.member("status", CatalogStatus),
        scoring=scoring,
        name=_named(entry, entry.bilingual("name")),
        note=entry.bilingual("note") if entry.has("note") else _NOTHING,
        choices=_choices(entry, scoring),
        requirements=requirements,
        digest=digest,
    )


def _head(entry: Entry, faults: list[CatalogBroken]) -> Scoring:
    """Tries everything above the requirements, so that its faults are told together with theirs."""
    scoring = Scoring.VERDICTS
    try:
        scoring = entry.member("scoring", Scoring)
    except CatalogBroken as fault:
        faults.append(fault)
    tries: tuple[Callable[[], object], ...] = (
        lambda: _code(entry),
        lambda: entry.member("kind", CatalogKind),
        lambda: _short(entry, entry.text("edition"), longest=40),
        lambda: entry.member("status", CatalogStatus),
        lambda: _named(entry, entry.bilingual("name")),
        lambda: _choices(entry, scoring),
    )
    for read in tries:
        try:
            read()
        except CatalogBroken as fault:
            faults.append(fault)
    return scoring


def _code(entry: Entry) -> str:
    code = entry.text("code")
    if not _CODE.fullmatch(code) or len(code) > 40:
        raise entry.broken(f"the code {code!r} must be small letters, digits and hyphens, at most 40")
    return code


def _named(entry: Entry, title: Bilingual) -> Bilingual:
    if max(len(title.pl), len(title.en)) > LONGEST_TITLE:
        raise entry.broken(f"the title is longer than {LONGEST_TITLE} characters")
    return title


def _short(entry: Entry, text: str, *, longest: int) -> str:
    if len(text) > longest:
        raise entry.broken(f"{text[:longest]!r} is longer than {longest} characters")
    return text


def _choices(entry: Entry, scoring: Scoring) -> tuple[Choice, ...]:
    if scoring is Scoring.CAF:
        if entry.has("choices"):
            raise entry.broken("a catalog scored by CAF has no choices")
        return ()
    choices = tuple(
        Choice(_short(one, one.text("code"), longest=40), one.member("conformity", Conformity), both(one))
        for one in entry.entries("choices")
    )
    if len({choice.code for choice in choices}) != len(choices):
        raise entry.broken("a choice is given twice")
    if not {Conformity.FULL, Conformity.NONE} <= {choice.conformity for choice in choices}:
        raise entry.broken("the choices need one that is full and one that is none")
    return choices


def _requirements(entry: Entry, scoring: Scoring, faults: list[CatalogBroken]) -> tuple[Requirement, ...]:
    reader = _TreeReader(scoring)
    children = entry.entries("requirements")
    found = _each(children, reader.requirement, faults)
    if not children:
        raise entry.broken("the catalog has no requirements")
    headings = {one.under for one in found}
    for child, one in zip(children, found, strict=False):
        if not faults and (one.number in headings) == (one.question is not None):
            reason = "has requirements beneath it, so it asks no question" if one.question else "asks no question"
            faults.append(child.broken(f"{one.number} {reason}"))
    return found


def _each(
    entries: Iterable[Entry], read: Callable[[Entry], Requirement], faults: list[CatalogBroken]
) -> tuple[Requirement, ...]:
    """Goes on after a fault, so that an author learns of all of them at once."""
    found = []
    for one in entries:
        try:
            requirement = read(one)
            one.finish()
        except CatalogBroken as fault:
            faults.append(fault)
            if len(faults) >= MOST_FAULTS:
                break
        else:
            found.append(requirement)
    if faults:
        raise CatalogFaults(faults)
    return tuple(found)


class _TreeReader:
    """Reads requirements one after another and remembers which numbers it has seen, and how deep."""

    def __init__(self, scoring: Scoring) -> None:
        self._scoring = scoring
        self._depths: dict[str, int] = {"": 0}

    def requirement(self, entry: Entry) -> Requirement:
        number, under = entry.text("number"), entry.text("under") if entry.has("under") else ""
        self._place(entry, number, under)
        question = entry.bilingual("question") if entry.has("question") else None
        is_scored = self._scoring is Scoring.CAF
        title = _named(entry, entry.bilingual("title"))
        often = _flag(entry, "often_not_applied")
        return Requirement(
            number=number,
            under=under,
            title=title,
            question=question,
            may_not_apply=_flag(entry, "may_not_apply") or often,
            often_not_applied=often,
            expected=(*_expected(entry, "documents"), *_expected(entry, "records")),
            aspect=entry.member("aspect", Aspect) if is_scored and question else None,
        )

    def _place(self, entry: Entry, number: str, under: str) -> None:
        if not _NUMBER.fullmatch(number) or len(number) > 20:
            raise entry.broken(f"the number {number!r} must be letters and digits between dots, at most 20 characters")
        if number in self._depths:
            raise entry.broken(f"the number {number} is given twice")
        if under not in self._depths:
            raise entry.broken(f"{number} stands under {under}, which is not above it in the file")
        self._depths[number] = self._depths[under] + 1
        if self._depths[number] > DEEPEST:
            raise entry.broken(f"{number} stands deeper than {DEEPEST} levels")


def _flag(entry: Entry, key: str) -> bool:
    return entry.flag(key) if entry.has(key) else False


def _expected(entry: Entry, key: str) -> Iterable[Expected]:
    if entry.has(key):
        yield from (Expected(both(one), is_record=key == "records") for one in entry.entries(key))
