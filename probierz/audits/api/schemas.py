"""What audits answer to programs."""

from datetime import date

from ninja import Schema


class ProgrammeOut(Schema):
    year: int
    objectives: str
    risks: str
    adopted_on: date | None


class AuditOut(Schema):
    key: str
    number: str
    title: str
    kind: str
    state: str
    starts_on: date
    ends_on: date
    units: list[str]
    processes: list[str]
    lead: str
    questions: int
    with_verdict: int
    signed_on: date | None


class AuditPage(Schema):
    items: list[AuditOut]
    next: int | None


class FindingOut(Schema):
    key: str
    requirement: str
    question: str
    verdict: str
    note: str
    nonconformity: str


class AuditWholeOut(AuditOut):
    criteria: str
    scope: str
    summary: str
    findings: list[FindingOut]


class Refusal(Schema):
    detail: str
