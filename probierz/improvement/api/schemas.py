"""What improvement takes from programs and answers them."""

from datetime import date

from ninja import Field, Schema

from probierz.improvement.rules import Grade, Source


class ReportIn(Schema):
    """What was noticed; `process` is a key. An origin names a record of another system, in words."""

    title: str = Field(min_length=1, max_length=200)
    description: str = Field(default="", max_length=8000)
    source: Source = Source.OTHER
    grade: Grade = Grade.MINOR
    found_on: date
    process: str = Field(default="", max_length=32)
    origin: str = Field(default="", max_length=300)


class ReportsIn(Schema):
    """At most a hundred."""

    items: list[ReportIn] = Field(min_length=1, max_length=100)


class NonconformityOut(Schema):
    key: str
    number: int
    title: str
    source: str
    origin: str
    grade: str
    state: str
    round: int
    process: str
    found_on: date
    check_due_on: date | None
    closed_on: date | None
    responsible: str


class NonconformityPage(Schema):
    """A page of fifty; `next` is the number to ask for the following ones, or nothing at the end."""

    items: list[NonconformityOut]
    next: int | None


class ActionOut(Schema):
    key: str
    kind: str
    text: str
    responsible: str
    due_on: date
    done_on: date | None
    result: str
    nonconformity: int | None
    origin: str


class NonconformityWhole(NonconformityOut):
    description: str
    cause: str
    cause_area: str
    criterion: str
    was_effective: bool | None
    actions: list[ActionOut]


class SuggestionOut(Schema):
    key: str
    number: int
    title: str
    text: str
    state: str
    answer: str
    given_on: date
    supporters: int


class Refusal(Schema):
    detail: str
