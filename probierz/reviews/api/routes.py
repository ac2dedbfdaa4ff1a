"""Management reviews of an office, for those whose token may read them."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from probierz.access.finding import existing
from probierz.access.office_api import inside_office
from probierz.access.permissions import Permission
from probierz.reviews.api.schemas import DecisionOut, FactOut, InputOut, Refusal, ReviewOut, ReviewWholeOut
from probierz.reviews.models import ManagementReview
from probierz.reviews.queries import reviews as queries
from probierz.reviews.queries.inputs.follow_up import Followed

router = Router(tags=["reviews"])
READ = Permission.REVIEW_READ
REFUSALS: dict[int, Any] = {401: Refusal, 403: Refusal, 404: Refusal}


@router.get("/offices/{office}/reviews", response={200: list[ReviewOut], **REFUSALS}, summary="Management reviews")
def reviews(request: HttpRequest, office: str, state: str = "") -> list[ReviewOut]:
    with inside_office(request, office, READ):
        return [ReviewOut(**_told(one)) for one in queries.reviews(state=state)]


@router.get("/offices/{office}/reviews/{key}", response={200: ReviewWholeOut, **REFUSALS}, summary="One review")
def review(request: HttpRequest, office: str, key: str) -> ReviewWholeOut:
    with inside_office(request, office, READ):
        one = existing(queries.review_by_key(key))
        return ReviewWholeOut(
            **_told(one),
            gathered_at=one.gathered_at,
            minutes=one.minutes,
            conclusion=one.conclusion,
            inputs=[_input(point) for point in queries.points_of(one)],
            decisions=[_decision(row) for row in queries.decisions_of(one, on=timezone.localdate())],
        )


def _told(one: ManagementReview) -> dict[str, Any]:
    names = ("key", "code", "edition", "since", "until", "meeting_on", "held_on", "approved_on", "state")
    return {name: getattr(one, name) for name in (*names, "package_sha256")}


def _input(point: queries.Point) -> InputOut:
    facts = [FactOut(**{name: fact[name] for name in ("label", "value", "note")}) for fact in point.facts]
    told = {name: getattr(point, name) for name in ("code", "clause", "source", "period")}
    return InputOut(**told, facts=facts, text=point.row.text)


def _decision(row: Followed) -> DecisionOut:
    one = row.decision
    told = {name: getattr(one, name) for name in ("key", "number", "kind", "text", "due_on")}
    return DecisionOut(**told, responsible=str(one.responsible or ""), action=one.step_key, state=row.state)
