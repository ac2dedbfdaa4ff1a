"""What processes answer to programs."""

from datetime import date
from decimal import Decimal

from ninja import Schema


class ProcessOut(Schema):
    key: str
    code: str
    name: str
    group: str
    parent: str
    owner: str
    deputy: str
    standing: str


class CardOut(ProcessOut):
    purpose: str
    suppliers: list[str]
    inputs: list[str]
    outputs: list[str]
    clients: list[str]
    resources: list[str]
    legal_basis: list[str]
    requirements: list[str]


class PointOut(Schema):
    period: str
    since: date
    value: Decimal | None
    note: str
    signals: list[str]


class IndicatorOut(Schema):
    key: str
    process: str
    name: str
    definition: str
    unit: str
    direction: str
    target: Decimal | None
    frequency: str
    source: str
    standing: str


class IndicatorWithValuesOut(IndicatorOut):
    mean: float | None
    low: float | None
    high: float | None
    points: list[PointOut]


class ServiceOut(Schema):
    key: str
    address: str
    title: str
    state: str
    version: int
    changed_on: date
    texts: dict[str, dict[str, str]]


class Refusal(Schema):
    detail: str
