"""The public site shows what was published and agreed, to anybody, without a cookie."""

from datetime import date

import pytest
from django.test import Client

from probierz.access.actor import system_actor
from probierz.offices.models import Consent, Programme
from probierz.offices.rules import SharingTopic
from probierz.offices.scope import programme_scope
from probierz.programme.actions.conference import AgendaPoint, ConferenceDetails, hold_conference
from probierz.programme.actions.news import publish_news, withdraw_news, write_news
from probierz.programme.models import NewsItem
from probierz.programme.rules import NewsCategory
from probierz.surveys.tests import factories
from tests.cast import Cast

ACTOR = system_actor("test")
PROGRAMME = "/programy/jakosc-dolina/"
OFFICE = "/urzedy/urzad-lipowo/"


@pytest.fixture
def public(cast: Cast) -> Programme:
    Programme.objects.update(is_public=True)
    return Programme.objects.get()


@pytest.fixture
def story(public: Programme) -> NewsItem:
    with programme_scope(public.pk):
        news = write_news(
            ACTOR,
            programme=public,
            category=NewsCategory.EVENT,
            title_pl="Spotkanie w Lipowie",
            title_en="A meeting in Lipowo",
            body_pl="Będzie **ciasto**.",
            body_en="There will be cake.",
            author="ZGD",
        )
        return publish_news(ACTOR, news=news, published_on=date(2026, 3, 1))


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert not answer.cookies
    return answer.content.decode()


def test_a_programme_is_shown_only_when_published(client: Client, cast: Cast) -> None:
    assert "Jakość w Dolinie" not in page_of(client, "/")
    assert client.get(PROGRAMME).status_code == 404
    assert client.get(OFFICE).status_code == 404

    Programme.objects.update(is_public=True)

    assert "Jakość w Dolinie" in page_of(client, "/")
    assert "Urząd Gminy w Lipowie" in page_of(client, PROGRAMME)
    assert "Jakość w Dolinie" in page_of(client, OFFICE)


def test_an_office_that_shares_no_participation_is_not_there(client: Client, cast: Cast, public: Programme) -> None:
    Consent.objects.filter(participation__office=cast.lipowo, topic=SharingTopic.PARTICIPATION).delete()

    page = page_of(client, PROGRAMME)

    assert "Urząd Gminy w Lipowie" not in page
    assert "Urząd Gminy w Olszynach" in page
    assert client.get(OFFICE).status_code == 404


def test_headcount_is_shown_only_by_consent(client: Client, cast: Cast, public: Programme) -> None:
    assert "nie udostępnia" not in page_of(client, PROGRAMME)

    Consent.objects.filter(topic=SharingTopic.HEADCOUNT).delete()

    assert page_of(client, PROGRAMME).count("nie udostępnia") == 2


def test_news_are_read_counted_and_safe(client: Client, story: NewsItem) -> None:
    assert "Spotkanie w Lipowie" in page_of(client, "/aktualnosci/")

    page = page_of(client, f"/aktualnosci/{story.key}/")

    assert "<strong>ciasto</strong>" in page
    assert "There will be cake" in page_of(client, f"/aktualnosci/{story.key}/?lang=en")
    assert client.head(f"/aktualnosci/{story.key}/").status_code == 200


def test_drafts_and_withdrawn_news_are_not_there(client: Client, story: NewsItem) -> None:
    with programme_scope(story.programme_id):
        withdraw_news(ACTOR, news=story)

    assert client.get(f"/aktualnosci/{story.key}/").status_code == 404
    assert client.get("/aktualnosci/no-such/").status_code == 404
    assert "Spotkanie" not in page_of(client, "/aktualnosci/")


def test_the_conference_shows_its_agenda_and_nobody_who_comes(client: Client, public: Programme) -> None:
    assert client.get(f"{PROGRAMME}konferencja/").status_code == 404
    with programme_scope(public.pk):
        hold_conference(
            ACTOR,
            programme=public,
            details=ConferenceDetails(
                title_pl="Finał", title_en="The end", place="Dwór w Lipowie", held_on=date(2030, 5, 6), capacity=10
            ),
            agenda=[AgendaPoint(title_pl="Powitanie", title_en="Welcome")],
        )

    page = page_of(client, f"{PROGRAMME}konferencja/")

    assert "Powitanie" in page
    assert "Dwór w Lipowie" in page


@pytest.mark.parametrize("address", ["/programy/nie-ma/", "/urzedy/nie-ma/"])
def test_unknown_things_are_said_to_be_unknown(client: Client, public: Programme, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_page_number_that_is_none_opens_the_first_page(client: Client, story: NewsItem) -> None:
    assert "Spotkanie" in page_of(client, "/aktualnosci/?page=x")


def test_public_pages_refuse_to_be_written_to(client: Client, public: Programme) -> None:
    assert client.post("/").status_code == 405


def test_an_index_is_told_with_its_interval_and_the_number_of_answers(
    client: Client, cast: Cast, public: Programme
) -> None:
    campaign = factories.campaign(cast)
    wave, point = factories.opened(campaign), factories.point(cast.lipowo, campaign)
    factories.answered(wave, point, [3, 4, 5] * 4)
    factories.closed(campaign)

    for address in (OFFICE, PROGRAMME):
        page = page_of(client, address)

        assert "75,0" in page
        assert "95-procentową pewnością" in page
        assert "od 61,5 do 88,5; 12 odpowiedzi" in page
        assert 'class="c-interval"' in page


def test_an_index_of_too_few_answers_is_not_told(client: Client, cast: Cast, public: Programme) -> None:
    campaign = factories.campaign(cast)
    wave, point = factories.opened(campaign), factories.point(cast.lipowo, campaign)
    factories.answered(wave, point, [4] * 9)
    factories.closed(campaign)

    assert "pewnością" not in page_of(client, OFFICE)
