"""An auditor on a tablet whose network fails: no word is lost, none is taken in twice."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from probierz.audits.models import Audit, Entry, Question
from probierz.audits.queries.checklist import questions_of
from probierz.demo.accounts import OFFICE
from probierz.offices.models import Office
from probierz.offices.scope import office_scope
from probierz.people.rules import Role
from tests.browser.journeys import log_in

TABLET: ViewportSize = {"width": 820, "height": 1180}
Check = Callable[[Page], None]


def the_question() -> tuple[str, str]:
    """The running audit of the demonstration and its first question without a verdict."""
    with office_scope(Office.objects.get(code=OFFICE).pk):
        audit = Audit.objects.get(state="running")
        return audit.key, next(one.key for one in questions_of(audit) if not one.verdict)


def stored(key: str) -> Question:
    with office_scope(Office.objects.get(code=OFFICE).pk):
        return Question.objects.get(key=key)


@pytest.fixture
def tablet(browser: Browser, demo: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=demo, locale="pl-PL", viewport=TABLET, has_touch=True)
    context.set_default_timeout(10_000)
    yield context
    context.close()


def at_the_audit(context: BrowserContext, audit: str) -> Page:
    page = context.new_page()
    log_in(page, Role.INTERNAL_AUDITOR)
    page.goto(address_of(audit))
    return page


def address_of(audit: str) -> str:
    return f"/o/{OFFICE}/audity/{audit}/praca/"


def test_words_written_without_a_network_arrive_when_it_comes_back(tablet: BrowserContext, accessible: Check) -> None:
    audit, key = the_question()
    page = at_the_audit(tablet, audit)
    box, status = page.locator(f"#q-{key}"), page.locator("[data-unsent]")
    expect(status).to_contain_text("Wszystko zapisane")
    accessible(page)

    tablet.set_offline(True)
    box.get_by_role("radio", name="niezgodność mała").check()
    box.get_by_label("Co widziano").fill("Dwie sprawy bez daty wpływu.")
    expect(status).to_contain_text("Niewysłane: 1")
    expect(status).to_contain_text("Brak połączenia")
    assert stored(key).verdict == ""

    tablet.set_offline(False)
    expect(status).to_contain_text("Wszystko zapisane", timeout=20_000)
    assert (stored(key).verdict, stored(key).note) == ("minor", "Dwie sprawy bez daty wpływu.")


def test_words_outlive_a_closed_page(tablet: BrowserContext) -> None:
    audit, key = the_question()
    page = at_the_audit(tablet, audit)
    page.route("**/praca/*/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.locator(f"#q-{key}").get_by_label("Co widziano").fill("Zapis z pociągu.")
    expect(page.locator("[data-unsent]")).to_contain_text("Brak połączenia")
    page.close()

    later = tablet.new_page()
    later.goto(address_of(audit))

    expect(later.locator(f"#q-{key}").get_by_label("Co widziano")).to_have_value("Zapis z pociągu.")
    expect(later.locator("[data-unsent]")).to_contain_text("Wszystko zapisane")
    assert stored(key).note == "Zapis z pociągu."


def test_an_answer_lost_on_the_way_back_makes_no_second_entry(tablet: BrowserContext) -> None:
    audit, key = the_question()
    page = at_the_audit(tablet, audit)
    lost = []

    def lose_the_answer(route) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch())
            route.abort()
        else:
            route.continue_()

    page.route("**/praca/*/", lose_the_answer)
    page.locator(f"#q-{key}").get_by_label("Co widziano").fill("Raz i dobrze.")

    expect(page.locator("[data-unsent]")).to_contain_text("Brak połączenia")
    expect(page.locator("[data-unsent]")).to_contain_text("Wszystko zapisane", timeout=20_000)
    with office_scope(Office.objects.get(code=OFFICE).pk):
        assert Entry.objects.filter(question__key=key, part="auditor").count() == 1
    assert stored(key).note == "Raz i dobrze."


def test_two_devices_on_one_question_keep_both_wordings(tablet: BrowserContext, browser: Browser, demo: str) -> None:
    audit, key = the_question()
    page = at_the_audit(tablet, audit)
    other = at_the_audit(browser.new_context(base_url=demo, locale="pl-PL"), audit)

    other.locator(f"#q-{key}").get_by_label("Co widziano").fill("Z telefonu.")
    expect(other.locator("[data-unsent]")).to_contain_text("Wszystko zapisane")
    box = page.locator(f"#q-{key}")
    box.get_by_label("Co widziano").fill("Z tabletu.")
    expect(box.get_by_text("Ktoś inny napisał")).to_be_visible()
    box.get_by_role("button", name="Połącz oba").click()

    expect(page.locator("[data-unsent]")).to_contain_text("Wszystko zapisane")
    expect(box.get_by_label("Co widziano")).to_have_value("Z telefonu.\n\nZ tabletu.")
    assert stored(key).note == "Z telefonu.\n\nZ tabletu."
    other.context.close()


def test_whoever_was_logged_out_loses_nothing(tablet: BrowserContext) -> None:
    audit, key = the_question()
    page = at_the_audit(tablet, audit)
    tablet.clear_cookies()
    page.locator(f"#q-{key}").get_by_label("Co widziano").fill("Po wygaśnięciu sesji.")
    expect(page.locator("[data-unsent]")).to_contain_text("Sesja wygasła")

    log_in(tablet.new_page(), Role.INTERNAL_AUDITOR)

    expect(page.locator("[data-unsent]")).to_contain_text("Wszystko zapisane", timeout=30_000)
    assert stored(key).note == "Po wygaśnięciu sesji."
