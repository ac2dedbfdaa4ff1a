"""Words about comments and alerts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from probierz.design.languages import page_language
from probierz.lib import figures
from probierz.surveys.rules.alerts import AlertRefusal, NoticeKind
from probierz.surveys.rules.comments import CommentCommand, CommentRefusal, CommentState, Made

COMMENT_STATES = {
    CommentState.NEW: pgettext_lazy("comment", "new"),
    CommentState.READ: pgettext_lazy("comment", "read"),
    CommentState.ANSWERED: pgettext_lazy("comment", "answered"),
    CommentState.PUBLISHED: pgettext_lazy("comment", "published"),
}
COMMENT_REFUSALS = {
    CommentRefusal.NO_SUCH_MOVE: _("Somebody has done this already. Look at the comment again."),
    CommentRefusal.NO_REPLY: _("Write the reply first."),
    CommentRefusal.PUBLISHED_STAYS: _("This comment is published. Take it down before you change it."),
    CommentRefusal.NOTHING_TO_PUBLISH: _("Nothing is left of the text. Leave the words that may be told."),
    CommentRefusal.NOT_LOOKED_THROUGH: _(
        "First look through the text: cover names and whatever tells who wrote it, tick the box, and save."
    ),
    CommentRefusal.MADE_ALREADY: _("This has been made of the comment already."),
    CommentRefusal.NO_TAG_NAME: _("Write the tag first."),
    CommentRefusal.TAG_TAKEN: _("There is such a tag already."),
    AlertRefusal.OUT_OF_THE_INDEX: _("Give a whole number from 1 to 100."),
}
COMMENT_COMMANDS = {
    CommentCommand.READ: pgettext_lazy("comment", "Mark as read"),
    CommentCommand.ANSWER: pgettext_lazy("comment", "Save the reply"),
    CommentCommand.PUBLISH: pgettext_lazy("comment", "Publish"),
    CommentCommand.TAKE_DOWN: pgettext_lazy("comment", "Take down"),
}
MADE = {
    Made.NONCONFORMITY: pgettext_lazy("made of a comment", "nonconformity"),
    Made.SUGGESTION: pgettext_lazy("made of a comment", "suggestion"),
}


def _comment_given(params: Mapping[str, Any]) -> str:
    return gettext("A comment of a client is waiting for you")


def _low_score(params: Mapping[str, Any]) -> str:
    return gettext("Between %(since)s and %(until)s a low score came at %(point)s") % _said(params)


def _new_comment(params: Mapping[str, Any]) -> str:
    return gettext("Between %(since)s and %(until)s somebody wrote a comment at %(point)s") % _said(params)


def _said(params: Mapping[str, Any]) -> dict[str, str]:
    days = {name: date.fromisoformat(params[name]) for name in ("since", "until")}
    return {"point": params["point"]} | {name: figures.day(day, language=page_language()) for name, day in days.items()}


# Notices name a place and days, never a word or a number of an answer.
NOTICES = {
    NoticeKind.COMMENT_GIVEN: _comment_given,
    NoticeKind.LOW_SCORE: _low_score,
    NoticeKind.NEW_COMMENT: _new_comment,
}
