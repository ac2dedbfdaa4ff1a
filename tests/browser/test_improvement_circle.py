"""One finding goes the whole way round: audit, register, cause, a failed check, a second round, the next audit, review.

Five people, each at an own browser, and nothing but the pages they see: what waits for somebody is
taken from that person's own matters.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from probierz.demo.accounts import OFFICE
from probierz.offices.models import Office
from probierz.offices.scope import office_scope
from probierz.people.models import Employee
from probierz.people.rules import Role
from tests.browser.journeys import at, log_in, press, press_link
from tests.browser.people import account_of

Check = Callable[[Page], None]
HERE = f"/o/{OFFICE}"
AUDITOR, REPRESENTATIVE, HEAD = Role.INTERNAL_AUDITOR, Role.QUALITY_REPRESENTATIVE, Role.OFFICE_HEAD
LEADER, DOER = Role.UNIT_HEAD, Role.EMPLOYEE
AREA, FOUND = "W-1 Obieg korespondencji i archiwum (EZD)", "Dwa wzory pism na stanowisku są z poprzedniego wydania."
FIRST, SECOND = "Przypomnieć pracownikom o wymianie wzorów", "Drukować wzory tylko z systemu"
DECIDED = "Wycofać drukowane wzory we wszystkich wydziałach"


class Everybody:
    """A browser for each person, opened and logged in when first needed."""

    def __init__(self, browser: Browser, demo: str, open_ones: ExitStack) -> None:
        self.browser, self.demo, self.open_ones = browser, demo, open_ones
        self.pages: dict[Role, Page] = {}

    def at(self, role: Role, address: str = "") -> Page:
        if role not in self.pages:
            self.pages[role] = self.open_ones.enter_context(at(self.browser, self.demo))
            log_in(self.pages[role], role)
        if address:
            self.pages[role].goto(address)
        return self.pages[role]

    def asked(self, role: Role, duty: str | re.Pattern[str]) -> Page:
        """What waits for this person, opened from the own matters."""
        page = self.at(role, "/moje-sprawy/")
        with page.expect_navigation():
            page.locator(".duty").filter(has_text=duty).get_by_role("link").first.click()
        return page


@pytest.fixture
def everybody(browser: Browser, demo: str) -> Iterator[Everybody]:
    with ExitStack() as open_ones:
        yield Everybody(browser, demo, open_ones)


def person_of(role: Role) -> Employee:
    with office_scope(Office.objects.get(code=OFFICE).pk):
        return Employee.objects.get(account=account_of(role))


def in_lists(role: Role) -> str:
    """How forms call the person: family name first."""
    person = person_of(role)
    return f"{person.family_name} {person.given_name}"


def day(ahead: int) -> str:
    return (timezone.localdate() + timedelta(days=ahead)).isoformat()


def test_a_finding_goes_the_whole_way_round(everybody: Everybody, accessible: Check) -> None:
    audit = plan_an_audit(everybody, "Wzory pism na stanowiskach", on=-1)
    case = find_something(everybody, audit)
    assign(everybody, case)
    find_the_cause(everybody, "Nikt nie wie, kto wymienia wzory na stanowiskach.")
    act(everybody, case, FIRST)
    look_whether_it_helped(everybody, "nie, wraca do ustalenia przyczyny", "Stary wzór leży na trzech stanowiskach.")
    reopened(everybody, case)
    find_the_cause_again(everybody, case, "Wzory drukuje się na zapas, więc stare zostają w szufladach.")
    act(everybody, case, SECOND)
    look_whether_it_helped(everybody, "tak, niezgodność zostaje zamknięta", "Na stanowiskach nie ma żadnego wydruku.")
    closed(everybody, case, accessible)
    close_the_audit(everybody, audit)
    seen_in_the_next_audit(everybody, accessible)
    seen_in_the_review(everybody, accessible)
    approved_by_the_head(everybody, accessible)


def plan_an_audit(everybody: Everybody, title: str, *, on: int) -> str:
    """By the representative: the area, the days, the lead auditor."""
    page = everybody.at(REPRESENTATIVE, f"{HERE}/audity/")
    press_link(page, "Zaplanuj audit")
    page.get_by_label("Co jest auditowane, w kilku słowach").fill(title)
    page.get_by_label("z programu").check()
    page.get_by_label(AREA).check()
    page.get_by_label("Pierwszy dzień").fill(day(on))
    page.get_by_label("Ostatni dzień").fill(day(on))
    press(page, "Zaplanuj")
    press_link(page, f"Wskaż do zespołu {person_of(AUDITOR)}")
    page.get_by_label("auditor wiodący").check()
    press(page, "Wskaż do zespołu")
    return page.url.removesuffix("zespol/")


def find_something(everybody: Everybody, audit: str) -> str:
    """By the lead auditor: own question, verdict, conclusions, signature; one click to the register."""
    page = everybody.at(AUDITOR, audit)
    press_link(page, "Otwórz listę pytań")
    page.get_by_role("link", name="Własne").click()
    page.get_by_label("Twoje pytania").fill("Czy na stanowiskach leżą aktualne wzory pism?")
    press(page, "Dodaj")
    page.goto(audit)
    press(page, "Rozpocznij audit")
    judge(page)
    page.goto(audit)
    press(page, "Zakończ pytania i napisz raport")
    press_link(page, "Napisz wnioski")
    page.get_by_label("Wnioski").fill("Nadzór działa, ale nie dochodzi do stanowisk.")
    press(page, "Zapisz")
    press(page, "Podpisz raport")
    press(page, "Przekaż do rejestru niezgodności")
    page.get_by_role("link", name="Niezgodność nr").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(FOUND)
    return page.url


def judge(page: Page) -> None:
    """Every question of the list: what came from before is in order, the own one is not."""
    boxes = page.locator("article.q")
    for place in range(boxes.count() - 1):
        with kept(page):
            boxes.nth(place).get_by_role("radio", name="zgodne").check()
    with kept(page):
        boxes.last.get_by_role("radio", name="niezgodność mała").check()
    with kept(page):
        boxes.last.get_by_label("Co widziano").fill(FOUND)
    expect(page.locator("[data-unsent]")).to_contain_text("Wszystko zapisane")


@contextmanager
def kept(page: Page) -> Iterator[None]:
    """Until the server has it: the database of the tests, kept in memory, takes one writer at a time."""
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
        yield


def assign(everybody: Everybody, case: str) -> None:
    """What nobody leads waits for the representative."""
    page = everybody.asked(REPRESENTATIVE, FOUND)
    page.get_by_label("Kto prowadzi sprawę").select_option(in_lists(LEADER))
    press(page, "Zapisz")
    assert page.url == case
    expect(page.get_by_role("main")).to_contain_text("zgłoszona")


def find_the_cause(everybody: Everybody, cause: str) -> None:
    page = everybody.asked(LEADER, "Ustal przyczynę niezgodności")
    press_link(page, "Ustal przyczynę")
    page.get_by_label("Dlaczego do tego doszło?").fill("Nowe wzory nie trafiły na stanowiska.")
    page.get_by_label("A dlaczego tak było?").first.fill(cause)
    say_the_cause(page, cause)


def find_the_cause_again(everybody: Everybody, case: str, cause: str) -> None:
    page = everybody.at(LEADER, case)
    press_link(page, "Zmień przyczynę")
    say_the_cause(page, cause)


def say_the_cause(page: Page, cause: str) -> None:
    page.get_by_label("Przyczyna w jednym zdaniu").fill(cause)
    page.get_by_label("Gdzie leży przyczyna").select_option("sposób pracy")
    press(page, "Zapisz przyczynę")
    expect(page.get_by_role("main")).to_contain_text(cause)


def act(everybody: Everybody, case: str, what: str) -> None:
    """One plans and hands over, another does; a third one will look whether it helped."""
    page = everybody.at(LEADER, case)
    press_link(page, "Zaplanuj działanie")
    page.get_by_label("działanie korygujące", exact=True).check()
    page.get_by_label("Co trzeba zrobić").fill(what)
    page.get_by_label("Kto to zrobi").select_option(in_lists(DOER))
    page.get_by_label("Do kiedy").fill(day(0))
    press(page, "Dodaj")
    press_link(page, "Zatwierdź plan")
    page.get_by_label("Po czym poznasz, że pomogło?").fill("Na żadnym stanowisku nie ma starego wzoru.")
    page.get_by_label("Dzień oceny skuteczności").fill(day(0))
    page.get_by_label("Kto ocenia skuteczność").select_option(in_lists(AUDITOR))
    press(page, "Zatwierdź plan")

    doer = everybody.asked(DOER, what)
    doer.get_by_label("Co zrobiono i co to potwierdza").fill("Notatka z 12 stanowisk.")
    press(doer, "Oznacz jako zrobione")

    page.goto(case)
    press(page, "Przekaż do oceny skuteczności")


def look_whether_it_helped(everybody: Everybody, verdict: str, seen: str) -> None:
    page = everybody.asked(AUDITOR, "Oceń skuteczność: niezgodność")
    page.get_by_label(verdict).check()
    page.get_by_label("Co sprawdzono i co widać").fill(seen)
    press(page, "Zapisz ocenę skuteczności")
    expect(page.get_by_role("main")).to_contain_text(seen)


def reopened(everybody: Everybody, case: str) -> None:
    """The leader is asked again; the first action stays on the card."""
    page = everybody.asked(LEADER, "Zaplanuj działania dla niezgodności")
    assert page.url == case
    expect(page.get_by_role("heading", name="Teraz: zaplanuj coś innego")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text=FIRST)).to_contain_text("podejście 1")


def closed(everybody: Everybody, case: str, accessible: Check) -> None:
    page = everybody.at(REPRESENTATIVE, case)
    expect(page.get_by_role("banner").or_(page.get_by_role("main"))).to_contain_text(["zamknięta"])
    expect(page.get_by_role("main")).to_contain_text("Działania nie pomogły")
    expect(page.get_by_role("main")).to_contain_text("Działania pomogły")
    accessible(page)


def close_the_audit(everybody: Everybody, audit: str) -> None:
    page = everybody.at(REPRESENTATIVE, audit)
    press(page, "Zamknij audit")


def seen_in_the_next_audit(everybody: Everybody, accessible: Check) -> None:
    """It opens with the old finding, and says what became of it."""
    audit = plan_an_audit(everybody, "Wzory pism na stanowiskach, po roku", on=0)
    page = everybody.asked(AUDITOR, "Wzory pism na stanowiskach, po roku")
    assert page.url == audit
    press_link(page, "Otwórz listę pytań")
    row = page.get_by_role("row").filter(has_text=FOUND)
    expect(row).to_contain_text("niezgodność mała")
    expect(row).to_contain_text("zamknięte")
    accessible(page)
    row.get_by_role("link", name="Niezgodność nr").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(FOUND)


def seen_in_the_review(everybody: Everybody, accessible: Check) -> None:
    """The audit, and the case that had to be opened again; both stay in the frozen package."""
    page = everybody.asked(REPRESENTATIVE, "Przygotuj przegląd zarządzania")
    press_link(page, "Zmień plan")
    page.get_by_label("Okres do").fill(day(0))
    page.get_by_label("Dzień spotkania").fill(day(0))
    press(page, "Zapisz")
    expect(page.locator("#audits")).to_contain_text("Wzory pism na stanowiskach")
    shown = page.locator("#nonconformities").get_by_role("row").filter(has_text=FOUND)
    expect(shown).to_contain_text("zamknięta")
    press_link(page, "Zapisz spotkanie")
    press(page, "Zamroź pakiet")
    expect(page.get_by_role("main")).to_contain_text("tak jak na spotkaniu")
    expect(shown).to_contain_text("zamknięta")
    accessible(page)


def approved_by_the_head(everybody: Everybody, accessible: Check) -> None:
    """A decision becomes an action of its person, and nothing changes any more."""
    page = everybody.at(REPRESENTATIVE)
    press_link(page, "Napisz protokół")
    accessible(page)
    page.get_by_label("Przebieg spotkania").fill("Omówiono niezgodność, która wróciła.")
    page.get_by_label("Wniosek").fill("System jest skuteczny.")
    press(page, "Zapisz")
    press_link(page, "Zapisz decyzję")
    accessible(page)
    page.get_by_label("zmiana systemu jakości").check()
    page.get_by_label("Co postanowiono").fill(DECIDED)
    page.get_by_label("Kto odpowiada").select_option(in_lists(DOER))
    press(page, "Napisz")
    expect(page.get_by_role("button", name="Zatwierdź przegląd")).to_have_count(0)

    head = everybody.asked(HEAD, "Zatwierdź przegląd zarządzania")
    press(head, "Zatwierdź przegląd")
    expect(head.get_by_role("main")).to_contain_text("zatwierdzony")

    doer = everybody.asked(DOER, DECIDED)
    expect(doer.get_by_role("main")).to_contain_text(DECIDED)
    everybody.at(REPRESENTATIVE, f"{HERE}/przeglady/zaplanuj/")
    accessible(page)
