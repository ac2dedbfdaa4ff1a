"""Words for everything the rules name, and how far a day is."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from probierz.notices.rules import Digest, LetterKind, NoticeKind

DIGESTS = {
    Digest.WEEKLY: _("Once a week, on Monday"),
    Digest.DAILY: _("Every working day"),
    Digest.IMMEDIATE: _("At once, each time something happens"),
    Digest.NEVER: _("Never; I look here myself"),
}
LETTER_KINDS = {LetterKind.DIGEST: _("digest"), LetterKind.NOW: _("letter at once")}


def in_words(days: int) -> str:
    """How far a day is from today; past ones as the delay that they are."""
    if days < 0:
        return ngettext("+%(n)s day", "+%(n)s days", -days) % {"n": -days}
    if days <= 1:
        return gettext("tomorrow") if days else gettext("today")
    return ngettext("in %(n)s day", "in %(n)s days", days) % {"n": days}


def in_page_language(words: Mapping[str, str]) -> str:
    """Of words kept in every language, those of the reader now."""
    return words.get(get_language() or "", "") or next(iter(words.values()), "")


def _of_reminder(params: Mapping[str, Any]) -> str:
    return in_page_language(params["text"])


def _of_late_people(params: Mapping[str, Any]) -> str:
    """Names nobody: the sentence stands in letters too."""
    n = len(params["matters"])
    words = ngettext(
        "%(n)s matter of your people is past its day", "%(n)s matters of your people are past their day", n
    )
    return words % {"n": n}


KINDS = {NoticeKind.REMINDER: _of_reminder, NoticeKind.LATE_PEOPLE: _of_late_people}
