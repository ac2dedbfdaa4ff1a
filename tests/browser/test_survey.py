"""A client answers on a phone without scripts, in both languages: every screen accessible, light, without a trace."""

import gzip
import re
from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from probierz.offices.scope import across_offices
from probierz.surveys.actions import intake
from probierz.surveys.models import CollectionPoint, Response
from probierz.surveys.tests import factories
from tests.browser.conftest import PHONE
from tests.cast import assemble

HEAVIEST = 60_000  # bytes, compressed, with every style sheet and typeface of the page
SMALLEST_TARGET = 44  # pixels
LINKED = re.compile(r'<link rel="(?:stylesheet|preload|icon)" href="([^"]+)"')
TYPEFACE = re.compile(r'url\("([^"]+-core\.woff2)"\)')


@pytest.fixture
def point(live_server: LiveServer) -> CollectionPoint:
    cast = assemble()
    campaign = factories.campaign(cast)
    factories.opened(campaign)
    return factories.point(cast.lipowo, campaign)


@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_client_answers_on_a_phone_without_scripts(
    live_server: LiveServer, point: CollectionPoint, browser: Browser, accessible: Callable[[Page], None], language: str
) -> None:
    outside: list[str] = []
    context = browser.new_context(viewport=PHONE, locale="pl-PL", java_script_enabled=True)
    page = context.new_page()
    page.on("request", lambda request: outside.append(request.url))

    page.goto(f"{live_server.url}{reverse('surveys:form', args=[point.public_code])}?lang={language}")
    while page.locator("form#survey").count():
        accessible(page)
        assert smallest_target(page) >= SMALLEST_TARGET
        for question in page.locator("fieldset.question").all():
            question.locator("input[type=radio]").nth(2).check()
        page.locator("button.button").click()
    accessible(page)
    intake._writer.close()

    assert page.url.partition("?")[0].endswith("/dziekujemy/")
    assert not context.cookies()
    assert all(url.startswith((live_server.url, "data:")) for url in outside)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    with across_offices(reason="a test"):
        assert [answer.answers["k6"] for answer in Response.objects.all()] == [3]
    context.close()


def test_the_form_works_where_scripts_do_not(live_server: LiveServer, point: CollectionPoint, browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}{reverse('surveys:form', args=[point.public_code])}?lang=pl")
    page.locator("#k1-3").check()
    page.locator("button.button").click()
    page.locator("button.survey__back").click()

    assert page.locator("#k1-3").is_checked()
    page.locator("button.survey__language").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#k1-3").is_checked()
    context.close()


def test_a_form_is_light(client: Client, point: CollectionPoint) -> None:
    address = reverse("surveys:form", args=[point.public_code])
    html = client.get(address).content.decode()
    parts = {address: html.encode()}
    for link in LINKED.findall(html):
        parts[link] = content(client, link)
        for name in TYPEFACE.findall(parts[link].decode()) if link.endswith(".css") else ():
            face = urljoin(link, name)
            parts[face] = content(client, face)

    weight = sum(len(body if link.endswith(".woff2") else gzip.compress(body)) for link, body in parts.items())

    assert len(parts) >= 6
    assert weight <= HEAVIEST, {link: len(body) for link, body in parts.items()}


def smallest_target(page: Page) -> float:
    targets = page.locator("label.choice, form button:visible:not([aria-hidden]), a.survey__language").all()
    return min(box["height"] for target in targets if (box := target.bounding_box()))


def content(client: Client, address: str) -> bytes:
    return b"".join(client.get(address).streaming_content)
