"""The account's language at log-in, the switch on every page, and no way outside."""

import pytest
from django.test import Client

from tests.cast import PASSWORD, Cast

SWITCH = "/jezyk/setlang/"


def language_of(answer) -> str:
    page: str = answer.content.decode()
    return page[page.index('<html lang="') + 12 :][:2]


def log_in(client: Client, cast: Cast, next_page: str = "/moje-sprawy/"):
    given = {"login": cast.bogdan.email, "password": PASSWORD, "next": next_page}
    return client.post("/konto/login/", given, follow=True)


@pytest.fixture
def speaks_english(cast: Cast):
    cast.bogdan.language = "en"
    cast.bogdan.save()


def test_pages_speak_polish_unless_told_otherwise(client: Client, cast: Cast):
    assert language_of(client.get("/konto/login/")) == "pl"


def test_a_stranger_switches_on_the_log_in_page(client: Client, cast: Cast):
    answer = client.post(SWITCH, {"language": "en", "next": "/konto/login/?next=/o/urzad-lipowo/"})

    assert answer.headers["Location"] == "/konto/login/?next=/o/urzad-lipowo/"
    assert language_of(client.get("/konto/login/")) == "en"


def test_the_switch_knows_the_page_it_stands_on(client: Client, cast: Cast):
    page = client.get("/konto/login/?next=/o/urzad-lipowo/&lang=en").content.decode()

    assert 'name="next" value="/konto/login/?next=/o/urzad-lipowo/"' in page.replace("%2F", "/")


def test_the_account_speaks_its_language_from_log_in_on(client: Client, cast: Cast, speaks_english):
    assert language_of(log_in(client, cast)) == "en"


def test_the_language_of_whoever_used_the_browser_before_is_forgotten(client: Client, cast: Cast, speaks_english):
    client.post(SWITCH, {"language": "pl", "next": "/konto/login/"})

    assert language_of(log_in(client, cast)) == "en"


def test_somebody_logged_in_switches_without_losing_the_page(client: Client, cast: Cast, speaks_english):
    log_in(client, cast)

    answer = client.post(SWITCH, {"language": "pl", "next": "/szukaj/?q=lipowo"})

    assert answer.headers["Location"] == "/szukaj/?q=lipowo"
    assert language_of(client.get("/szukaj/?q=lipowo")) == "pl"


@pytest.mark.parametrize("outside", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:1"])
@pytest.mark.parametrize("is_known", [True, False])
def test_the_switch_leads_nowhere_outside(client: Client, cast: Cast, outside, is_known):
    if is_known:
        log_in(client, cast)

    answer = client.post(SWITCH, {"language": "en", "next": outside})

    assert answer.headers["Location"] == "/"


def test_an_unknown_language_changes_nothing(client: Client, cast: Cast):
    client.post(SWITCH, {"language": "xx", "next": "/konto/login/"})

    assert language_of(client.get("/konto/login/")) == "pl"


def test_the_switch_is_safe_from_other_sites(cast: Cast):
    assert Client(enforce_csrf_checks=True).post(SWITCH, {"language": "en"}).status_code == 403
