"""Notices about comments: that there is something to do, never what was written."""

from django.urls import reverse

from probierz.access.actor import Actor
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
