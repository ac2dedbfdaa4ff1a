"""The whole tour, walked by each role as a new user would, and looked at after every step."""

import io
import time
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, Request, expect
from pypdf import PdfReader

from probierz.demo.accounts import OFFICE, PASSWORD
from probierz.members.tests.rosters import xlsx_file
from probierz.offices.models import Office
from probierz.offices.scope import office_scope
from probierz.people.models import Employee
from probierz.people.rules import Role
from probierz.surveys.models import CollectionPoint, Response
from tests.browser.journeys import at, enter, log_in, press, press_link, tab_to, type_password
from tests.browser.people import account_of

Check = Callable[[Page], None]
HERE = f"/o/{OFFICE}"
NOW = "/p/iso-9001-2026"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def the_office() -> Office:
    return Office.objects.get(code=OFFICE)


def answers_so_far() -> int:
    with office_scope(the_office().pk):
        return Response.objects.count()


def test_a_resident_answers_on_a_phone_without_scripts(demo: str, browser: Browser) -> None:
    with office_scope(the_office().pk):
        point = CollectionPoint.objects.filter(campaign__code="klienci").order_by("pk")[0]
    before = answers_so_far()
    with at(browser, demo, phone=True, scripts=False) as phone:
        phone.goto(f"/s/{point.public_code}/")
        sent = answer_every_screen(phone)

        expect(phone.get_by_role("heading", level=1)).to_have_text("Dziękujemy za odpowiedzi")
        assert answers_so_far() == before + 1
        assert phone.context.cookies() == []

        again = phone.request.post(sent.url, data=sent.post_data_buffer, headers=FORM)
        assert again.ok
        assert "/dziekujemy/" in again.url
        assert answers_so_far() == before + 1, "a form that was sent twice was counted twice"


def answer_every_screen(phone: Page) -> Request:
    """Touch the second answer of each question, go on to the end; the request that sent everything."""
    go_on = phone.locator(".survey__go .button")
    while go_on.inner_text() == "Dalej":
        fill_screen(phone)
        go_on.click()
    fill_screen(phone)
    with phone.expect_request(lambda request: request.method == "POST") as sending:
        go_on.click()
    return sending.value


def fill_screen(phone: Page) -> None:
    for question in phone.locator("fieldset.question").all():
        question.locator("label.choice").nth(1).click()
    for text in phone.locator("textarea").all():
        text.fill("Pani przy okienku bardzo pomogła.")


def test_a_forgotten_answer_is_asked_for_and_nothing_is_lost(demo: str, browser: Browser) -> None:
    with office_scope(the_office().pk):
        point = CollectionPoint.objects.filter(campaign__code="klienci").order_by("pk")[0]
    with at(browser, demo, phone=True, scripts=False) as phone:
        phone.goto(f"/s/{point.public_code}/")
        for _screen in range(2):
            phone.locator(".survey__go .button").click()
        question = phone.locator("fieldset.question").filter(has_text="Zaufanie do urzędu")
        question.locator("label.choice").nth(2).click()

        phone.locator(".survey__go .button").click()

        expect(phone.get_by_role("alert")).to_contain_text("Ogólna ocena obsługi")
        expect(question.locator("input").nth(2)).to_be_checked()


def test_a_coordinator_runs_the_programme(demo: str, browser: Browser) -> None:
    with at(browser, demo) as page:
        log_in(page, Role.PROGRAMME_COORDINATOR)
        end_a_late_stage(page)
        open_the_followup(page)
        issue_certificates(page)
        take_the_report(page)
        publish_news(page)


def end_a_late_stage(page: Page) -> None:
    page.goto(f"{NOW}/")
    page.get_by_label("Pokaż").select_option("po terminie")
    expect(page.get_by_role("status").filter(has_text=" z 20 urzędów")).not_to_have_text("20 z 20 urzędów")
    office = page.get_by_role("table").get_by_role("row").nth(1).get_by_role("link").first
    name = office.inner_text()
    office.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    late = page.get_by_role("row").filter(has=page.locator(".state--late")).first
    late.get_by_role("link", name="Zmień").click()
    press_link(page, "Zakończ")
    press(page, "Zakończ")
    expect(page.get_by_role("main")).to_contain_text("zrobione")


def open_the_followup(page: Page) -> None:
    today = timezone.localdate()
    page.goto(f"{NOW}/badania/")
    survey = page.get_by_role("region", name="Zadowolenie klientów")
    survey.get_by_role("link", name="Zamknij Pomiar początkowy").click()
    press(page, "Zamknij pomiar")
    survey.get_by_role("link", name="Zaplanuj Pomiar końcowy").click()
    page.get_by_label("Planowane otwarcie").fill(today.isoformat())
    page.get_by_label("Planowane zamknięcie").fill((today + timedelta(days=30)).isoformat())
    press(page, "Zapisz")
    survey.get_by_role("link", name="Otwórz Pomiar końcowy").click()
    press(page, "Otwórz pomiar")
    expect(survey.get_by_role("row").filter(has_text="Pomiar końcowy")).to_contain_text("otwarty")


def issue_certificates(page: Page) -> None:
    page.goto(f"{NOW}/zaswiadczenia/")
    page.get_by_role("link", name="Wydaj serię").first.click()
    press(page, "Wydaj zaświadczenia")
    expect(page.get_by_role("main")).to_contain_text("20")
    page.get_by_role("link", name="Przejdź do wyniku").click()
    expect(page.get_by_role("table").get_by_role("row")).to_have_count(21)
    page.get_by_role("table").get_by_role("link").first.click()
    assert "Zaświadczenie o udziale" in text_behind(page.get_by_role("link", name="Pobierz").first)


def take_the_report(page: Page) -> None:
    page.goto(f"{NOW}/raport/")
    press(page, "Sporządź po polsku")
    page.get_by_role("link", name="Przejdź do wyniku").click()
    assert "Raport końcowy" in text_behind(page.get_by_role("main").locator("a[href$='.pdf']").first)


def publish_news(page: Page) -> None:
    page.goto(f"{NOW}/aktualnosci/")
    page.get_by_role("link", name="Napisz").click()
    page.get_by_label("Tytuł po polsku").fill("Klienci już oceniają")
    page.get_by_label("Tekst po polsku").fill("W **20 urzędach** wiszą już kody QR.")
    page.get_by_label("Tytuł po angielsku").fill("Clients are rating")
    page.get_by_label("Tekst po angielsku").fill("QR codes hang in **20 offices**.")
    press(page, "Zapisz")
    page.goto("/aktualnosci/")
    expect(page.get_by_role("main")).not_to_contain_text("Klienci już oceniają")
    page.goto(f"{NOW}/aktualnosci/")
    page.get_by_role("link", name="Klienci już oceniają").click()
    press(page, "Opublikuj")
    page.goto("/aktualnosci/?lang=en")
    page.get_by_role("link", name="Clients are rating").click()
    expect(page.get_by_role("strong")).to_have_text("20 offices")


def test_a_representative_brings_in_people_and_collects_answers(demo: str, browser: Browser) -> None:
    with at(browser, demo) as page:
        log_in(page, Role.QUALITY_REPRESENTATIVE)
        import_people(page)
        put_up_a_collection_point(page)
        register_for_the_conference(page)


def import_people(page: Page) -> None:
    """A list with a mistake changes nobody; mended it takes in exactly what the preview said."""
    before = people_of_the_office()
    read_list(page, ["7001", "Ćma", "Ewa", "referent", "", "ewa.cma-urzad"])
    expect(page.get_by_role("main")).to_contain_text("To nie jest adres e-mail")
    expect(page.get_by_role("button", name="Wczytaj")).to_have_count(0)
    assert people_of_the_office() == before

    read_list(page, ["7001", "Ćma", "Ewa", "referent", "", "ewa.cma@urzad.example"])
    expect(page.get_by_role("table", name="Nowe osoby")).to_contain_text("Ćma Ewa")
    press(page, "Wczytaj")
    expect(page.get_by_role("status").first).to_contain_text("dodano 1 osobę")
    assert people_of_the_office() == before + 1


def read_list(page: Page, row: list[str]) -> None:
    page.goto(f"{HERE}/ludzie/")
    press_link(page, "Wczytaj listę")
    file = {"name": "lista.xlsx", "mimeType": XLSX, "buffer": xlsx_file(row)}
    page.get_by_label("Plik z listą pracowników").set_input_files(file)  # type: ignore[arg-type]
    press(page, "Odczytaj plik")


def people_of_the_office() -> int:
    with office_scope(the_office().pk):
        return Employee.objects.count()


def put_up_a_collection_point(page: Page) -> None:
    page.goto(f"{HERE}/badania/")
    press_link(page, "Zadowolenie klientów")
    press_link(page, "Dodaj punkt zbierania opinii")
    page.get_by_label("Nazwa").fill("Okienko nr 7")
    press(page, "Dodaj")
    row = page.get_by_role("row").filter(has_text="Okienko nr 7")
    expect(row).to_contain_text("jeszcze nie ma")
    assert "Okienko nr 7" in text_behind(row.get_by_role("link", name="Arkusz"))


def register_for_the_conference(page: Page) -> None:
    page.goto("/moje-sprawy/")
    press_link(page, "Zgłoś osoby na konferencję")
    page.get_by_label("Osoba z urzędu").select_option(label="Ćma Ewa")
    press(page, "Zapisz")
    expect(page.get_by_role("table", name="Osoby z Twojego urzędu")).to_contain_text("Ewa Ćma")
    page.goto("/moje-sprawy/")
    expect(page.get_by_role("main")).not_to_contain_text("Zgłoś osoby na konferencję")


def test_an_employee_reads_in_the_own_language(demo: str, browser: Browser) -> None:
    with at(browser, demo, phone=True) as page:
        log_in(page, Role.EMPLOYEE)
        page.locator("summary").filter(has_text="Menu").click()
        with page.expect_navigation():
            page.get_by_role("button", name="English").locator("visible=true").click()

        expect(page.get_by_role("heading", level=1)).to_have_text("My matters")
        page.goto(f"{HERE}/")
        assert page.locator("html").get_attribute("lang") == "en"
        page.goto(f"{HERE}/ludzie/")
        expect(page.get_by_role("heading", level=1)).not_to_have_text("People")


def test_an_administrator_founds_an_office_and_its_first_person_comes_in(demo: str, browser: Browser) -> None:
    with at(browser, demo) as page:
        log_in(page, Role.ADMINISTRATOR)
        page.goto("/instalacja/")
        press_link(page, "Dodaj urząd")
        page.get_by_label("Nazwa urzędu").fill("Urząd Gminy w Zdrojach")
        page.get_by_label("Kod", exact=True).fill("ug-zdroje")
        press(page, "Dodaj")
        page.get_by_role("row").filter(has_text="Urząd Gminy w Zdrojach").get_by_role("link").first.click()
        page.get_by_label("E-mail").fill("Nowa.Osoba@zdroje.example")
        press(page, "Wyślij zaproszenie")
        address = str(page.locator("[data-copy], .copy input, .copy code").first.text_content()).strip()
    assert address in mail.outbox[-1].body

    with at(browser, demo, phone=True) as page:
        page.goto(urlsplit(address).path)
        page.get_by_label("Imię i nazwisko").fill("Nowa Osoba")
        page.get_by_label("Hasło", exact=True).fill("krótkie")
        page.get_by_label("To samo hasło jeszcze raz").fill("krótkie")
        press(page, "Załóż konto")
        expect(page.get_by_role("alert")).to_contain_text("12")
        expect(page.get_by_label("Imię i nazwisko")).to_have_value("Nowa Osoba")
        page.get_by_label("Hasło", exact=True).fill("cztery-zielone-kaczki-7")
        page.get_by_label("To samo hasło jeszcze raz").fill("cztery-zielone-kaczki-7")
        press(page, "Załóż konto")
        expect(page.get_by_role("main")).to_contain_text("Urząd Gminy w Zdrojach")
        page.goto("/o/ug-zdroje/ludzie/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Ludzie")
        assert page.goto(f"{HERE}/").status == 404  # type: ignore[union-attr]


def test_whoever_has_a_second_step_is_asked_for_it(demo: str, browser: Browser, accessible: Check) -> None:
    secret = generate_totp_secret()
    TOTP.activate(account_of(Role.PROCESS_OWNER), secret)
    with at(browser, demo, phone=True) as page:
        type_password(page, Role.PROCESS_OWNER)
        accessible(page)
        page.get_by_label("Kod").fill("000000")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_be_visible()
        accessible(page)
        page.get_by_label("Kod").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Moje sprawy")


def test_the_keyboard_is_enough(demo: str, browser: Browser) -> None:
    with at(browser, demo) as page:
        page.goto("/")
        tab_to(page, "Przejdź do treści")
        page.keyboard.press("Enter")
        expect(page.locator("#main")).to_be_focused()
        page.goto("/")
        tab_to(page, "Zaloguj się")
        enter(page)
        tab_to(page, "Adres e-mail")
        page.keyboard.type("pelnomocnik@demo.example")
        tab_to(page, "Hasło")
        page.keyboard.type(PASSWORD)
        enter(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("Moje sprawy")
        tab_to(page, "Zgłoś osoby na konferencję")
        enter(page)
        tab_to(page, "Osoba z urzędu")
        page.keyboard.press("ArrowDown")
        tab_to(page, "Zapisz")
        enter(page)
        expect(page.get_by_role("table", name="Osoby z Twojego urzędu")).to_contain_text("zapisana")


def test_a_survey_is_answered_by_the_keyboard(demo: str, browser: Browser) -> None:
    with office_scope(the_office().pk):
        point = CollectionPoint.objects.filter(campaign__code="klienci").order_by("pk")[0]
    with at(browser, demo, scripts=False) as page:
        page.goto(f"/s/{point.public_code}/")
        for _screen in range(2):
            tab_to(page, "Dalej")
            enter(page)
        tab_to(page, "bardzo źle")  # any of the scale: arrows choose among them
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        enter(page)
        tab_to(page, "Wyślij odpowiedzi")
        enter(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("Dziękujemy za odpowiedzi")


def text_behind(link: Locator) -> str:
    """What the PDF says that this link leads to."""
    answer = link.page.request.get(str(link.get_attribute("href")))
    assert answer.headers["content-type"] == "application/pdf"
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.body())).pages)
