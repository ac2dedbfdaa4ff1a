"""Reviews and their decisions as other parts of the system see them."""

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from probierz.access.permissions import Permission
from probierz.design.records import RecordFacts, RecordKind
from probierz.offices.words import has_words
from probierz.reviews.labels import STATES
from probierz.reviews.models import Decision, ManagementReview
from probierz.reviews.rules import State

REVIEW, DECISION = "reviews.ManagementReview", "reviews.Decision"
READ = Permission.REVIEW_READ


def review_facts(row: ManagementReview) -> RecordFacts:
    return RecordFacts(
        kind=REVIEW,
        key=row.key,
        title=gettext("Management review %(code)s") % {"code": row.code},
        href=reverse("reviews:review", kwargs={"office": row.office.code, "key": row.key}),
        state=str(STATES[State(row.state)]),
        made_on=row.day,
        valid_from=row.held_on,
        holds=row.state != State.CANCELLED,
    )


def decision_facts(row: Decision) -> RecordFacts:
    return RecordFacts(
        kind=DECISION,
        key=row.key,
        title=row.text,
        href=reverse("reviews:review", kwargs={"office": row.office.code, "key": row.review.key}) + "#decyzje",
        made_on=row.review.held_on,
        valid_from=row.review.held_on,
        holds=row.review.state != State.CANCELLED,
    )


def _reviews(keys: Iterable[str]) -> Mapping[str, RecordFacts]:
    rows = ManagementReview.objects.select_related("office").filter(key__in=list(keys))
    return {row.key: review_facts(row) for row in rows}


def _find_reviews(words: str, limit: int) -> list[RecordFacts]:
    """By a number, or by what the minutes say."""
    number = words.upper().removeprefix("PZ-")
    rows = ManagementReview.objects.select_related("office").order_by("-number")
    found = rows.filter(number=int(number)) if number.isdecimal() else rows.filter(has_words("minutes", words))
    return [review_facts(row) for row in found[:limit]]


def _decisions(keys: Iterable[str]) -> Mapping[str, RecordFacts]:
    return {row.key: decision_facts(row) for row in _all_decisions().filter(key__in=list(keys))}


def _find_decisions(words: str, limit: int) -> list[RecordFacts]:
    rows = _all_decisions().exclude(review__state=State.CANCELLED.value)
    rows = rows.filter(has_words("text", words)).order_by("-review__number", "number")
    return [decision_facts(row) for row in rows[:limit]]


def _all_decisions() -> "QuerySet[Decision]":
    return Decision.objects.select_related("office", "review")


KINDS = (
    RecordKind(code=REVIEW, label=_("Management review"), permission=READ, facts=_reviews, find=_find_reviews),
    RecordKind(code=DECISION, label=_("Decision of a review"), permission=READ, facts=_decisions, find=_find_decisions),
)
