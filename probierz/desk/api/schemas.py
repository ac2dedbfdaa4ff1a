"""What the desk answers to programs."""

from datetime import date

from ninja import Schema


class PlaceOut(Schema):
    code: str
    name: str
    permissions: list[str]


class MeOut(Schema):
    name: str
    offices: list[PlaceOut]
    programmes: list[PlaceOut]


class DutyOut(Schema):
    text: str
    detail: str
    where: str
    href: str
    due_on: date | None


class Refusal(Schema):
    detail: str
