"""What documents answer to programs."""

from datetime import date, datetime

from ninja import Schema


class EditionOut(Schema):
    edition: int
    state: str
    summary: str
    in_force_on: date | None
    withdrawn_on: date | None
    approved_at: datetime | None
    approved_sha256: str


class DocumentOut(Schema):
    key: str
    number: str
    title: str
    type: str
    owner: str
    unit: str
    state: str
    edition: int | None
    in_force_on: date | None
    review_on: date | None
    jrwa_class: str
    retention: str
    href: str


class DocumentWhole(DocumentOut):
    text: str
    requirements: list[str]
    editions: list[EditionOut]


class PageOut(Schema):
    total: int
    documents: list[DocumentOut]


class ToReadOut(Schema):
    key: str
    number: str
    title: str
    edition: int
    href: str


class Refusal(Schema):
    detail: str
