"""A kiosk on a tablet: asks without the network, stores each answer once, forgets each person at once."""

from collections.abc import Callable, Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from probierz.lib.identifiers import portable_id
from probierz.offices.scope import across_offices
from probierz.surveys.actions import intake
from probierz.surveys.models import CollectionPoint, Response
from probierz.surveys.tests import factories
from tests.cast import assemble

TABLET = {"width": 1024, "height": 768}
SMALLEST_TARGET = 48  # pixels
REPLAYS = 3


@pytest.fixture
def point(live_server: LiveServer) -> CollectionPoint:
    cast = assemble()
    campaign = factories.campaign(cast)
    factories.opened(campaign)
    return factories.point(cast.lipowo, campaign)


@pytest.fixture
def tablet(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=TABLET, locale="pl-PL", has_touch=True)
    yield context
    context.close()


@pytest.fixture
def address(live_server: LiveServer, point: CollectionPoint) -> str:
    return live_server.url + reverse("surveys:kiosk", args=[point.public_code])


def opened(tablet: BrowserContext, address: str) -> Page:
    page = tablet.new_page()
    page.goto(address)
    page.locator("[data-begin]").wait_for()
    page.evaluate("navigator.serviceWorker.ready")
    return page


def fill_in(page: Page, *, choice: int = 2) -> None:
    """From the first screen to the thanks."""
    page.locator("[data-begin]").click()
    while page.locator("main form").count():
        for question in page.locator("fieldset.question").all():
            question.locator("input[type=radio]").nth(choice).check()
        go_on(page)


def go_on(page: Page) -> None:
    """Press Next and wait until the screen says something about it."""
    before = page.locator("main").inner_html()
    page.locator("[data-next]").click()
    page.wait_for_function("before => document.querySelector('main').innerHTML !== before", arg=before)


def unsent(page: Page) -> str:
    counter = page.locator("[data-unsent]")
    return counter.locator("strong").inner_text() if counter.is_visible() else "0"


def stored() -> list[str]:
    intake._writer.close()
    with across_offices(reason="a test"):
        return list(Response.objects.filter(channel="kiosk").values_list("submission_id", flat=True))


def test_answers_given_without_the_network_are_stored_once_each_however_often_they_are_sent(
    tablet: BrowserContext, address: str, point: CollectionPoint
) -> None:
    page = opened(tablet, address)
    reached: list[str] = []

    def lose_the_answer(route: Route) -> None:
        """The server gets it and says so; the network swallows what it says."""
        reached.append(route.request.post_data_json["submission_id"])
        if reached.count(reached[-1]) <= REPLAYS:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.locator("[data-begin]").click()
    tablet.set_offline(True)
    page.reload()
    page.locator("[data-begin]").wait_for()
    fill_in(page)
    page.locator("[data-person]").click()
    fill_in(page, choice=1)
    assert unsent(page) == "2"
    assert not stored()
    page.reload()
    expect(page.locator("[data-unsent] strong")).to_have_text("2")

    page.route(f"**/s/{point.public_code}/answers", lose_the_answer)
    page.clock.install()
    tablet.set_offline(False)
    for _ in range(60):
        if unsent(page) == "0":
            break
        page.clock.fast_forward(400_000)
        page.wait_for_timeout(100)

    assert unsent(page) == "0"
    assert all(reached.count(one) == REPLAYS + 1 for one in set(reached))
    assert sorted(stored()) == sorted(set(reached))
    assert len(set(reached)) == 2


def test_two_tabs_send_each_answer_once(tablet: BrowserContext, address: str, point: CollectionPoint) -> None:
    sent: list[str] = []
    tablet.on(
        "request", lambda request: request.method == "POST" and sent.append(request.post_data_json["submission_id"])
    )
    first, second = opened(tablet, address), opened(tablet, address)
    tablet.set_offline(True)
    for page in (first, second):
        fill_in(page)
    sent.clear()

    tablet.set_offline(False)
    expect(first.locator("[data-unsent]")).to_be_hidden(timeout=30_000)

    assert len(stored()) == 2
    assert sorted(sent) == sorted(set(sent))


def test_what_the_server_will_never_take_stays_on_the_shelf_and_can_be_saved(
    tablet: BrowserContext, address: str, point: CollectionPoint
) -> None:
    page = opened(tablet, address)
    tablet.set_offline(True)
    fill_in(page)
    factories.closed(point.campaign)
    tablet.set_offline(False)
    setup = tablet.new_page()
    setup.goto(f"{address}ustawienia/")

    expect(setup.locator("[data-refused]")).to_have_text("1", timeout=30_000)
    expect(setup.locator("[data-rows] li")).to_have_count(1)
    with setup.expect_download() as download:
        setup.locator("[data-save]").click()

    assert "submission_id" in download.value.path().read_text(encoding="utf-8")
    assert not stored()


def test_after_half_a_minute_it_asks_and_then_forgets(tablet: BrowserContext, address: str) -> None:
    page = opened(tablet, address)
    page.clock.install()
    page.locator("[data-begin]").click()
    page.locator("input[type=radio]").first.check()

    page.clock.run_for(31_000)
    expect(page.locator("[data-idle]")).to_be_visible()
    page.locator("[data-stay]").click()
    assert page.locator("input[type=radio]").first.is_checked()
    page.clock.run_for(31_000)
    page.clock.run_for(21_000)

    expect(page.locator("[data-begin]")).to_be_visible()
    page.locator("[data-begin]").click()
    assert page.locator("input:checked").count() == 0
    assert not stored()


def test_the_way_back_shows_nothing_of_the_person_before(tablet: BrowserContext, address: str) -> None:
    page = opened(tablet, address)
    fill_in(page)

    for _ in range(3):
        page.evaluate("setTimeout(() => history.back())")
        page.wait_for_timeout(500)
        if page.url.startswith("about:"):
            break
        assert page.locator("input:checked").count() == 0
        assert page.locator("[data-begin]").is_visible()
    page.goto(address)
    page.locator("[data-begin]").click()

    assert page.locator("input:checked").count() == 0
    assert page.locator("a").count() <= 1, "only the way to the content"


def test_back_leads_to_the_screen_before_and_both_languages_keep_what_was_ticked(
    tablet: BrowserContext, address: str
) -> None:
    page = opened(tablet, address)
    page.locator("[data-begin]").click()
    for question in page.locator("fieldset.question").all():
        question.locator("input[type=radio]").nth(1).check()
    page.locator("[data-language=en]").click()
    assert page.locator("html").get_attribute("lang") == "en"
    page.locator("[data-next]").click()
    page.go_back()

    assert page.locator("input:checked").count() == page.locator("fieldset.question").count()


def test_every_scene_is_accessible_and_large_enough_for_a_finger(
    tablet: BrowserContext, address: str, accessible: Callable[[Page], None]
) -> None:
    page = opened(tablet, address)
    accessible(page)
    page.locator("[data-begin]").click()
    while page.locator("main form").count():
        accessible(page)
        targets = page.locator("label.choice, button:visible").all()
        assert min(box["height"] for one in targets if (box := one.bounding_box())) >= SMALLEST_TARGET
        go_on(page)
        if page.locator(".question--error").count():
            accessible(page)
            for question in page.locator("fieldset.question").all():
                question.locator("input[type=radio]").first.check()
            go_on(page)
    accessible(page)
    page.goto(f"{address}ustawienia/")
    page.locator("[data-check=clock][data-state]").wait_for()
    accessible(page)


def test_without_scripts_the_plain_form_takes_its_place(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.wait_for_url("**/?via=kiosk")

    assert page.locator("form#survey").count() == 1
    context.close()


def test_an_id_made_on_the_device_is_one_of_ours(tablet: BrowserContext, address: str) -> None:
    page = opened(tablet, address)
    made = page.evaluate("import('/static/surveys/kiosk/queue.js').then(({newId}) => [...Array(200)].map(newId))")

    assert len(set(made)) == len(made)
    assert all(len(one) == len(portable_id()) and one[0].isalnum() for one in made)
