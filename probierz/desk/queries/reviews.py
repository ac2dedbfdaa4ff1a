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
FOR_MINUTES, FOR_APPROVAL = timedelta(days=14), timedelta(days=30)


def _review(day: "OfficeDay") -> Iterable[Duty]:
    """What the open review waits for, and from whom; the first one of an office begins with its own wish."""
    leads, approves = day.may(Permission.REVIEW_MANAGE), day.may(Permission.REVIEW_APPROVE)
    if not leads and not approves:
        return
    one = queries.open_review()
    if one is None:
        yield from _next(day) if leads else ()
    elif one.state == State.PREPARED:
        if leads:
            text = _("Prepare the management review %(code)s") % {"code": one.code}
            yield day.duty(text, "reviews:review", due_on=one.meeting_on, key=one.key)
    elif not (one.minutes and one.conclusion):
        if leads:
            text = _("Write the minutes of the management review %(code)s") % {"code": one.code}
            yield day.duty(text, "reviews:review", due_on=one.day + FOR_MINUTES, key=one.key)
    elif approves:
        text = _("Approve the management review %(code)s") % {"code": one.code}
        yield day.duty(text, "reviews:review", due_on=one.day + FOR_APPROVAL, key=one.key)


def _next(day: "OfficeDay") -> Iterable[Duty]:
    """A year after the last one."""
    last = queries.last_held()
    if last is not None and last.day + A_YEAR - AHEAD <= day.on:
        yield day.duty(_("Plan the yearly management review"), "reviews:plan", due_on=last.day + A_YEAR)


SOURCES = (_review,)
