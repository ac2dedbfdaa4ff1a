"""Consistency rules: what the records of an office say that cannot all be true, or will not hold for long."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from probierz.standards.rules import CatalogStatus, Conformity
from probierz.standards.rules.readiness import ASSESSMENT_LASTS, Picture, Standing

MOST_REQUIREMENTS = 12


class Severity(StrEnum):
    SERIOUS = "serious"
    WARNING = "warning"
    NOTE = "note"


class Rule(StrEnum):
    """The ids are stable: reports and letters quote them."""

    CONFORMING_WITHOUT_EVIDENCE = "S01"
    EVIDENCE_ALL_EXPIRED = "S02"
    EVIDENCE_EXPIRES_SOON = "S03"
    ASSIGNED_PERSON_LEFT = "S04"
    EXCLUDED_YET_EVIDENCED = "S05"
    EXCLUDED_AGAINST_CATALOG = "S06"
    EVIDENCE_UNUSED = "S07"
    EVIDENCE_RECORD_GONE = "S08"
    ROUND_OVERDUE = "S09"
    NOBODY_ASSIGNED = "S10"
    VERIFIED_BY_AUTHOR = "S11"
    ASSESSMENT_TOO_OLD = "S12"
    GAP_WITHOUT_COMMENT = "S13"
    CONFORMING_DESPITE_OBSTACLE = "S14"
    EVIDENCE_FOR_TOO_MUCH = "S15"
    WITHDRAWN_EDITION = "S16"


SEVERITIES = {
    Rule.CONFORMING_WITHOUT_EVIDENCE: Severity.SERIOUS,
    Rule.EVIDENCE_ALL_EXPIRED: Severity.SERIOUS,
    Rule.EVIDENCE_EXPIRES_SOON: Severity.NOTE,
    Rule.ASSIGNED_PERSON_LEFT: Severity.SERIOUS,
    Rule.EXCLUDED_YET_EVIDENCED: Severity.WARNING,
    Rule.EXCLUDED_AGAINST_CATALOG: Severity.SERIOUS,
    Rule.EVIDENCE_UNUSED: Severity.NOTE,
    Rule.EVIDENCE_RECORD_GONE: Severity.SERIOUS,
    Rule.ROUND_OVERDUE: Severity.WARNING,
    Rule.NOBODY_ASSIGNED: Severity.WARNING,
    Rule.VERIFIED_BY_AUTHOR: Severity.NOTE,
    Rule.ASSESSMENT_TOO_OLD: Severity.WARNING,
    Rule.GAP_WITHOUT_COMMENT: Severity.WARNING,
    Rule.CONFORMING_DESPITE_OBSTACLE: Severity.SERIOUS,
    Rule.EVIDENCE_FOR_TOO_MUCH: Severity.NOTE,
    Rule.WITHDRAWN_EDITION: Severity.WARNING,
}


class Subject(StrEnum):
    """What a finding is about, and so what its link opens."""

    REQUIREMENT = "requirement"
    EVIDENCE = "evidence"
    ROUND = "round"
    CATALOG = "catalog"


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction: the rule, what it is about, and a few words that say which."""

    rule: Rule
    subject: Subject
    key: str
    title: str
    catalog: str = ""

    @property
    def severity(self) -> Severity:
        return SEVERITIES[self.rule]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogView:
    """A catalog in use with a picture of each of its requirements."""

    code: str
    title: str
    status: CatalogStatus
    has_newer_in_use: bool
    pictures: Sequence[tuple[Picture, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    key: str
    title: str
    standing: Standing
    requirements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundView:
    """A round that has not ended."""

    key: str
    title: str
    due_on: date
    is_started: bool
    unassigned: int
    people_who_left: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeView:
    """Everything the rules look at."""

    on: date
    catalogs: Sequence[CatalogView] = ()
    evidence: Sequence[EvidenceView] = ()
    rounds: Sequence[RoundView] = field(default=())


def check(office: OfficeView) -> list[Finding]:
    """Every finding, the serious ones first, otherwise by rule."""
    order = list(Severity)
    found = [finding for look in _LOOKS for finding in look(office)]
    return sorted(found, key=lambda finding: (order.index(finding.severity), finding.rule))


def _requirements(office: OfficeView) -> Iterable[Finding]:
    for catalog in office.catalogs:
        for picture, title in catalog.pictures:
            for rule in _of_picture(picture, office.on):
                words = f"{catalog.title} · {picture.number} {title}"
                yield Finding(rule, Subject.REQUIREMENT, picture.number, words, catalog.code)


def _of_picture(one: Picture, on: date) -> Iterable[Rule]:
    if not one.applies:
        if any(not evidence.via for evidence in one.evidence):
            yield Rule.EXCLUDED_YET_EVIDENCED
        if not one.may_not_apply:
            yield Rule.EXCLUDED_AGAINST_CATALOG
        return
    if one.evidence and not one.counting:
        yield Rule.EVIDENCE_ALL_EXPIRED
    if one.assessment is not None:
        yield from _of_assessment(one, on)


def _of_assessment(one: Picture, on: date) -> Iterable[Rule]:
    last = one.assessment
    if last is None:
        return
    if last.conformity is Conformity.FULL and not one.evidence:
        yield Rule.CONFORMING_WITHOUT_EVIDENCE
    if last.conformity is Conformity.FULL and one.obstacles:
        yield Rule.CONFORMING_DESPITE_OBSTACLE
    if last.conformity in {Conformity.PARTIAL, Conformity.NONE} and not last.has_comment:
        yield Rule.GAP_WITHOUT_COMMENT
    if last.was_self_verified:
        yield Rule.VERIFIED_BY_AUTHOR
    if on - last.on > ASSESSMENT_LASTS:
        yield Rule.ASSESSMENT_TOO_OLD


def _evidence(office: OfficeView) -> Iterable[Finding]:
    for one in office.evidence:
        rules = (
            (Rule.EVIDENCE_EXPIRES_SOON, one.standing is Standing.EXPIRING),
            (Rule.EVIDENCE_RECORD_GONE, one.standing is Standing.GONE),
            (Rule.EVIDENCE_UNUSED, one.requirements == 0),
            (Rule.EVIDENCE_FOR_TOO_MUCH, one.requirements > MOST_REQUIREMENTS),
        )
        yield from (Finding(rule, Subject.EVIDENCE, one.key, one.title) for rule, is_so in rules if is_so)


def _rounds(office: OfficeView) -> Iterable[Finding]:
    for one in office.rounds:
        if one.due_on < office.on:
            yield Finding(Rule.ROUND_OVERDUE, Subject.ROUND, one.key, one.title)
        if one.is_started and one.unassigned:
            yield Finding(Rule.NOBODY_ASSIGNED, Subject.ROUND, one.key, one.title)
        for person in one.people_who_left:
            yield Finding(Rule.ASSIGNED_PERSON_LEFT, Subject.ROUND, one.key, f"{one.title}: {person}")


def _catalogs(office: OfficeView) -> Iterable[Finding]:
    for one in office.catalogs:
        if one.status is CatalogStatus.WITHDRAWN and not one.has_newer_in_use:
            yield Finding(Rule.WITHDRAWN_EDITION, Subject.CATALOG, one.code, one.title)


_LOOKS: tuple[Callable[[OfficeView], Iterable[Finding]], ...] = (_requirements, _evidence, _rounds, _catalogs)
