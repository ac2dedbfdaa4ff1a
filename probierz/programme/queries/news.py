"""News as its writers see it."""

from dataclasses import dataclass

from django.db.models import QuerySet, Sum
from django.db.models.functions import Coalesce

from probierz.programme.models import NewsItem


@dataclass(frozen=True)
class NewsRow:
    news: NewsItem
    reads: int


def all_news() -> list[NewsRow]:
    """Every item of the programme in scope, drafts first, then the newest."""
    rows = with_reads(NewsItem.objects.all()).order_by("state", "-published_on", "-pk")
    return [NewsRow(news, news.read_count) for news in rows]  # type: ignore[attr-defined] # annotated above


def news_by_key(key: str) -> NewsItem | None:
    """In the programme's scope."""
    return NewsItem.objects.select_related("programme").filter(key=key).first()


def with_reads(rows: QuerySet[NewsItem]) -> QuerySet[NewsItem]:
    """Items with `read_count`: how often each was opened."""
    return rows.annotate(read_count=Coalesce(Sum("reads__count"), 0))
