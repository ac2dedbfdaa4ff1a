"""Pages of audits: what is shown, who enters, what is kept of bad input, what a device is told."""

from collections.abc import Callable
from re import search

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from probierz.audits.actions import checklist, teams
from probierz.audits.models import Audit, AuditMember, AuditProgramme, Competence, Entry, Involvement, Question
from probierz.audits.rules import MemberRole
from probierz.audits.tests.conftest import TODAY, Here, employee_of, work_in
from probierz.audits.tests.stories import lent, reported, write
from probierz.improvement.models import Nonconformity
from probierz.lib.identifiers import portable_id
from probierz.offices.scope import office_scope

ROOT = "/o/urzad-lipowo/audity/"
AS_DEVICE = {"accept": "application/json"}

pytestmark = pytest.mark.usefixtures("frozen")
Shown = Callable[..., str]


@pytest.fixture
def shown(client: Client, here: Here) -> Shown:
    client.force_login(here.cast.lucja)

    def get(path: str, status: int = 200) -> str:
        answer = client.get(ROOT + path)
        assert answer.status_code == status, (path, answer.status_code)
        return answer.content.decode(errors="replace")

    return get


def send(client: Client, path: str, status: int = 302, /, **values) -> str:
    answer = client.post(ROOT + path, values)
    assert answer.status_code == status, answer.content.decode()[-3000:]
    return answer.content.decode()


def test_empty_pages_teach_the_next_step(shown: Shown, here: Here) -> None:
    AuditProgramme.objects.all().delete()
    Competence.objects.all().delete()
    assert "rok/2026/zmien/" in shown("")
    assert "audyt wewnętrzny" in shown("").lower()
    assert "Audity zaczynają się" in shown("wszystkie/")
    assert "kompetencje/dodaj/" in shown("auditorzy/")


def test_a_programme_is_written_adopted_and_taken_away(client: Client, shown: Shown, here: Here) -> None:
    text = send(client, "rok/2027/zmien/", 200, objectives=" ", risks="Moje słowa")
    assert "Moje słowa" in text
    send(client, "rok/2027/zmien/", objectives="Cel roku", risks="Ryzyko")
    assert "Cel roku" in shown("rok/2027/")
    assert client.get(f"{ROOT}rok/2027/przyjmij/").status_code == 403
    client.force_login(here.cast.scibor)
    seen = search(r'przyjmij/\?seen=(\w{64})"', shown("rok/2027/"))
    assert seen
    assert seen[1] in shown(f"rok/2027/przyjmij/?seen={seen[1]}")
    assert "przed chwilą" in send(client, "rok/2027/przyjmij/", 200, seen="0" * 64)
    send(client, "rok/2027/przyjmij/", seen=seen[1])
    assert shown("program-2027.pdf").startswith("%PDF")
    assert shown("program-2027.docx").startswith("PK")
    shown("rok/99999/", 404)


def test_an_audit_goes_from_plan_to_closed_report_in_the_browser(client: Client, shown: Shown, here: Here) -> None:
    plan = {"title": "Kasa", "kind": "planned", "starts_on": "2026-11-02", "ends_on": "2026-11-02"}
    assert "Wybierz co najmniej" in send(client, "zaplanuj/", 200, **plan)
    send(client, "zaplanuj/", **plan, processes=[here.process.key])
    audit = Audit.objects.get()
    assert "Żaneta" in shown(f"{audit.key}/zespol/")
    send(client, f"{audit.key}/zespol/dodaj/", person=here.auditor.key, role="lead")
    text = send(client, f"{audit.key}/zespol/dodaj/", 200, person=here.auditor.key, role="auditor")
    assert "należy już do zespołu" in text
    send(client, f"{audit.key}/pytania/karty/", processes=[here.process.key])
    send(client, f"{audit.key}/pytania/wlasne/", texts="Pierwsze?\nDrugie?")
    client.force_login(here.cast.zaneta)
    first, second, third = Question.objects.order_by("position")
    send(client, f"{audit.key}/pytania/{third.key}/usun/")
    send(client, f"{audit.key}/raport/start/")
    for one in (first, second):
        page = shown(f"{audit.key}/praca/{one.key}/")
        assert "csrfmiddlewaretoken" in page
        values = {"name": portable_id(), "seen": "", "verdict": "minor", "note": "Brak podpisu.", "reason": ""}
        send(client, f"{audit.key}/praca/{one.key}/", **values)
    assert shown(f"{audit.key}/praca/").count("Brak podpisu.") >= 2
    assert shown(f"{audit.key}/praca/?pokaz=open").count('class="q"') == 0
    send(client, f"{audit.key}/raport/finish/")
    send(client, f"{audit.key}/raport/wnioski/", text="Działa.")
    send(client, f"{audit.key}/raport/sign/")
    for one in (first, second):
        send(client, f"{audit.key}/ustalenia/{one.key}/zglos/")
    assert Nonconformity.objects.count() == 2
    send(client, f"{audit.key}/raport/rozdzielnik/", people=[employee_of(here.cast.bogdan).key])
    client.force_login(here.cast.lucja)
    send(client, f"{audit.key}/raport/zamknij/")
    assert here.fresh(audit).state == "closed"
    for paper in ("raport.pdf", "raport.docx", "plan.pdf", "lista-pytan.pdf"):
        assert shown(f"{audit.key}/{paper}")[:2] in {"%P", "PK"}
    assert "A-2026-1" in shown("lista.csv")
    assert "2 z 2" in shown("wszystkie/")
    client.force_login(here.cast.bogdan)
    assert "Działa." in shown(f"{audit.key}/otrzymany/")
    assert shown(f"{audit.key}/otrzymany.pdf").startswith("%PDF")
    send(client, f"{audit.key}/otrzymany/")
    assert "Raport przeczytany" in shown(f"{audit.key}/otrzymany/")
    shown(f"{audit.key}/", 403)


def test_bad_words_of_the_plain_form_stay_on_the_page(client: Client, shown: Shown, here: Here) -> None:
    audit = here.running()
    question = here.question(audit)
    client.force_login(here.cast.zaneta)
    values = {"name": portable_id(), "seen": "", "verdict": "nonsense", "note": "Moje słowa", "reason": ""}
    assert "Moje słowa" in send(client, f"{audit.key}/praca/{question.key}/", 200, **values)

    write(here, question, "minor", "Cudze.")
    text = send(client, f"{audit.key}/praca/{question.key}/", 200, **{**values, "verdict": "conforming"})

    assert "Moje słowa" in text
    assert "Ktoś przed chwilą" in text
    assert here.question(audit).note == "Cudze."


def test_a_device_is_told_what_became_of_its_entry(client: Client, here: Here) -> None:
    audit = here.running()
    address = f"{ROOT}{audit.key}/praca/{here.question(audit).key}/"
    client.force_login(here.cast.zaneta)
    values = {"name": "a1b2c3d4-e5", "seen": "", "verdict": "minor", "note": "Brak.", "reason": ""}

    first, again = client.post(address, values, headers=AS_DEVICE), client.post(address, values, headers=AS_DEVICE)
    met = client.post(address, {**values, "name": "z9y8x7w6-v5", "note": "Inne."}, headers=AS_DEVICE)
    wrong = client.post(address, {**values, "name": "!"}, headers=AS_DEVICE)

    assert first.json()["seen"] == again.json()["seen"] == "a1b2c3d4-e5"
    assert (met.json()["aside"], met.json()["theirs"]["note"]) == (True, "Brak.")
    assert wrong.status_code == 422
    assert Entry.objects.count() == 2
    client.force_login(here.cast.lucja)
    outside = client.post(address, {**values, "name": "k1k2k3k4-k5"}, headers=AS_DEVICE)
    assert (outside.status_code, outside.json()["refused"]) == (422, "W tym audicie pisze tylko jego zespół.")


def test_photos_are_shown_and_other_files_are_only_taken_away(client: Client, shown: Shown, here: Here) -> None:
    audit = here.running()
    question = here.question(audit)
    client.force_login(here.cast.zaneta)
    photo = SimpleUploadedFile("tablica.jpg", b"\xff\xd8\xff\xe0x", content_type="image/jpeg")
    page = SimpleUploadedFile("wykaz.txt", b"<script>alert(1)</script>", content_type="image/png")
    place = f"{audit.key}/praca/{question.key}/dowody/"
    send(client, place, name=portable_id(), file=photo, note="Tablica")
    send(client, place, name=portable_id(), file=page, note="")
    assert "pusty" in send(client, place, 200, name=portable_id(), file=SimpleUploadedFile("a.txt", b""), note="")

    kept = list(question.files.order_by("pk"))
    first, second = (client.get(f"{ROOT}{place}{one.key}/") for one in kept)
    assert (first["Content-Type"], first["Content-Disposition"][:6]) == ("image/jpeg", "inline")
    assert second["Content-Type"] == "application/octet-stream"
    assert second["Content-Disposition"].startswith("attachment")
    send(client, f"{place}{kept[1].key}/usun/")
    assert "Tablica" in shown(f"{audit.key}/praca/")


def test_the_audited_answer_on_their_page_and_others_find_none(client: Client, shown: Shown, here: Here) -> None:
    work_in(here.cast.bogdan, here.registry)
    audit = here.planned(units=[here.registry], processes=[], answers_by=TODAY)
    checklist.add_own(here.lucja, audit=audit, texts=["Jak?"])
    question = here.question(audit)
    client.force_login(here.cast.zaneta)
    shown(f"{audit.key}/odpowiedzi/", 404)
    client.force_login(here.cast.bogdan)
    assert "Jak?" in shown(f"{audit.key}/odpowiedzi/")
    assert "Odpowiedz, zanim" in client.get("/moje-sprawy/").content.decode()
    send(client, f"{audit.key}/odpowiedzi/{question.key}/", name=portable_id(), seen="", answer="Tak.")
    text = send(client, f"{audit.key}/odpowiedzi/{question.key}/", 200, name=portable_id(), seen="", answer="Nie.")
    assert "Nie." in text
    assert here.question(audit).answer == "Tak."


def test_records_of_auditors_are_kept_and_refused_in_words(client: Client, shown: Shown, here: Here) -> None:
    bogdan = employee_of(here.cast.bogdan)
    values = {"employee": bogdan.key, "note": "Kurs", "valid_from": "2026-05-01", "valid_to": "2026-01-01"}
    assert "kończy się, zanim" in send(client, "auditorzy/kompetencje/dodaj/", 200, **values)
    send(client, "auditorzy/kompetencje/dodaj/", **{**values, "valid_to": ""})
    competence = Competence.objects.get(employee=bogdan)
    send(client, f"auditorzy/kompetencje/{competence.key}/koniec/", on="2026-12-01")
    hand = {"employee": bogdan.key, "kind": "trained", "since": "2026-01-01"}
    assert "komórkę albo proces" in send(client, "auditorzy/udzial/dodaj/", 200, **hand)
    send(client, "auditorzy/udzial/dodaj/", **hand, process=here.process.key)
    assert Involvement.objects.get().process == here.process
    assert "Bogdan" in shown("auditorzy/")
    assert "Bogdan" in shown("auditorzy.csv")
    audit = here.planned()
    text = send(client, f"{audit.key}/zespol/dodaj/", 200, person=bogdan.key, role="auditor")
    assert "ocena własnej pracy" in text


def test_a_guest_sees_the_audit_it_was_lent_to_and_nothing_else(client: Client, shown: Shown, here: Here) -> None:
    audit, other = here.planned(), here.planned()
    competence = lent(here)
    assert "Potwierdź" in send(client, f"{audit.key}/zespol/gosc/", 200, competence=competence, role="lead")
    send(client, f"{audit.key}/zespol/gosc/", competence=competence, role="lead", is_impartial="on")
    checklist.add_own(here.lucja, audit=audit, texts=["Jak?"])
    client.force_login(here.cast.celina)
    shown(f"{audit.key}/", 404)
    member = AuditMember.objects.get()
    at_home = f"/o/urzad-olszyny/audity/auditorzy/prosby/{member.key}/"
    assert client.get(at_home).status_code == 200
    assert client.post(at_home, {"agrees": "yes"}).status_code == 302

    for page in ("", "pytania/", "praca/", "plan.pdf", "raport.pdf"):
        shown(f"{audit.key}/{page}")
    for page in ("", "wszystkie/", "pokrycie/", "auditorzy/", f"{other.key}/", f"{audit.key}/zespol/"):
        shown(page, 404)
    assert client.get("/o/urzad-lipowo/procesy/").status_code == 404
    assert "Audit w innym urzędzie" in client.get("/moje-sprawy/").content.decode()
    send(client, f"{audit.key}/raport/start/")
    question = here.question(audit)
    values = {"name": portable_id(), "seen": "", "verdict": "minor", "note": "Brak.", "reason": ""}
    send(client, f"{audit.key}/praca/{question.key}/", **values)
    send(client, f"{audit.key}/ustalenia/{question.key}/zglos/")
    assert Nonconformity.objects.get().title == "Brak."


def test_coverage_and_comparison_are_shown(client: Client, shown: Shown, here: Here) -> None:
    assert "zaplanuj/?process=" in shown("pokrycie/")
    first = reported(here)
    assert "Nie ma wcześniejszego" in shown(f"{first.key}/porownanie/")
    later = here.planned(starts_on=TODAY.replace(month=12), ends_on=TODAY.replace(month=12))
    teams.name_member(here.lucja, audit=later, person=here.auditor, role=MemberRole.LEAD)
    assert "Brak daty wpływu." in shown(f"{later.key}/pytania/")
    assert "A-2026-1" in shown(f"{later.key}/porownanie/")
    assert "miesięcy od" in shown("pokrycie.csv")


def test_a_plan_is_changed_and_an_audit_called_off(client: Client, shown: Shown, here: Here) -> None:
    audit = here.planned()
    page = shown(f"{audit.key}/zmien/")
    assert here.process.key in page
    values = {"title": "Inny", "kind": "extra", "starts_on": "2026-11-05", "ends_on": "2026-11-04"}
    assert "Sprawdź obie daty" in send(client, f"{audit.key}/zmien/", 200, **values, units=[here.finances.key])
    values = {**values, "ends_on": "2026-11-06", "occasion": "Po skargach"}
    send(client, f"{audit.key}/zmien/", **values, units=[here.finances.key])
    assert "Po skargach" in shown(f"{audit.key}/")
    send(client, f"{audit.key}/odwolaj/", 200, reason="")
    send(client, f"{audit.key}/odwolaj/", reason="Remont.")
    assert "Remont." in shown(f"{audit.key}/")


def test_readers_read_and_others_do_not_enter(client: Client, shown: Shown, here: Here) -> None:
    audit = here.running()
    for who, status in ((here.cast.scibor, 200), (here.cast.bogdan, 403), (here.cast.celina, 404)):
        client.force_login(who)
        shown(f"{audit.key}/", status)
        shown("", status)
    with office_scope(here.office.pk):
        assert here.fresh(audit).state == "running"
