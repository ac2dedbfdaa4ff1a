"""Reviews for the list and the page of one."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from probierz.design.languages import page_language
from probierz.reviews.models import Decision, ManagementReview, Participant, ReviewInput
from probierz.reviews.queries.inputs.follow_up import Followed, followed
from probierz.reviews.rules import Edition, InputCode, State, agenda_of


@dataclass(frozen=True)
class Point:
    """One point of the agenda in the reader's language."""

    row: ReviewInput
    code: InputCode
    clause: str
    source: str
    period: str
    href: str
    facts: list[dict[str, str]]

    @property
    def has_data(self) -> bool:
        return bool(self.facts)


def reviews(*, state: str = "") -> "QuerySet[Any]":
    """The newest first; `decided` counts the decisions."""
    rows = ManagementReview.objects.select_related("office", "approved_by").annotate(decided=Count("decisions"))
    return (rows.filter(state=state) if state else rows).order_by("-number")


def review_by_key(key: str) -> ManagementReview | None:
    return ManagementReview.objects.select_related("office", "approved_by").filter(key=key).first()


def open_review() -> ManagementReview | None:
    return ManagementReview.objects.open().select_related("office").first()


def last_held() -> ManagementReview | None:
    rows = ManagementReview.objects.filter(state__in=[State.HELD.value, State.APPROVED.value])
    return rows.order_by("-held_on", "-number").first()


def points_of(review: ManagementReview) -> list[Point]:
    """In the order of the agenda."""
    clauses = agenda_of(Edition(review.edition))
    rows = ReviewInput.objects.filter(review=review).order_by("place")
    return [_point(row, clauses.get(InputCode(row.code), "")) for row in rows]


def point_of(review: ManagementReview, code: str) -> Point | None:
    return next((one for one in points_of(review) if one.code == code), None)


def participants_of(review: ManagementReview) -> "QuerySet[Participant]":
    rows = Participant.objects.filter(review=review).select_related("employee", "review__office")
    return rows.order_by("-was_present", "pk")


def participant_of(review: ManagementReview, pk: int) -> Participant | None:
    return participants_of(review).filter(pk=pk).first()


def decisions_of(review: ManagementReview, *, on: date) -> list[Followed]:
    rows = Decision.objects.filter(review=review).select_related("responsible", "review").order_by("number")
    return followed(rows, on=on)


def decision_of(review: ManagementReview, key: str) -> Decision | None:
    return Decision.objects.select_related("review__office", "responsible").filter(review=review, key=key).first()


def all_decisions(*, on: date) -> list[Followed]:
    """Of every review that was not called off, the newest first."""
    rows = Decision.objects.exclude(review__state=State.CANCELLED.value).select_related("responsible", "review")
    return followed(rows.order_by("-review__number", "number"), on=on)


def _point(row: ReviewInput, clause: str) -> Point:
    told = row.gathered.get(page_language()) or {}
    return Point(
        row=row,
        code=InputCode(row.code),
        clause=clause,
        source=told.get("source", ""),
        period=told.get("period", ""),
        href=told.get("href", ""),
        facts=told.get("facts", []),
    )
