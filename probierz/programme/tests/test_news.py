"""News: drafts that nobody sees, published items that everybody reads, reads that nobody is known by."""

import pytest

from probierz.access.actions import PermissionRefused
from probierz.offices.scope import programme_scope
from probierz.programme.actions import news as actions
from probierz.programme.actions import reads
from probierz.programme.models import NewsReads
from probierz.programme.queries import all_news, public_news, public_news_item
from probierz.programme.rules import NewsState
from tests.cast import TODAY


@pytest.fixture(autouse=True)
def _fresh_buffer(monkeypatch):
    monkeypatch.setattr(reads, "buffer", reads.ReadBuffer())


def stored_reads(news):
    item = public_news_item(news.key)
    assert item is not None
    return item.reads


@pytest.fixture
def _public(cast):
    cast.programme.is_public = True
    cast.programme.save()


@pytest.mark.usefixtures("_public")
def test_a_draft_is_for_its_writers_alone(cast, news, inside):
    assert public_news() == []
    assert public_news_item(news.key) is None
    assert [row.news for row in all_news()] == [news]


@pytest.mark.usefixtures("_public")
def test_published_news_is_for_everybody_and_can_be_withdrawn(cast, coordinator, news, inside):
    actions.publish_news(coordinator, news=news)
    assert [row.news for row in public_news(cast.programme)] == [news]
    assert news.published_on == TODAY

    actions.withdraw_news(coordinator, news=news)
    assert public_news() == []


def test_news_of_a_programme_that_is_not_public_stays_inside(cast, coordinator, news, inside):
    actions.publish_news(coordinator, news=news)

    assert public_news() == []


def test_published_again_it_keeps_its_first_day(cast, coordinator, news, inside, time_machine):
    actions.publish_news(coordinator, news=news)
    actions.withdraw_news(coordinator, news=news)
    time_machine.move_to("2026-12-24T12:00:00+01:00")

    actions.publish_news(coordinator, news=news)

    assert news.published_on == TODAY


def test_publishing_what_somebody_published_meanwhile_is_refused(cast, coordinator, news, inside):
    actions.publish_news(coordinator, news=news)

    with pytest.raises(actions.NewsMoved):
        actions.publish_news(coordinator, news=news)

    news.state = NewsState.DRAFT
    with pytest.raises(actions.NewsMoved):
        actions.publish_news(coordinator, news=news)


def test_nobody_without_the_role_publishes(cast, news):
    with programme_scope(cast.programme.pk), pytest.raises(PermissionRefused):
        actions.publish_news(cast.actor(cast.lucja), news=news)


@pytest.mark.usefixtures("_public")
def test_reads_are_counted_by_day_and_written_in_turns(cast, coordinator, news, inside, monkeypatch):
    actions.publish_news(coordinator, news=news)
    clock = iter([100.0, 101.0, 102.0, 111.0])
    monkeypatch.setattr(reads, "monotonic", lambda: next(clock))

    for _ in range(3):
        reads.count_read(news)
    assert (stored_reads(news), reads.waiting_reads(news)) == (1, 2)

    reads.count_read(news)
    assert (stored_reads(news), reads.waiting_reads(news)) == (4, 0)
    assert NewsReads.objects.get().day == TODAY


@pytest.mark.usefixtures("_public")
def test_reads_keep_nothing_about_readers(news):
    fields = {field.name for field in NewsReads._meta.get_fields()}

    assert fields == {"id", "programme", "news", "day", "count"}
