"""Pages of processes: what is shown, what is kept of bad input, what anybody may see."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from probierz.access.actor import Actor
from probierz.lib.periods import Frequency, period_of
from probierz.processes.actions import diagrams, indicators
from probierz.processes.actions import service_cards as services
from probierz.processes.models import Diagram, Process, Reading, ReadingsDraft, Service
from probierz.processes.tests.conftest import DAY, employed
from probierz.processes.tests.test_actions import CARD, FRAME, TIME
from probierz.processes.tests.test_rules import DRAWING, SVG
from tests.cast import Cast

ROOT = "/o/urzad-lipowo/procesy/"
NOON = "2026-11-02T12:00Z"

pytestmark = pytest.mark.usefixtures("frozen")


@pytest.fixture
def frozen():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def shown(client: Client, here: Cast) -> Callable[[str], str]:
    client.force_login(here.lucja)

    def get(path: str) -> str:
        answer = client.get(ROOT + path)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.content.decode(errors="replace")

    return get


def send(client: Client, path: str, status: int = 302, /, **values) -> str:
    answer = client.post(ROOT + path, values)
    assert answer.status_code == status, answer.content.decode()[-3000:]
    return answer.content.decode()


def test_an_empty_map_teaches_the_next_step(shown) -> None:
    assert "zestaw/" in shown("")


def test_the_starting_set_is_taken_over_by_a_page(client: Client, here: Cast, shown) -> None:
    assert "G-14" in shown("zestaw/")
    send(client, "zestaw/", codes=["Z-1", "G-2"])

    text = shown("")
    assert "Z-1" in text
    assert "G-2" in text
    assert "Wydawanie zaświadczeń" in shown("lista/?q=zaswiadcz")
    assert "Wydawanie zaświadczeń" not in shown("lista/?group=support")


def test_nothing_chosen_is_said_beside_the_choice(client: Client, shown) -> None:
    assert "Wybierz co najmniej jeden proces" in send(client, "zestaw/", 200)


def test_a_circle_is_refused_with_a_sentence_and_typed_text_stays(client: Client, shown, lucja: Actor, process) -> None:
    send(client, "dodaj/", name="Niżej", group="core", parent=process.key)
    below = Process.objects.get(name="Niżej")

    text = send(client, f"{below.key}/zmien/", 200, name="Wpisane słowa", group="core", parent="zmyslony")
    assert "Wpisane słowa" in text
    # The page does not even offer what would make a circle.
    assert f'value="{below.key}"' not in shown(f"{process.key}/zmien/")


def test_a_process_has_its_page_card_and_papers(client: Client, shown, process) -> None:
    assert "Wydawanie decyzji" in shown(f"{process.key}/")
    assert shown(f"{process.key}/karta.pdf").startswith("%PDF")
    assert shown(f"{process.key}/karta.docx").startswith("PK")
    assert shown("mapa.pdf").startswith("%PDF")
    assert "Wydawanie decyzji" in shown("lista.csv")
    assert shown("lista.xlsx").startswith("PK")
    assert client.get(f"{ROOT}{process.key}/karta.exe").status_code == 404
    assert client.get(f"{ROOT}nie-ma/").status_code == 404


def test_an_owner_is_named_changed_and_joined_processes_shown(client: Client, shown, process, here) -> None:
    anna = employed(here, "Nowak")
    send(client, f"{process.key}/wlasciciel/", employee=anna.key, on="2026-11-02")
    assert "Anna Nowak" in shown(f"{process.key}/")
    text = send(client, f"{process.key}/zastepca/", 200, employee=anna.key, on="2026-11-02")
    assert "dwiema różnymi osobami" in text

    send(client, "dodaj/", name="Inny", group="core")
    other = Process.objects.get(name="Inny")
    send(client, f"{process.key}/polacz/", others=[other.key], on="2026-11-02")
    assert "Inny" in shown(f"{process.key}/")
    assert "Wydawanie decyzji" in shown(f"{other.key}/")
    assert "nie zostawia" not in send(client, f"{process.key}/koniec/", on="2026-11-02")


def test_a_drawing_is_kept_by_the_page_and_shown_as_a_harmless_file(client: Client, shown, process) -> None:
    assert "data-board" in shown(f"{process.key}/schemat/")
    send(client, f"{process.key}/schemat/", xml=DRAWING, svg=SVG.format("<script>x</script><path d='M0 0'/>"))

    picture = client.get(f"{ROOT}{process.key}/schemat.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert "sandbox" in picture["Content-Security-Policy"]
    assert b"script" not in picture.content
    assert client.get(f"{ROOT}{process.key}/schemat.bpmn").content.decode() == DRAWING
    assert "Przyjmij wniosek" in shown(f"{process.key}/")
    assert shown(f"{process.key}/karta.pdf").startswith("%PDF")


@pytest.mark.parametrize("content", [b"", b"<a", b"\xff\xfe\x00", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"])
def test_a_bad_file_of_a_drawing_is_refused_in_words(client: Client, shown, process, content: bytes) -> None:
    file = SimpleUploadedFile("x.bpmn", content)

    text = send(client, f"{process.key}/schemat/plik/", 200, file=file)
    assert "govuk-error-message" in text or "error-summary" in text
    assert not Diagram.objects.exists()


def test_a_good_file_of_a_drawing_is_kept(client: Client, shown, process) -> None:
    send(client, f"{process.key}/schemat/plik/", file=SimpleUploadedFile("x.bpmn", DRAWING.encode()))

    assert Diagram.objects.count() == 1
    assert client.get(f"{ROOT}{process.key}/schemat.svg").status_code == 404
    assert "Kompletny?" in shown(f"{process.key}/schemat/")


def test_a_bad_drawing_comes_back_as_it_was_typed(client: Client, shown, process) -> None:
    assert "&lt;moje" in send(client, f"{process.key}/schemat/", 200, xml="<moje", svg="")


def test_an_indicator_is_added_given_values_and_shown(client: Client, shown, process) -> None:
    values = {"name": "Czas", "unit": "days", "direction": "down", "frequency": "quarter", "target": "30,5"}
    send(client, f"{process.key}/wskazniki/dodaj/", **values, since="2026-01-01")
    one = process.indicators.get()
    assert one.target == Decimal("30.5")
    give = f"wskazniki/{one.key}/wartosc/2026-07-01/"

    assert "brak" in shown(f"wskazniki/{one.key}/")
    text = send(client, give, 200, value="dużo", note="tak wpisałam")
    assert "tak wpisałam" in text
    send(client, give, value="28,5", seen="")
    assert "28,5" in shown(f"wskazniki/{one.key}/")
    assert "28,5" in shown("wskazniki/")
    stale = send(client, give, 200, value="31", seen="")
    assert "chwilą" in stale
    assert client.get(f"{ROOT}wskazniki/{one.key}/wartosc/2026-10-01/").status_code == 404
    assert shown(f"wskazniki/{one.key}/wartosci.csv").count("2026") == 3
    assert "Czas" in shown("wskazniki/lista.csv")
    assert "Czas" in shown("wskazniki/?only=missing")
    assert "Czas" not in shown("wskazniki/?only=out")
    send(client, f"wskazniki/{one.key}/zmien/", **{**values, "target": "20"})
    assert "Czas" in shown("wskazniki/?only=out")
    send(client, f"wskazniki/{one.key}/koniec/", on="2026-11-02")
    assert "Czas" not in shown("wskazniki/")


def test_a_wrong_indicator_keeps_what_was_typed(client: Client, shown, process) -> None:
    values = {"name": "Moja nazwa", "unit": "percent", "direction": "up", "frequency": "year", "target": "wysoki"}
    text = send(client, f"{process.key}/wskazniki/dodaj/", 200, **values, since="2026-01-01")
    assert "Moja nazwa" in text
    values |= {"target": "", "source": "people.employees"}
    assert "Moja nazwa" in send(client, f"{process.key}/wskazniki/dodaj/", 200, **values, since="2026-01-01")


@pytest.mark.parametrize("count", [3, 8, 14])
def test_a_chart_with_few_or_many_values_says_what_it_knows(shown, lucja: Actor, process, count: int) -> None:
    one = indicators.add_indicator(lucja, process=process, definition=TIME, since=date(2020, 1, 1))
    period = period_of(date(2026, 7, 1), Frequency.QUARTER)
    for number in range(count):
        indicators.record_value(
            lucja,
            indicator=one,
            period=period,
            value=Decimal(90 if not number else 20 + number % 3),
            note="",
            seen=None,
            on=DAY.replace(month=11),
        )
        period = period_of(date.fromordinal(period.since.toordinal() - 1), Frequency.QUARTER)

    text = shown(f"wskazniki/{one.key}/")
    assert "<svg" in text
    assert ("na gorsze" in text) == (count == 14 or count == 8)


def test_the_page_of_an_indicator_tells_the_latest_events_and_leads_to_all(
    client: Client, shown, lucja: Actor, process
) -> None:
    one = indicators.add_indicator(lucja, process=process, definition=TIME, since=date(2020, 1, 1))
    period = period_of(date(2026, 7, 1), Frequency.QUARTER)
    for number in range(14):
        indicators.record_value(
            lucja, indicator=one, period=period, value=Decimal(number), note="", seen=None, on=DAY.replace(month=11)
        )
        period = period_of(date.fromordinal(period.since.toordinal() - 1), Frequency.QUARTER)

    assert f"historia/?thing=processes.indicator:{one.key}" in shown(f"wskazniki/{one.key}/")
    assert len(client.get(f"{ROOT}wskazniki/{one.key}/").context["history"]) == 12


def test_a_file_of_values_is_looked_at_and_taken(client: Client, shown, lucja: Actor, process) -> None:
    indicators.add_indicator(lucja, process=process, definition=TIME, since=date(2026, 1, 1))
    assert "I 2026" in shown("wskazniki/wczytaj/wzor.csv")
    good = "wskaźnik;okres;wartość\nG-1 Czas wydania;I 2026;12,5\n"

    send(client, "wskazniki/wczytaj/", file=SimpleUploadedFile("w.csv", good.encode()))
    draft = ReadingsDraft.objects.get()
    assert "G-1 Czas wydania" in shown(f"wskazniki/wczytaj/{draft.key}/")
    assert not Reading.objects.exists()
    send(client, f"wskazniki/wczytaj/{draft.key}/")
    assert Reading.objects.get().value == Decimal("12.5")


def test_lines_with_errors_are_shown_and_nothing_is_written(client: Client, shown, lucja: Actor, process) -> None:
    indicators.add_indicator(lucja, process=process, definition=TIME, since=date(2026, 1, 1))
    bad = "wskaźnik;okres;wartość\nCzas wydania;wiosna;12\nNieznany;I 2026;1\n"
    send(client, "wskazniki/wczytaj/", file=SimpleUploadedFile("w.csv", bad.encode()))
    draft = ReadingsDraft.objects.get()

    text = shown(f"wskazniki/wczytaj/{draft.key}/")
    assert "wiosna" in text
    assert "Nieznany" in text
    send(client, f"wskazniki/wczytaj/{draft.key}/", 422)
    assert not Reading.objects.exists()
    send(client, f"wskazniki/wczytaj/{draft.key}/porzuc/")
    assert not ReadingsDraft.objects.exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old"])
def test_a_bad_file_of_values_is_refused_in_words(client: Client, shown, content: bytes) -> None:
    send(client, "wskazniki/wczytaj/", 200, file=SimpleUploadedFile("w.xlsx", content))

    assert not ReadingsDraft.objects.exists()


def test_a_service_card_is_written_published_and_read_by_anybody(client: Client, shown, here: Cast) -> None:
    send(client, "uslugi/dodaj/", **CARD, deadline="kpa-217")
    card = Service.objects.get()
    public = f"/urzedy/{here.lipowo.code}/uslugi/"
    assert client.get(f"{public}{card.slug}/").status_code == 404
    assert client.get(public).status_code == 404

    send(client, f"uslugi/{card.key}/opublikuj/")

    client.logout()
    assert "Zaświadczenie o zameldowaniu" in client.get(public).content.decode()
    text = client.get(f"{public}{card.slug}/").content.decode()
    assert "17 zł" in text
    assert "7 dni" in text
    client.force_login(here.lucja)
    send(client, f"uslugi/{card.key}/english/", title="Certificate of residence", fee="PLN 17", seen="1")
    assert "PLN 17" in client.get(f"{public}{card.slug}/?lang=en").content.decode()
    assert shown(f"uslugi/{card.key}/karta.pdf").startswith("%PDF")
    assert shown(f"uslugi/{card.key}/kod-qr.pdf").startswith("%PDF")
    assert "Zaświadczenie" in shown("uslugi/lista.csv")
    assert "Zaświadczenie" in shown("uslugi/?q=zameldowaniu")
    assert "Zaświadczenie o zameldowaniu" not in shown("uslugi/?state=draft")
    send(client, f"uslugi/{card.key}/wycofaj/")
    assert client.get(f"{public}{card.slug}/").status_code == 404


def test_a_wrong_card_keeps_what_was_typed(client: Client, shown, lucja: Actor, here: Cast) -> None:
    one = services.add_service(lucja, office=here.lipowo, frame=FRAME, texts=CARD, on=DAY)

    text = send(client, "uslugi/dodaj/", 200, **{**CARD, "fee": "sto złotych"})
    assert "sto złotych" in text
    text = send(client, f"uslugi/{one.key}/zmien/", 200, **{**CARD, "fee": "dwieście", "slug": one.slug}, seen="9")
    assert "dwieście" in text
    send(client, f"uslugi/{one.key}/zmien/", **{**CARD, "fee": "dwieście", "slug": one.slug}, seen="1")
    assert "dwieście" in shown(f"uslugi/{one.key}/")


def test_an_employee_reads_and_does_not_change(client: Client, here: Cast, lucja: Actor, process) -> None:
    diagrams.keep_diagram(lucja, process=process, xml=DRAWING, svg="")
    client.force_login(here.bogdan)

    assert "Dodaj proces" not in client.get(ROOT).content.decode()
    assert client.get(f"{ROOT}{process.key}/").status_code == 200
    assert client.get(f"{ROOT}{process.key}/zmien/").status_code == 403
    assert client.post(f"{ROOT}{process.key}/koniec/", {"on": "2026-11-02"}).status_code == 403


def test_another_office_finds_nothing(client: Client, here: Cast, process) -> None:
    client.force_login(here.celina)

    assert client.get(f"{ROOT}{process.key}/").status_code == 404
    assert client.get(f"/o/{here.olszyny.code}/procesy/{process.key}/").status_code == 404
