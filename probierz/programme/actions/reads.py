"""Counting reads of news without cookies and without one database row that every reader fights for.

A process gathers reads in memory and writes them at most every ten seconds, with a later read. What a stopped
process had not written is lost: at most ten seconds of a count that nobody decides anything by.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from time import monotonic

from django.utils import timezone

from probierz.access.actor import system_actor
from probierz.offices.models import Programme
from probierz.offices.scope import programme_scope
from probierz.programme.actions.news import add_reads
from probierz.programme.models import NewsItem

BETWEEN_WRITES = 10.0  # seconds

Reads = Counter[tuple[int, date]]


@dataclass
class ReadBuffer:
    """Reads of this process that are not written yet, by programme."""

    waiting: dict[int, Reads] = field(default_factory=dict)
    written_at: float | None = None
    lock: Lock = field(default_factory=Lock)

    def add(self, programme_id: int, news_id: int, day: date) -> dict[int, Reads]:
        """Note a read; returns what is to be written now, mostly nothing."""
        with self.lock:
            self.waiting.setdefault(programme_id, Counter())[news_id, day] += 1
            now = monotonic()
            if self.written_at is not None and now - self.written_at < BETWEEN_WRITES:
                return {}
            due, self.waiting, self.written_at = self.waiting, {}, now
            return due

    def count(self, news: NewsItem) -> int:
        with self.lock:
            reads = self.waiting.get(news.programme_id, Counter())
            return sum(count for (news_id, _day), count in reads.items() if news_id == news.pk)


buffer = ReadBuffer()


def count_read(news: NewsItem) -> None:
    """A page of the item was opened; who opened it is not asked."""
    due = buffer.add(news.programme_id, news.pk, timezone.localdate())
    programmes = Programme.objects.in_bulk(list(due)) if due else {}
    for programme_id, reads in due.items():
        with programme_scope(programme_id):
            add_reads(system_actor("news-reads"), reads=reads, programme=programmes[programme_id])


def waiting_reads(news: NewsItem) -> int:
    """Reads that this process has not written yet, so that a reader sees an honest number."""
    return buffer.count(news)
