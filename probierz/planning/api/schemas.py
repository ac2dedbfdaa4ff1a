"""What planning answers to programs."""

from datetime import date
from decimal import Decimal

from ninja import Schema


class PolicyOut(Schema):
    number: int
    text: str
    adopted_on: date | None


class StepOut(Schema):
    text: str
    responsible: str
    due_on: date
    done_on: date | None


class ObjectiveOut(Schema):
    key: str
    name: str
    measure: str
    indicator: str
    target: Decimal | None
    value: Decimal | None
    responsible: str
    due_on: date
    state: str
    result: str
    steps: list[StepOut]


class RiskOut(Schema):
    key: str
    number: int
    name: str
    category: str
    process: str
    likelihood: int
    impact: int
    residual_likelihood: int | None
    residual_impact: int | None
    response: str
    responsible: str
    next_review_on: date
    state: str


class RiskWholeOut(RiskOut):
    cause: str
    effect: str
    controls: str
    steps: list[StepOut]


class OpportunityOut(Schema):
    key: str
    number: int
    name: str
    benefit: str
    gain: int
    effort: int
    process: str
    responsible: str
    state: str
    next_review_on: date


class Refusal(Schema):
    detail: str
