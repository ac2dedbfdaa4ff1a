"""The log-in page: in both languages, on both widths, by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import DESKTOP, PHONE


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("language", ["pl", "en"])
def test_anybody_can_use_the_log_in_page(
    page: Page, live_server: LiveServer, accessible: Callable[[Page], None], language: str, viewport: dict[str, int]
) -> None:
    page.set_viewport_size(viewport)
    page.context.add_cookies([{"name": "language", "value": language, "url": live_server.url}])

    page.goto(f"{live_server.url}/konto/login/")

    assert page.locator("html").get_attribute("lang") == language
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "the page scrolls sideways"


def test_a_wrong_password_is_answered_in_words(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/konto/login/")
    page.locator("input[name=login]").fill("nikt@urzad.example")
    page.locator("input[name=password]").fill("nie to haslo")

    page.keyboard.press("Enter")

    expect(page.locator("input[name=login]")).to_have_value("nikt@urzad.example")
    expect(page.locator("main")).to_contain_text("hasł")
