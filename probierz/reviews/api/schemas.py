"""What reviews answer to programs."""

from datetime import date, datetime

from ninja import Schema


class ReviewOut(Schema):
    key: str
    code: str
    edition: str
    since: date
    until: date
    meeting_on: date
    held_on: date | None
    approved_on: date | None
    state: str
    package_sha256: str


class FactOut(Schema):
    label: str
    value: str
    note: str


class InputOut(Schema):
    code: str
    clause: str
    source: str
    period: str
    facts: list[FactOut]
    text: str


class DecisionOut(Schema):
    key: str
    number: int
    kind: str
    text: str
    responsible: str
    due_on: date
    action: str
    state: str


class ReviewWholeOut(ReviewOut):
    gathered_at: datetime
    minutes: str
    conclusion: str
    inputs: list[InputOut]
    decisions: list[DecisionOut]


class Refusal(Schema):
    detail: str
