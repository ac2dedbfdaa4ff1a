"""What is due about management reviews: planning, words, the meeting, the minutes, the approval."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from probierz.access.permissions import Permission
from probierz.lib.duties import Duty
from probierz.reviews.queries import reviews as queries
from probierz.reviews.rules import State

if TYPE_CHECKING:
    from probierz.desk.queries.office import OfficeDay

A_YEAR = timedelta(days=365)
AHEAD = timedelta(days=30)


def _lead(day: "OfficeDay") -> Iterable[Duty]:
    """What the review waits for from whoever prepares it."""
    if not day.may(Permission.REVIEW_MANAGE):
        return
    one = queries.open_review()
    if one is None:
        last = queries.last_held()
        due_on = last.day + A_YEAR if last else None
        if due_on is None or due_on - AHEAD <= day.on:
            yield day.duty(_("Plan the yearly management review"), "reviews:plan", due_on=due_on)
    elif one.state == State.PREPARED:
        text = _("Prepare the management review %(code)s") % {"code": one.code}
        yield day.duty(text, "reviews:review", due_on=one.meeting_on, key=one.key)
    elif not (one.minutes and one.conclusion):
        text = _("Write the minutes of the management review %(code)s") % {"code": one.code}
        yield day.duty(text, "reviews:review", due_on=one.day + timedelta(days=14), key=one.key)


def _approve(day: "OfficeDay") -> Iterable[Duty]:
    if not day.may(Permission.REVIEW_APPROVE):
        return
    one = queries.open_review()
    if one is not None and one.state == State.HELD and one.minutes and one.conclusion:
        text = _("Approve the management review %(code)s") % {"code": one.code}
        yield day.duty(text, "reviews:review", due_on=one.day + timedelta(days=30), key=one.key)


SOURCES = (_lead, _approve)
