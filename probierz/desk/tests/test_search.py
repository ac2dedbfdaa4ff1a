"""The search finds what one may open, by parts of names in any order, and nothing else."""

import pytest
from django.test import Client

from probierz.access.actor import actor_of
from probierz.access.permissions import Permission
from probierz.desk.queries import find
from probierz.desk.tests.conftest import SYSTEM, add_employee
from probierz.offices.models import Office, Programme
from probierz.offices.scope import office_scope, programme_scope
from probierz.people.models import Account
from probierz.programme.actions.news import publish_news, write_news
from probierz.programme.models import NewsItem
from probierz.programme.rules import NewsCategory
from probierz.search import indexing
from probierz.standards.actions.catalogs import load_shipped
from probierz.standards.actions.use import take_catalog
from probierz.standards.models import Catalog
from tests.cast import SINCE, TODAY, Cast


@pytest.fixture(autouse=True)
def everybody(cast: Cast) -> None:
    """A Źdźbło works in each office."""
    add_employee(cast.lipowo, "Zofia", "Źdźbło")
    add_employee(cast.olszyny, "Aniela", "Źdźbło")


def found(cast: Cast, account: Account, words: str) -> list[str]:
    return [finding.name for finding in find(actor_of(account, on=TODAY), words)]


@pytest.mark.parametrize("words", ["Źdźbło", "zdzblo", "ZOFIA", "blo zof", "  zofia   źdź "])
def test_people_are_found_by_parts_in_any_order_without_polish_marks(cast: Cast, words):
    assert found(cast, cast.lucja, words) == ["Zofia Źdźbło"]


def test_people_of_another_office_are_not_found(cast: Cast):
    assert found(cast, cast.lucja, "Aniela") == []
    assert found(cast, cast.celina, "Zofia") == []
    assert found(cast, cast.swiecicka, "Źdźbło") == []
    assert found(cast, cast.administrator, "Źdźbło") == []


def test_whoever_may_not_see_the_list_finds_nobody(cast: Cast):
    assert found(cast, cast.bogdan, "Zofia") == []


def test_an_office_that_asks_for_a_second_step_gives_nobody_away(cast: Cast):
    cast.lipowo.requires_second_factor = True
    cast.lipowo.save()

    assert found(cast, cast.lucja, "Zofia") == []


def test_offices_are_found_by_their_people_and_their_coordinator(cast: Cast):
    assert found(cast, cast.bogdan, "lipow") == ["Urząd Gminy w Lipowie"]
    assert found(cast, cast.bogdan, "olszyn") == []
    assert found(cast, cast.swiecicka, "urzad gminy") == ["Urząd Gminy w Lipowie", "Urząd Gminy w Olszynach"]


def test_programmes_are_found_by_those_who_lead_them(cast: Cast):
    assert found(cast, cast.swiecicka, "jakosc dolin") == ["Jakość w Dolinie"]
    assert found(cast, cast.lucja, "jakosc dolin") == []


def test_pages_are_found_by_their_names_for_those_who_may_open_them(cast: Cast):
    def pages(account: Account) -> list[str]:
        return [finding.href for finding in find(actor_of(account, on=TODAY), "ins")]

    assert "/instalacja/" in pages(cast.administrator)
    assert "/instalacja/" not in pages(cast.lucja)


def yellow_news(cast: Cast, *, is_public: bool) -> NewsItem:
    Programme.objects.filter(pk=cast.programme.pk).update(is_public=is_public)
    return write_news(
        SYSTEM,
        programme=cast.programme,
        category=NewsCategory.PROGRAMME,
        title_pl="Żółty szlak",
        title_en="The yellow trail",
        body_pl="Tekst.",
        body_en="Text.",
        author="Święcicka",
    )


def test_news_of_a_programme_that_is_not_public_are_not_found(cast: Cast):
    with programme_scope(cast.programme.pk):
        publish_news(SYSTEM, news=yellow_news(cast, is_public=False))

    assert found(cast, cast.bogdan, "zolty") == []


def test_only_published_news_are_found(cast: Cast):
    with programme_scope(cast.programme.pk):
        news = yellow_news(cast, is_public=True)
        assert found(cast, cast.bogdan, "zolty") == []
        publish_news(SYSTEM, news=news)

    assert found(cast, cast.bogdan, "zolty") == ["Żółty szlak"]
    assert found(cast, cast.bogdan, "yellow") == ["Żółty szlak"]


@pytest.mark.parametrize("words", ["", " ", "z", "%", "_"])
def test_one_letter_is_not_enough(cast: Cast, words):
    assert found(cast, cast.lucja, words) == []


@pytest.mark.parametrize("words", ["%%", "__", "' OR 1=1 --", "\x00\x00", "🦉🦉", "x" * 500])
def test_signs_mean_only_themselves(client: Client, cast: Cast, words):
    client.force_login(cast.lucja)

    answer = client.get("/szukaj/", {"q": words})

    assert answer.status_code == 200
    assert "Zofia" not in answer.content.decode()


def test_the_page_groups_what_it_found_and_keeps_the_words(client: Client, cast: Cast):
    client.force_login(cast.lucja)

    page = client.get("/szukaj/", {"q": 'Zof <b>"'}).content.decode()
    assert 'value="Zof &lt;b&gt;&quot;"' in page
    assert "empty__title" in page
    page = client.get("/szukaj/", {"q": "zofia"}).content.decode()

    assert "Zofia Źdźbło" in page
    assert page.count("<h2>") == 1


def indexed(office: Office, title: str, text: str) -> None:
    with office_scope(office.pk):
        indexing.put(
            office, "x.Record", title, title=title, text=text, href="/there/", permission=Permission.OFFICE_READ
        )


def test_records_are_found_by_any_form_of_their_words_and_shown_where_they_speak(client: Client, cast: Cast):
    indexed(cast.lipowo, "Rozpatrywanie skarg", "Skargi rozpatruje wójt <b>sam</b>.")
    indexed(cast.olszyny, "Skargi w Olszynach", "Skargi.")
    client.force_login(cast.lucja)

    page = client.get("/szukaj/", {"q": "skarga"}).content.decode()

    assert "Rozpatrywanie <mark>skarg</mark>" in page
    assert "<mark>Skargi</mark> rozpatruje wójt &lt;b&gt;sam&lt;/b&gt;." in page
    assert 'href="/there/"' in page
    assert "Olszynach" not in page


def test_records_of_an_office_that_asks_for_a_second_step_stay_closed(cast: Cast):
    indexed(cast.lipowo, "Rozpatrywanie skarg", "")
    assert found(cast, cast.bogdan, "skarga") == ["Rozpatrywanie skarg"]
    cast.lipowo.requires_second_factor = True
    cast.lipowo.save()

    assert found(cast, cast.bogdan, "skarga") == []


def test_searching_is_cheap(cast: Cast, django_assert_max_num_queries):
    actor = actor_of(cast.lucja, on=TODAY)

    with django_assert_max_num_queries(6):
        find(actor, "zofia")


def test_requirements_of_the_catalogs_in_use_are_found(cast: Cast):
    load_shipped(SYSTEM)
    assert found(cast, cast.lucja, "kompetencjami") == []
    with office_scope(cast.lipowo.pk):
        catalog = Catalog.objects.get(code="iso9001-2015")
        take_catalog(cast.actor(cast.lucja), office=cast.lipowo, catalog=catalog, on=SINCE)

    names = found(cast, cast.lucja, "kompetencjami")

    assert any(name.startswith("7.2 ") for name in names)
    assert found(cast, cast.celina, "kompetencjami") == []
    assert found(cast, cast.bogdan, "kompetencjami") == []
