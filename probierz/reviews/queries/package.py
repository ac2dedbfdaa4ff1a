"""What lay on the table at the meeting, as one value with a digest."""

from collections.abc import Iterable
from typing import Any

from probierz.reviews.models import Decision, ManagementReview, ReviewInput
from probierz.reviews.rules import digest_of


def package_of(review: ManagementReview) -> dict[str, Any]:
    """Everything that the digest covers; names of people are not among it, so that they can be forgotten."""
    rows = ReviewInput.objects.filter(review=review).order_by("place")
    return {
        "office": review.office.key,
        "number": review.number,
        "edition": review.edition,
        "since": review.since,
        "until": review.until,
        "inputs": [{"code": one.code, "gathered": one.gathered, "text": one.text} for one in rows],
    }


def is_intact(review: ManagementReview) -> bool:
    """Whether the package is the one whose digest was kept."""
    return bool(review.package_sha256) and digest_of(package_of(review)) == review.package_sha256


def minutes_seen(review: ManagementReview) -> str:
    """Names the minutes as they are, so that nobody writes over words not seen."""
    return digest_of({"minutes": review.minutes, "conclusion": review.conclusion})


def words_seen(row: ReviewInput) -> str:
    """The same for the words of one point."""
    return digest_of({"text": row.text})


def decided_seen(review: ManagementReview, decisions: Iterable[Decision]) -> str:
    """Names everything that the head approves besides the package."""
    told = [[one.number, one.kind, one.text, one.responsible_id, one.due_on] for one in decisions]
    return digest_of({"minutes": minutes_seen(review), "decisions": told})
