"""Pages of reviews: what is shown, what is kept of bad input, who is let in."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

import pytest
from django.test import Client

from probierz.access.actor import Actor
from probierz.desk.queries import duties_of
from probierz.reviews.actions.meeting import Person, add_participant, approve_review, hold_review
from probierz.reviews.models import Decision, ManagementReview, Participant, ReviewInput
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
ROOT = "/o/urzad-lipowo/przeglady/"
Shown = Callable[[str], str]


@pytest.fixture
def shown(client: Client, here: Cast) -> Shown:
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


def seen_on(page: str) -> str:
    """What the page names as seen when it is sent."""
    [field] = re.findall(r'<input[^>]*name="seen"[^>]*>', page)
    [seen] = re.findall(r'value="(\w+)"', field)
    return str(seen)


def test_an_empty_page_teaches_the_first_step(shown: Shown):
    assert "zaplanuj/" in shown("")
    assert "Nic jeszcze nie postanowiono" in shown("decyzje/")


def test_a_whole_review_from_the_plan_to_the_approval(client: Client, shown: Shown, here: Cast):
    days = {"since": "2025-11-01", "until": "2026-10-31", "meeting_on": "2026-11-02"}
    text = send(client, "zaplanuj/", 200, edition="iso9001-2015", **{**days, "until": "2025-01-01"})
    assert "kończy się, zanim się zacznie" in text
    send(client, "zaplanuj/", edition="iso9001-2015", **days)
    key = ManagementReview.objects.get().key
    page = shown(f"{key}/")
    assert "brak danych" in page
    assert "9.3.2 c 7" in page
    send(client, f"{key}/wejscia/suppliers/", text="Dostawcy **bez uwag**")
    assert "<strong>bez uwag</strong>" in shown(f"{key}/")
    send(client, f"{key}/zbierz/")
    assert "Nikt nie był obecny" in send(client, f"{key}/spotkanie/", 200, on="2026-11-02")
    assert "nie jedno i drugie" in send(client, f"{key}/uczestnicy/dodaj/", 200, guest="", role="moja rola")
    send(client, f"{key}/uczestnicy/dodaj/", guest="Jan Gość", was_present="on")
    person = Participant.objects.get()
    send(client, f"{key}/uczestnicy/{person.pk}/obecnosc/")
    send(client, f"{key}/uczestnicy/{person.pk}/obecnosc/")
    send(client, f"{key}/spotkanie/", on="2026-11-02")
    assert "tak jak na spotkaniu" in shown(f"{key}/")
    send(client, f"{key}/przebieg/", minutes="Omówiono **cele**.", conclusion="Skuteczny.")
    text = send(client, f"{key}/decyzje/dodaj/", 200, kind="resources", text="Moje słowa", due_on="2026-12-31")
    assert "Moje słowa" in text
    assert "Wskaż, kto odpowiada" in text
    who = here.bogdan.employees.get().key
    send(client, f"{key}/decyzje/dodaj/", kind="resources", text="Skaner", responsible=who, due_on="2026-12-31")
    decision = Decision.objects.get()
    send(
        client,
        f"{key}/decyzje/{decision.key}/zmien/",
        kind="resources",
        text="Dwa skanery",
        responsible=who,
        due_on="2026-12-31",
    )
    assert "Nikt inny nie może" in shown(f"{key}/")
    assert client.post(f"{ROOT}{key}/zatwierdz/").status_code == 403

    client.force_login(here.scibor)
    send(client, f"{key}/zatwierdz/")

    page = client.get(f"{ROOT}{key}/").content.decode()
    assert "zatwierdzony" in page
    assert "w toku" in page
    assert "Dwa skanery" in client.get(f"{ROOT}decyzje/").content.decode()
    assert client.get(f"{ROOT}{key}/protokol.pdf").content.startswith(b"%PDF")
    assert client.get(f"{ROOT}{key}/protokol.docx").content.startswith(b"PK")


def test_the_package_is_taken_away_byte_for_byte(client: Client, here: Cast, planned: ManagementReview, lucja: Actor):
    client.force_login(here.zaneta)
    assert client.get(f"{ROOT}{planned.key}/pakiet.json").status_code == 404, "before the meeting there is none"
    add_participant(lucja, review=planned, person=Person(guest="Ewa"))
    held = hold_review(lucja, review=planned, on=TODAY)

    content = client.get(f"{ROOT}{planned.key}/pakiet.json").content

    assert sha256(content).hexdigest() == held.package_sha256
    assert len(json.loads(content)["inputs"]) == 12


def test_lists_can_be_taken_away(shown: Shown, ready: ManagementReview):
    assert "PZ-1" in shown("lista.csv")
    assert "PZ-1" not in shown("lista.csv?state=approved")
    assert "Kupić skaner" in shown("decyzje/lista.csv")
    assert shown(f"{ready.key}/protokol.pdf").startswith("%PDF")


def test_decisions_and_people_are_removed_by_a_button(client: Client, shown: Shown, ready: ManagementReview):
    decision, person = Decision.objects.get(), Participant.objects.get()

    send(client, f"{ready.key}/decyzje/{decision.key}/usun/")
    send(client, f"{ready.key}/uczestnicy/{person.pk}/usun/")

    assert not Decision.objects.exists()
    assert not Participant.objects.exists()


def test_a_review_is_called_off_and_the_next_one_planned(client: Client, shown: Shown, planned: ManagementReview):
    days = {"since": "2025-11-01", "until": "2026-10-31", "meeting_on": "2026-11-02"}
    assert "Inny przegląd" in send(client, "zaplanuj/", 200, edition="iso9001-2015", **days)

    send(client, f"{planned.key}/odwolaj/", reason="Po wyborach")

    assert "odwołany" in shown("")
    send(client, "zaplanuj/", edition="iso9001-2008", **days)


def test_words_written_meanwhile_are_not_written_over(client: Client, shown: Shown, planned: ManagementReview):
    path = f"{planned.key}/wejscia/suppliers/"
    opened = seen_on(shown(path))
    send(client, path, text="Słowa Ścibora", seen=opened)

    text = send(client, path, 200, text="Słowa Łucji", seen=opened)

    assert "Ktoś inny zapisał" in text
    assert "Słowa Łucji" in text
    row = ReviewInput.objects.get(review=planned, code="suppliers")
    assert row.text == "Słowa Ścibora"
    send(client, path, text="Słowa Ścibora i Łucji", seen=seen_on(text))
    row.refresh_from_db()
    assert row.text == "Słowa Ścibora i Łucji"


def test_minutes_written_meanwhile_are_not_written_over(client: Client, shown: Shown, ready: ManagementReview):
    path = f"{ready.key}/przebieg/"
    opened = seen_on(shown(path))
    send(client, path, minutes="Pierwsze", conclusion="Dobrze", seen=opened)

    text = send(client, path, 200, minutes="Drugie", conclusion="Dobrze", seen=opened)

    assert "Drugie" in text
    ready.refresh_from_db()
    assert ready.minutes == "Pierwsze"


def test_the_head_approves_what_the_head_has_read(client: Client, shown: Shown, ready: ManagementReview, here: Cast):
    client.force_login(here.scibor)
    opened = seen_on(shown(f"{ready.key}/"))
    send(client, f"{ready.key}/przebieg/", minutes="Inne", conclusion="Inny", seen="")

    client.post(f"{ROOT}{ready.key}/zatwierdz/", {"seen": opened})

    page = shown(f"{ready.key}/")
    assert "zmieniły się po otwarciu strony" in page
    ready.refresh_from_db()
    assert ready.state == "held"
    send(client, f"{ready.key}/zatwierdz/", seen=seen_on(page))
    ready.refresh_from_db()
    assert ready.state == "approved"


def test_what_is_not_there_is_no_page(client: Client, shown: Shown, planned: ManagementReview):
    for path in ("nie-ma/", f"{planned.key}/wejscia/nie-ma/", f"{planned.key}/decyzje/nie-ma/zmien/"):
        assert client.get(ROOT + path).status_code == 404


def test_the_auditor_reads_and_an_employee_does_not(client: Client, here: Cast, planned: ManagementReview):
    client.force_login(here.zaneta)
    assert client.get(f"{ROOT}{planned.key}/").status_code == 200
    client.force_login(here.bogdan)
    assert client.get(f"{ROOT}{planned.key}/").status_code == 403


def texts(here: Cast, account) -> list[str]:
    return [one.text for one in duties_of(here.actor(account), on=TODAY)]


def test_what_is_due_about_a_review(here: Cast, ready: ManagementReview):
    assert any("PZ-1" in one and "Zatwierdź" in one for one in texts(here, here.scibor))
    assert not any("PZ-1" in one for one in texts(here, here.lucja))


def test_what_waits_is_told_to_whoever_does_it(here: Cast, planned: ManagementReview):
    assert "Przygotuj przegląd zarządzania PZ-1" in texts(here, here.lucja)
    ManagementReview.objects.filter(pk=planned.pk).update(
        state="held", held_on=TODAY, frozen_at=f"{TODAY}T12:00Z", package_sha256="0"
    )
    assert "Napisz protokół przeglądu zarządzania PZ-1" in texts(here, here.lucja)


def test_the_next_review_is_due_a_year_after_the_last_one(here: Cast, ready: ManagementReview, scibor: Actor):
    approve_review(scibor, review=ready, on=TODAY)
    due = "Zaplanuj roczny przegląd zarządzania"
    assert due not in texts(here, here.lucja)

    later = TODAY + timedelta(days=340)

    assert due in [one.text for one in duties_of(here.actor(here.lucja), on=later)]
    assert due not in [one.text for one in duties_of(here.actor(here.zaneta), on=later)]
