"""Notices about comments: that there is something to do, never what was written."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from probierz.access.actor import Actor
from probierz.design.languages import page_language
from probierz.lib import figures
from probierz.notices.sending import Message, notify
from probierz.people.models import Employee
from probierz.surveys.models import Comment
from probierz.surveys.rules.alerts import NoticeKind


def tell_assignee(comment: Comment, assignee: Employee, *, by: Actor) -> None:
    """Whoever was given a comment; not what one gave oneself."""
    account = assignee.account
    if account is None or not account.is_active or account == by.account:
        return
    href = reverse("surveys:comment", args=[comment.office.code, comment.wave.campaign.key, comment.key])
    message = Message(kind=NoticeKind.COMMENT_GIVEN, href=href, matter=comment.key, office=comment.office)
    notify(account, message=message)


def _comment_given(params: Mapping[str, Any]) -> str:
    return _("A comment of a client is waiting for you")


def _low_score(params: Mapping[str, Any]) -> str:
    return _("Between %(since)s and %(until)s a low score came at %(point)s") % _said(params)


def _new_comment(params: Mapping[str, Any]) -> str:
    return _("Between %(since)s and %(until)s somebody wrote a comment at %(point)s") % _said(params)


def _said(params: Mapping[str, Any]) -> dict[str, str]:
    days = {name: date.fromisoformat(params[name]) for name in ("since", "until")}
    return {"point": params["point"]} | {name: figures.day(day, language=page_language()) for name, day in days.items()}


SENTENCES = {
    NoticeKind.COMMENT_GIVEN: _comment_given,
    NoticeKind.LOW_SCORE: _low_score,
    NoticeKind.NEW_COMMENT: _new_comment,
}
