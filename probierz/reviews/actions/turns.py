"""A review as it is now, read in the office's turn, and whether it is in the state that a change needs."""

from probierz.lib.refusals import Refused
from probierz.lib.workflow import CommandRefused
from probierz.members.actions.turns import take_turn
from probierz.reviews.models import ManagementReview
from probierz.reviews.rules import REVIEW_WORKFLOW, Command, Refusal, State


def fresh(review: ManagementReview) -> ManagementReview:
    take_turn(review.office)
    return ManagementReview.objects.select_related("office").get(pk=review.pk)


def after(review: ManagementReview, command: Command) -> State:
    try:
        return REVIEW_WORKFLOW.after(State(review.state), command)
    except CommandRefused as refused:
        raise Refused(Refusal.NO_SUCH_MOVE) from refused


def in_preparation(review: ManagementReview) -> ManagementReview:
    """What is looked at changes only before the meeting."""
    review = fresh(review)
    if review.state != State.PREPARED:
        raise Refused(Refusal.NOT_PREPARED)
    return review


def in_hand(review: ManagementReview) -> ManagementReview:
    """Minutes and decisions are written between the meeting and the approval."""
    review = fresh(review)
    if review.state != State.HELD:
        raise Refused(Refusal.NOT_HELD)
    return review
