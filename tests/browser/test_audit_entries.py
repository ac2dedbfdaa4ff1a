"""An auditor on a tablet whose network fails: no word is lost, none is taken in twice."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from probierz.audits.models import Audit, AuditFile, Entry, Question
from probierz.audits.queries.checklist import questions_of
from probierz.demo.accounts import OFFICE
from probierz.offices.models import Office
from probierz.offices.scope import office_scope
from probierz.people.rules import Role
from tests.browser.journeys import log_in

PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF"
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


def files_of(key: str) -> list[AuditFile]:
    with office_scope(Office.objects.get(code=OFFICE).pk):
        return list(AuditFile.objects.filter(question__key=key))


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
    lost: list[object] = []

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


def test_a_photo_chosen_without_a_network_outlives_the_page(tablet: BrowserContext) -> None:
    audit, key = the_question()
    page = at_the_audit(tablet, audit)
    tablet.set_offline(True)
    box = page.locator(f"#q-{key}")
    box.get_by_label("Zdjęcie lub plik").set_input_files({"name": "regal.jpg", "mimeType": "", "buffer": PHOTO})
    box.get_by_label("Co pokazuje").fill("Regał 2, bez oznaczeń")
    box.get_by_label("Co widziano").click()
    expect(box.get_by_text("Regał 2, bez oznaczeń: niewysłane")).to_be_visible()
    expect(page.locator("[data-unsent]")).to_contain_text("Brak połączenia")
    page.close()

    tablet.set_offline(False)
    later = tablet.new_page()
    later.goto(address_of(audit))

    expect(later.locator(f"#q-{key}").get_by_role("link", name="Regał 2, bez oznaczeń")).to_be_visible()
    expect(later.locator("[data-unsent]")).to_contain_text("Wszystko zapisane")
    assert [one.note for one in files_of(key)] == ["Regał 2, bez oznaczeń"]


def test_a_strange_file_is_refused_in_words_and_the_page_goes_on(tablet: BrowserContext) -> None:
    audit, key = the_question()
    page = at_the_audit(tablet, audit)
    box = page.locator(f"#q-{key}")
    box.get_by_label("Zdjęcie lub plik").set_input_files({"name": "foto.jpg", "mimeType": "", "buffer": b"<script>"})
    box.get_by_role("button", name="Dodaj").click()
    expect(box.get_by_text("Ten plik nie może być dowodem")).to_be_visible()

    box.get_by_role("button", name="Usuń").click()
    box.get_by_label("Co widziano").fill("Dalej.")

    expect(page.locator("[data-unsent]")).to_contain_text("Wszystko zapisane")
    assert stored(key).note == "Dalej."
    assert files_of(key) == []


def test_words_written_before_a_choice_never_cover_those_of_somebody_else(
    tablet: BrowserContext, browser: Browser, demo: str
) -> None:
    audit, key = the_question()
    page = at_the_audit(tablet, audit)
    other = at_the_audit(browser.new_context(base_url=demo, locale="pl-PL"), audit)
    other.locator(f"#q-{key}").get_by_label("Co widziano").fill("Z telefonu.")
    expect(other.locator("[data-unsent]")).to_contain_text("Wszystko zapisane")
    box = page.locator(f"#q-{key}")
    box.get_by_label("Co widziano").fill("Z tabletu.")
    expect(box.get_by_text("Ktoś inny napisał")).to_be_visible()

    box.get_by_label("Co widziano").fill("Z tabletu, dalej.")
    expect(page.locator("[data-unsent]")).to_contain_text("Wszystko zapisane")
    assert stored(key).note == "Z telefonu."
    box.get_by_role("button", name="Zostaw moje").click()

    expect(page.locator("[data-unsent]")).to_contain_text("Wszystko zapisane")
    page.wait_for_function("document.querySelector('[data-conflict]:not([hidden])') === null")
    assert stored(key).note == "Z tabletu, dalej."
    other.context.close()


def test_words_of_one_person_are_not_sent_in_the_name_of_the_next(tablet: BrowserContext) -> None:
    audit, key = the_question()
    page = at_the_audit(tablet, audit)
    tablet.clear_cookies()
    page.locator(f"#q-{key}").get_by_label("Co widziano").fill("Słowa Żanety.")
    expect(page.locator("[data-unsent]")).to_contain_text("Sesja wygasła")

    log_in(tablet.new_page(), Role.QUALITY_REPRESENTATIVE)
    page.wait_for_timeout(3_000)

    expect(page.locator("[data-unsent]")).to_contain_text("Sesja wygasła")
    assert stored(key).note == ""


def test_the_audited_answer_first_and_the_network_may_fail_them_too(tablet: BrowserContext, accessible: Check) -> None:
    page = tablet.new_page()
    log_in(page, Role.EMPLOYEE)
    page.get_by_role("link", name="Odpowiedz, zanim przyjdzie auditor").first.click()
    accessible(page)
    tablet.set_offline(True)
    page.get_by_label("Twoja odpowiedź").first.fill("Rejestr w EZD, wydruk w teczce 12.")
    expect(page.locator("[data-unsent]")).to_contain_text("Niewysłane: 1")

    tablet.set_offline(False)

    expect(page.locator("[data-unsent]")).to_contain_text("Wszystko zapisane", timeout=20_000)
    page.reload()
    expect(page.get_by_label("Twoja odpowiedź").first).to_have_value("Rejestr w EZD, wydruk w teczce 12.")


def test_a_new_auditor_goes_from_the_programme_to_the_signed_report(tablet: BrowserContext, accessible: Check) -> None:
    page = tablet.new_page()
    log_in(page, Role.INTERNAL_AUDITOR)
    page.goto(f"/o/{OFFICE}/audity/")
    accessible(page)
    page.get_by_role("link", name="Wydawanie zaświadczeń").first.click()
    page.get_by_role("link", name="Pokaż, co trzeba skończyć").click()
    ask_everything(tablet, page)
    accessible(page)

    page.get_by_role("link", name="Przejdź do raportu").click()
    page.get_by_role("button", name="Zakończ pytania i napisz raport").click()
    page.get_by_role("link", name="Napisz wnioski").click()
    page.get_by_label("Wnioski").fill("Proces działa.")
    page.get_by_role("button", name="Zapisz").click()
    page.get_by_role("button", name="Podpisz raport").click()
    expect(page.get_by_text("raport podpisany").first).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="Przekaż do rejestru niezgodności").first.click()
    expect(page.get_by_role("link", name="w rejestrze").first).to_be_visible()
    for ending, start in (("pdf", b"%PDF-"), ("docx", b"PK")):
        answer = tablet.request.get(f"{page.url.split('#')[0]}raport.{ending}")
        assert answer.body().startswith(start)


def ask_everything(tablet: BrowserContext, page: Page) -> None:
    """The network fails after the second question and comes back at the end."""
    questions = page.locator("article.q")
    for place in range(questions.count()):
        box = questions.nth(place)
        tablet.set_offline(place > 1)
        box.get_by_role("radio", name="spostrzeżenie" if place == 0 else "zgodne").check()
        if place == 0:
            expect(box.get_by_text("Ustalenie wymaga opisu")).to_be_visible()
            box.get_by_label("Co widziano").fill("Terminarz prowadzony podwójnie.")
            expect(box.get_by_text("Ustalenie wymaga opisu")).to_be_hidden()
    expect(page.locator("[data-unsent]")).to_contain_text("Niewysłane:")
    tablet.set_offline(False)
    expect(page.locator("[data-unsent]")).to_contain_text("Wszystko zapisane", timeout=30_000)
