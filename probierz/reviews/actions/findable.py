"""Keeps the search in step with reviews."""

from probierz.reviews.models import ManagementReview
from probierz.reviews.queries.records import REVIEW
from probierz.reviews.queries.search import entry_of
from probierz.reviews.rules import State
from probierz.search import indexing, sources


def keep_findable(review: ManagementReview) -> None:
    """One that was called off is found no more."""
    if review.state == State.CANCELLED:
        indexing.drop(review.office, REVIEW, review.key)
    else:
        sources.put(review.office, entry_of(review))
