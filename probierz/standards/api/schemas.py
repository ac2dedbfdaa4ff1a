"""What requirements answer to programs."""

from datetime import date

from ninja import Schema


class CatalogOut(Schema):
    code: str
    edition: str
    status: str
    name_pl: str
    name_en: str
    applicable: int
    ready: int


class ReasonOut(Schema):
    code: str
    text: str


class RequirementOut(Schema):
    number: str
    title_pl: str
    title_en: str
    readiness: str
    reasons: list[ReasonOut]
    evidence: int
    evidence_through_map: int


class AssessmentOut(Schema):
    key: str
    name: str
    catalog: str
    kind: str
    scoring: str
    state: str
    planned_on: date
    due_on: date
    ended_on: date | None


class AnswerOut(Schema):
    number: str
    applies: bool
    people: list[str]
    state: str
    conformity: str
    value: float | None


class AssessmentWhole(AssessmentOut):
    applicable: int
    answered: int
    finished: int
    requirements: list[AnswerOut]


class EvidenceOut(Schema):
    key: str
    title: str
    standing: str
    made_on: date | None
    valid_from: date | None
    valid_to: date | None
    requirements: list[str]


class FindingOut(Schema):
    rule: str
    severity: str
    title: str


class Refusal(Schema):
    detail: str
