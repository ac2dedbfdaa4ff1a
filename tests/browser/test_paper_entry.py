"""A clerk types in thirty paper forms with the keyboard alone: few keys, nothing lost, slips found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from probierz.offices.scope import office_scope
from probierz.people.models import Account
from probierz.surveys.actions import paper as actions
from probierz.surveys.models import PaperBatch, PaperForm
from probierz.surveys.tests import factories
from tests.browser.conftest import DESKTOP, PHONE
from tests.cast import TODAY, assemble

Check = Callable[[Page], None]
FORMS = 30
MOST_KEYS_OF_TEN_ITEMS = 15
# Answers to the seven questions with boxes; the eighth is a comment that nearly nobody writes.
PILES = ("3145550", "1244443", "c155n55", "a312 34", "2155555")


@dataclass
class Clerk:
    """Types and counts the keys."""

    page: Page
    keys: int = field(default=0)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press("Space" if key == " " else key)
            self.keys += 1

    def type_in(self, answers: str) -> None:
        self.press(*answers, "Enter")


@pytest.fixture
def batch(live_server: LiveServer) -> PaperBatch:
    cast = assemble()
    wave = factories.opened(factories.campaign(cast))
    point = factories.point(cast.lipowo, wave.campaign)
    with office_scope(cast.lipowo.pk):
        return actions.begin_batch(factories.SYSTEM, wave=wave, point=point, forms=FORMS, day=TODAY)


@pytest.fixture
def page(live_server: LiveServer, browser: Browser, batch: PaperBatch) -> Iterator[Page]:
    context = browser.new_context(base_url=live_server.url, locale="pl-PL", viewport=DESKTOP)
    context.add_cookies([session(live_server)])
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def session(live_server: LiveServer) -> dict[str, str]:
    client = Client()
    client.force_login(Account.objects.get(email__startswith="lucja"))
    return {"name": settings.SESSION_COOKIE_NAME, "value": client.session.session_key or "", "url": live_server.url}


def address(batch: PaperBatch, name: str = "paper_entry", *more: object) -> str:
    return reverse(f"surveys:{name}", args=[batch.office.code, batch.wave.campaign.key, batch.key, *more])


def stored(batch: PaperBatch) -> dict[int, PaperForm]:
    with office_scope(batch.office_id):
        return {form.number: form for form in PaperForm.objects.filter(batch=batch)}


def test_thirty_forms_take_few_keys_and_every_one_is_saved(batch: PaperBatch, page: Page, accessible: Check) -> None:
    page.goto(address(batch))
    accessible(page)
    clerk = Clerk(page)

    for number in range(1, FORMS + 1):
        expect(page.locator("[data-number]")).to_have_value(f"{number:02}")
        clerk.press("Enter")
        clerk.type_in(PILES[number % len(PILES)])

    expect(page.locator("[data-status]")).to_contain_text("Formularz 30 zapisany.")
    forms = stored(batch)
    assert sorted(forms) == list(range(1, FORMS + 1))
    assert forms[3].first == {"k1": "education", "k2": "in-progress", "k3": 1, "k4": 2, "k6": 3, "k8": 4}
    assert (forms[2].first["k5"], forms[5].first["k8"]) == (None, None)  # "n" and "0": it does not apply
    # Seven boxes, Enter after the number and Enter at the end; ten boxes would make twelve.
    assert clerk.keys / FORMS + 3 <= MOST_KEYS_OF_TEN_ITEMS


def test_a_form_from_the_middle_of_the_pile_takes_its_number_more(batch: PaperBatch, page: Page) -> None:
    page.goto(address(batch))
    clerk = Clerk(page)

    clerk.press("1", "7")
    clerk.type_in(PILES[0])

    expect(page.locator("[data-number]")).to_have_value("18")
    assert list(stored(batch)) == [17]
    assert clerk.keys + 3 <= MOST_KEYS_OF_TEN_ITEMS


def test_keys_pressed_while_a_form_is_being_saved_go_to_the_next(batch: PaperBatch, page: Page) -> None:
    """A fast hand does not wait for the server."""
    page.goto(address(batch))
    held: list[Route] = []
    page.route("**/wpisz/**", lambda route: held.append(route) if route.request.method == "POST" else route.continue_())
    clerk = Clerk(page)

    clerk.press("Enter")
    clerk.type_in(PILES[0])
    clerk.press("Enter", *PILES[1])
    page.wait_for_timeout(200)
    held.pop().continue_()
    page.unroute("**/wpisz/**")
    expect(page.locator("[data-status]")).to_contain_text("Formularz 01 zapisany.")
    expect(page.locator("[name=k8]")).to_have_value(PILES[1][-1])
    clerk.press("Enter")

    expect(page.locator("[data-status]")).to_contain_text("Formularz 02 zapisany.")
    assert [form.first["k6"] for form in stored(batch).values()] == [5, 4]


def test_a_form_that_does_not_arrive_stays_on_the_screen_and_is_sent_again(batch: PaperBatch, page: Page) -> None:
    page.goto(address(batch))
    page.route("**/wpisz/**", lambda route: route.abort())
    clerk = Clerk(page)
    clerk.press("Enter")
    clerk.type_in(PILES[0])
    expect(page.locator("[data-status]")).to_contain_text("Nie zapisano")
    expect(page.locator("[name=k6]")).to_have_value("5")
    assert stored(batch) == {}

    page.unroute("**/wpisz/**")
    clerk.press("Enter")

    expect(page.locator("[data-status]")).to_contain_text("Formularz 01 zapisany.")
    assert list(stored(batch)) == [1]


def test_a_slip_is_told_at_its_question_and_the_key_that_no_box_has_is_not_taken(batch: PaperBatch, page: Page) -> None:
    page.goto(address(batch))
    clerk = Clerk(page)

    clerk.press("Enter", "1", "1", "9")

    expect(page.locator("[data-status]")).to_contain_text("Żadne pole tego pytania nie ma tego klawisza.")
    expect(page.locator("[name=k3]")).to_be_focused()
    clerk.press("Backspace", "2")
    expect(page.locator("[name=k2]")).to_have_value("2")


def test_the_second_entry_finds_the_difference_and_the_clerk_settles_it(
    batch: PaperBatch, page: Page, accessible: Check
) -> None:
    page.goto(address(batch))
    clerk = Clerk(page)
    clerk.press("Enter")
    clerk.type_in("3145555")
    expect(page.locator("[data-number]")).to_have_value("02")

    page.goto(f"{address(batch)}?runda=2")
    clerk.press("Enter")
    clerk.type_in("3145545")
    expect(page.locator("[data-status]")).to_contain_text("różni się od pierwszego wpisania")
    accessible(page)
    page.get_by_role("link", name="rozstrzygnij różnice").click()
    accessible(page)
    page.get_by_label("5 · bardzo dobrze").check()
    page.get_by_role("button", name="Rozstrzygnij").click()

    expect(page.get_by_role("main")).to_contain_text("Różnice w formularzu 01 są rozstrzygnięte.")
    accessible(page)
    assert (stored(batch)[1].first["k6"], stored(batch)[1].differs) == (5, False)


def test_forms_are_typed_in_where_scripts_do_not_run_and_on_a_phone(
    live_server: LiveServer, browser: Browser, batch: PaperBatch
) -> None:
    context = browser.new_context(base_url=live_server.url, viewport=PHONE, java_script_enabled=False)
    context.add_cookies([session(live_server)])
    page = context.new_page()
    page.goto(address(batch))
    for code, key in zip(("k1", "k2", "k3", "k4", "k5", "k6", "k8"), PILES[0], strict=True):
        page.locator(f"[name={code}]").fill(key)
    page.get_by_role("button", name="Zapisz i weź następny").click()

    expect(page.locator("[data-status]")).to_contain_text("Formularz 01 zapisany.")
    assert list(stored(batch)) == [1]
    assert page.locator("html").evaluate("page => page.scrollWidth") <= PHONE["width"]
    context.close()
