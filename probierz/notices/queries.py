"""Reads about one's own notices and letters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils.translation import get_language

from probierz.access.actor import Actor
from probierz.access.doors import is_open_to
from probierz.notices import sources
from probierz.notices.kinds import sentence_of
from probierz.notices.labels import in_page_language, in_words
from probierz.notices.models import MailPreference, Notice
from probierz.offices.models import Office
from probierz.people.models import Account

SHOWN = 100


@dataclass(frozen=True)
class Matter:
    """A matter of somebody else that is past its day, for the head; without `href` where the head may not enter."""

    who: str
    text: str
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


def told_to(account: Account, *, reader: Actor, on: date) -> list[Told]:
    """The latest in words: those not read before those read, so that the bell counts nothing hidden."""
    latest = notices_of(account).order_by(F("read_at").desc(nulls_first=True), "-made_at", "-pk")[:SHOWN]
    rows = sorted(latest, key=lambda one: (one.read_at is not None, one.due_on or date.min))
    names = _names(rows)
    details = _details(reader, on=on) if any("matter" in one.params for one in rows) else {}
    return [
        Told(
            notice=one,
            text=sentence_of(one.kind, one.params),
            detail=details.get(one.params.get("matter", ""), ""),
            when=in_words((one.due_on - on).days) if one.due_on else "",
            matters=[_matter(each, names, one.office, reader, on) for each in one.params.get("matters", [])],
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


def _details(reader: Actor, *, on: date) -> dict[str, str]:
    """What people wrote of the matters that wait now, by matter."""
    duties = sources.duties_of(reader, on=on, language=get_language() or settings.LANGUAGE_CODE)
    return {sources.matter_of(one): one.detail for one in duties}


def _matter(
    each: Mapping[str, Any], names: Mapping[str, str], office: Office | None, reader: Actor, on: date
) -> Matter:
    days = (date.fromisoformat(each["due_on"]) - on).days
    return Matter(
        who=names.get(each["who"], ""),
        text=in_page_language(each["text"]),
        when=in_words(days),
        href=each["href"] if office is not None and is_open_to(reader, each["href"], office=office) else "",
    )
