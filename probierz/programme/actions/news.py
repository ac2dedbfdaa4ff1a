"""Writing, publishing and withdrawing news, and counting how often it is read."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.workflow import CommandRefused
from probierz.offices.models import Programme
from probierz.programme.models import NewsItem, NewsReads
from probierz.programme.rules import NEWS_WORKFLOW, NewsCategory, NewsCommand, NewsState
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


class NewsMoved(Exception):
    """Somebody else published or withdrew it in the meantime."""


@action(Permission.NEWS_PUBLISH)
def write_news(
    actor: Actor,
    *,
    programme: Programme,
    category: NewsCategory,
    title_pl: str,
    title_en: str,
    body_pl: str,
    body_en: str,
    author: str,
) -> NewsItem:
    """A draft; nobody but the coordinators sees it."""
    news = NewsItem(
        programme=programme,
        category=category,
        title_pl=title_pl,
        title_en=title_en,
        body_pl=body_pl,
        body_en=body_en,
        author=author,
        changed_at=timezone.now(),
    )
    news.save()
    record(actor, Verb.NEWS_WRITTEN, news, after=_told(news), personal={"author": author})
    return news


@action(Permission.NEWS_PUBLISH)
def change_news(
    actor: Actor,
    *,
    news: NewsItem,
    category: NewsCategory,
    title_pl: str,
    title_en: str,
    body_pl: str,
    body_en: str,
    author: str,
) -> NewsItem:
    """Published news may be corrected too; the history keeps what it said."""
    before = _told(news)
    news.category, news.author, news.changed_at = category, author, timezone.now()
    news.title_pl, news.title_en, news.body_pl, news.body_en = title_pl, title_en, body_pl, body_en
    news.save(update_fields=["category", "title_pl", "title_en", "body_pl", "body_en", "author", "changed_at"])
    record(actor, Verb.NEWS_CHANGED, news, before=before, after=_told(news), personal={"author": author})
    return news


@action(Permission.NEWS_PUBLISH)
def publish_news(actor: Actor, *, news: NewsItem, published_on: date | None = None) -> NewsItem:
    """Everybody sees it from now on, under the day named or the day it was first published."""
    day = published_on or news.published_on or timezone.localdate()
    _move(news, NewsCommand.PUBLISH, {"published_on": day})
    record(actor, Verb.NEWS_PUBLISHED, news, after={"published_on": day})
    return news


@action(Permission.NEWS_PUBLISH)
def withdraw_news(actor: Actor, *, news: NewsItem) -> NewsItem:
    """The public no longer sees it; it can be published again."""
    _move(news, NewsCommand.WITHDRAW, {})
    record(actor, Verb.NEWS_WITHDRAWN, news)
    return news


@action(Permission.NEWS_PUBLISH, silent_because="Reading news is no event; only counts of a day are kept.")
def add_reads(actor: Actor, *, reads: Mapping[tuple[int, date], int], programme: Programme) -> None:
    """Add to the counts of the day; an item withdrawn or gone in the meantime is passed over."""
    for (news_id, day), count in reads.items():
        rows = NewsReads.objects.filter(news_id=news_id, day=day)
        if rows.update(count=F("count") + count):
            continue
        try:
            with transaction.atomic():
                NewsReads(programme=programme, news_id=news_id, day=day, count=count).save()
        except IntegrityError:
            rows.update(count=F("count") + count)


def _move(news: NewsItem, command: NewsCommand, values: Mapping[str, Any]) -> None:
    source = NewsState(news.state)
    try:
        target = NEWS_WORKFLOW.after(source, command)
    except CommandRefused as refused:
        raise NewsMoved from refused
    if NewsItem.objects.filter(pk=news.pk, state=source).update(state=target, **values) != 1:
        raise NewsMoved
    news.state = target
    for name, value in values.items():
        setattr(news, name, value)


def _told(news: NewsItem) -> dict[str, str]:
    names = ("category", "title_pl", "title_en", "body_pl", "body_en")
    return {name: getattr(news, name) for name in names}
