"""Reads about one's own notices and letters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from probierz.notices.kinds import sentence_of
from probierz.notices.labels import in_page_language, in_words
from probierz.notices.models import MailPreference, Notice
from probierz.people.models import Account

SHOWN = 100


@dataclass(frozen=True)
class Matter:
    """A matter of somebody else that is past its day, as the head sees it."""

    who: str
    text: str
    detail: str
    when: str
    href: str


@dataclass(frozen=True)
class Told:
    """A notice in words; `detail` is what people wrote, read here and in no letter."""

    notice: Notice
    text: str
    detail: str
    when: str
    matters: list[Matter]


def unread(account: Account) -> int:
    """The number beside the bell."""
    return Notice.objects.filter(account=account, read_at=None).count()


def notices_of(account: Account) -> QuerySet[Notice]:
    """The newest first."""
    return Notice.objects.filter(account=account).select_related("office").order_by("-made_at", "-pk")


def told_to(account: Account, *, on: date) -> list[Told]:
    """The latest in words: those not read before those read, the most overdue first."""
    latest = notices_of(account)[:SHOWN]
    rows = sorted(latest, key=lambda one: (one.read_at is not None, one.due_on or date.min))
    names = _names(rows)
    return [
        Told(
            notice=one,
            text=sentence_of(one.kind, one.params),
            detail=in_page_language(one.params.get("detail", {})),
            when=in_words((one.due_on - on).days) if one.due_on else "",
            matters=[_matter(each, names, on) for each in one.params.get("matters", [])],
        )
        for one in rows
    ]


def notice_by_key(account: Account, key: str) -> Notice | None:
    return Notice.objects.filter(account=account, key=key).first()


def preference_of(account: Account) -> MailPreference:
    """The person's own, or the defaults, not saved."""
    return MailPreference.objects.filter(account=account).first() or MailPreference(account=account)


def _names(rows: Iterable[Notice]) -> dict[str, str]:
    keys = {each["who"] for one in rows for each in one.params.get("matters", [])}
    return dict(Account.objects.filter(key__in=keys).values_list("key", "name")) if keys else {}


def _matter(each: Mapping[str, Any], names: Mapping[str, str], on: date) -> Matter:
    days = (date.fromisoformat(each["due_on"]) - on).days
    return Matter(
        who=names.get(each["who"], ""),
        text=in_page_language(each["text"]),
        detail=in_page_language(each["detail"]),
        when=in_words(days),
        href=each["href"],
    )
