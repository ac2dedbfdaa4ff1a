"""The pages of nonconformities, actions and pictures: a whole circle through them, who may what, bad input."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from probierz.improvement.models import Check, Nonconformity, Step, Suggestion
from probierz.improvement.rules import Source, State
from probierz.improvement.tests.conftest import Reach, person, reported
from probierz.improvement.tests.pages import as_, at, post, text
from tests.cast import Cast


def test_a_problem_goes_round_the_whole_circle_through_the_pages(client: Client, here: Cast) -> None:
    bogdan = as_(client, here.bogdan)
    page = post(bogdan, at("report"), title="Brak numeru sprawy na piśmie", found_on="2026-10-30")
    case = Nonconformity.objects.get()
    assert "Brak numeru sprawy" in text(page)
    assert (case.source, case.found_by) == (Source.EMPLOYEE, person(here.bogdan))

    lucja = as_(client, here.lucja)
    key = case.key
    judged = {"title": case.title, "grade": "major", "responsible": person(here.bogdan).key}
    post(lucja, at("judge", key=key), **judged)

    bogdan = as_(client, here.bogdan)
    found = {"method": "five_why", "why_1": "Wzór bez pola", "cause": "Wzór pisma nie ma pola.", "area": "method"}
    post(bogdan, at("analyse", key=key), **found)
    step = {"kind": "corrective", "text": "Nowy wzór", "responsible": person(here.bogdan).key, "due_on": "2026-11-10"}
    post(bogdan, at("add_action", key=key), **step)
    plan = {"criterion": "Dziesięć pism z numerem", "check_due_on": "2026-12-01", "checker": person(here.zaneta).key}
    post(bogdan, at("plan", key=key), **plan)
    action = Step.objects.get()
    post(bogdan, at("finish_action", key=action.key), result="Wzór 3 z 2 listopada", on="2026-11-02")
    post(bogdan, at("finish", key=key))

    zaneta = as_(client, here.zaneta)
    post(zaneta, at("check", key=key), was_effective="no", note="Dwa pisma bez numeru", on="2026-11-02")
    case.refresh_from_db()
    assert (case.state, case.round) == (State.ANALYSED, 2)

    bogdan = as_(client, here.bogdan)
    post(bogdan, at("add_action", key=key), **{**step, "text": "Numer nadaje system"})
    post(bogdan, at("plan", key=key), **plan)
    post(bogdan, at("finish_action", key=Step.objects.open().get().key), result="Działa", on="2026-11-02")
    post(bogdan, at("finish", key=key))
    zaneta = as_(client, here.zaneta)
    page = post(zaneta, at("check", key=key), was_effective="yes", note="Dziesięć pism", on="2026-11-02")
    case.refresh_from_db()
    assert case.state == State.CLOSED
    assert "zamknięta" in text(page)
    assert Check.objects.count() == 2


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"title": "", "found_on": "2026-10-30"}, "Co jest nie tak"),
        ({"title": "Brak numeru", "found_on": "2026-11-03"}, "Ten dzień jeszcze nie nadszedł"),
        ({"title": "Brak numeru", "found_on": "wczoraj"}, "To nie jest dzień"),
    ],
)
def test_a_bad_report_keeps_what_was_typed(desk: Client, data: dict[str, str], words: str) -> None:
    page = desk.post(at("report"), {**data, "description": "Pismo z 3 maja", "source": "audit", "grade": "minor"})

    assert words in text(page)
    assert "Pismo z 3 maja" in text(page)
    assert not Nonconformity.objects.exists()


def test_a_button_pressed_twice_makes_one_report(desk: Client) -> None:
    told = {"title": "Kolejka", "found_on": "2026-11-01", "source": "other", "grade": "minor"}

    pages = [post(desk, at("report"), **told), post(desk, at("report"), **told)]

    case = Nonconformity.objects.get()
    assert [page.redirect_chain[-1][0] for page in pages] == [at("case", key=case.key)] * 2
    post(desk, at("report"), **{**told, "description": "W drugim okienku"})
    assert Nonconformity.objects.count() == 2


def test_a_report_from_a_record_keeps_it_as_the_origin(desk: Client, here: Cast) -> None:
    post(desk, at("suggest"), title="Druga drukarka", text="Kolejki rano")
    row = Suggestion.objects.get()
    address = at("suggestion", key=row.key)

    page = desk.get(at("report"), {"z": address})
    assert "Druga drukarka" in text(page)
    post(desk, f"{at('report')}?z={address}", title="Kolejka", found_on="2026-11-01", source="employee", grade="minor")

    case = Nonconformity.objects.get()
    assert (case.origin_kind, case.origin_key) == ("improvement.Suggestion", row.key)
    assert address in text(desk.get(at("case", key=case.key)))


@pytest.mark.parametrize("path", ["/o/urzad-olszyny/doskonalenie/", "https://example.org/", "bzdura", ""])
def test_a_report_from_elsewhere_has_no_origin(desk: Client, path: str) -> None:
    post(desk, f"{at('report')}?z={path}", title="Kolejka", found_on="2026-11-01", source="employee", grade="minor")

    assert Nonconformity.objects.get().origin_kind == ""


def test_a_report_from_a_page_without_a_record_names_the_page(desk: Client) -> None:
    post(
        desk, f"{at('report')}?z={at('actions')}", title="Kolejka", found_on="2026-11-01", source="other", grade="minor"
    )

    case = Nonconformity.objects.get()
    assert (case.origin_kind, case.origin_title) == ("page", at("actions"))
    page = text(desk.get(at("case", key=case.key)))
    assert f'<a href="{at("actions")}" >Doskonalenie</a>' in page
    assert desk.get(at("case_paper", key=case.key, ending="docx")).status_code == 200


def test_every_page_offers_to_report_a_problem(desk: Client) -> None:
    for address in (at("suggestions"), "/moje-sprawy/", "/moje-sprawy/powiadomienia/"):
        assert f"{at('report')}?z=" in text(desk.get(address)), address


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{at('cases')}?process=%00&q=%00", 200),
        (f"{at('actions')}?q=%00", 200),
        (f"{at('report')}?z=%00&process=%00", 200),
        (f"{at('write_lesson')}?z=%00", 200),
        (f"{at('cases')}niezgodnosci/%00/", 404),
        (f"{at('suggestions')}%00/", 404),
        ("/zglos/%00/", 404),
    ],
)
def test_a_nul_in_an_address_finds_nothing(desk: Client, address: str, status: int) -> None:
    assert desk.get(address).status_code == status


def test_an_employee_does_not_judge_and_a_stranger_sees_nothing(client: Client, here: Cast, reach: Reach) -> None:
    case = reach(State.REPORTED)

    assert as_(client, here.bogdan).get(at("judge", key=case.key)).status_code == 403
    assert client.get(at("case", key=case.key)).status_code == 200
    assert client.get(at("links")).status_code == 403
    assert as_(client, here.celina).get(at("case", key=case.key)).status_code == 404


@pytest.mark.parametrize("state", list(State))
def test_the_card_shows_each_state(desk: Client, reach: Reach, state: State) -> None:
    case = reach(state)

    page = desk.get(at("case", key=case.key))

    assert case.title in text(page)


@pytest.mark.parametrize("show", ["open", "late", "mine", "reported_by_me", "closed", "rejected", "all", "bzdura"])
def test_the_list_answers_each_wish(desk: Client, here: Cast, reach: Reach, show: str) -> None:
    reach(State.DOING)

    assert desk.get(at("cases"), {"show": show, "q": "decyzja", "source": "employee"}).status_code == 200


def test_the_list_finds_by_words_without_polish_letters_and_by_number(desk: Client, here: Cast, lucja: Any) -> None:
    reported(lucja, here, title="Żółta kartka zamiast pisma")
    reported(lucja, here, title="Inna sprawa")

    for words in ("zolta", "KARTKA", "1"):
        page = text(desk.get(at("cases"), {"q": words}))
        assert "Żółta kartka" in page
        assert "Inna sprawa" not in page


@pytest.mark.parametrize("ending", ["xlsx", "csv", "pdf", "docx"])
def test_the_register_and_the_card_leave_as_files(desk: Client, reach: Reach, ending: str) -> None:
    case = reach(State.CLOSED)

    assert desk.get(at("case_sheet", ending=ending), {"show": "all"}).status_code == 200
    expected = 200 if ending in {"pdf", "docx"} else 404
    assert desk.get(at("case_paper", key=case.key, ending=ending)).status_code == expected


@pytest.mark.parametrize("name", ["action_sheet", "suggestion_sheet"])
def test_the_other_lists_leave_as_files(desk: Client, reach: Reach, name: str) -> None:
    reach(State.PLANNED)
    post(desk, at("suggest"), title="Druga drukarka", text="Kolejki rano")

    assert desk.get(at(name, ending="csv")).status_code == 200
    assert desk.get(at(name, ending="exe")).status_code == 404


def test_empty_pages_say_what_to_do(desk: Client) -> None:
    for name in ("cases", "actions", "suggestions", "lessons", "pictures", "links"):
        assert desk.get(at(name)).status_code == 200
    assert "Jeszcze nic nie zgłoszono" in text(desk.get(at("cases")))


@pytest.mark.parametrize("how", ["five_why", "fishbone", "text", "bzdura"])
def test_each_way_to_the_cause_has_its_form(desk: Client, reach: Reach, how: str) -> None:
    case = reach(State.ANALYSED)

    page = text(desk.get(at("analyse", key=case.key), {"jak": how}))

    assert ("why_1" in page) is (how in {"five_why", "bzdura"})
    assert ("bone_law" in page) is (how == "fishbone")


@pytest.mark.parametrize(
    ("name", "state", "data", "words"),
    [
        ("plan", State.ANALYSED, {"criterion": "Brak skarg", "check_due_on": "2026-12-01"}, "Uzupełnij to pole"),
        ("analyse", State.REPORTED, {"method": "five_why", "cause": "Brak", "area": "law"}, "choć jedną odpowiedź"),
        ("check", State.PLANNED, {"was_effective": "yes", "note": "Tak", "on": "2026-11-02"}, "W obecnym stanie"),
        ("reject", State.CLOSED, {"reason": "Pomyłka"}, "W obecnym stanie"),
        ("add_action", State.REPORTED, {"kind": "corrective", "text": "x", "due_on": "2026-12-01"}, "kind"),
    ],
)
def test_a_refusal_is_a_sentence_beside_what_was_typed(
    desk: Client, reach: Reach, name: str, state: State, data: dict[str, str], words: str
) -> None:
    case = reach(state)

    page = desk.post(at(name, key=case.key), data)

    assert words in text(page)
    case.refresh_from_db()
    assert case.state == state


def test_the_ways_back_work_through_the_pages(desk: Client, reach: Reach) -> None:
    planned, reported_one = reach(State.PLANNED), reach(State.REPORTED)
    post(desk, at("revise", key=planned.key), reason="Inna przyczyna")
    post(desk, at("reject", key=reported_one.key), reason="To pomysł")
    planned.refresh_from_db()
    reported_one.refresh_from_db()
    assert (planned.state, reported_one.state) == (State.ANALYSED, State.REJECTED)

    post(desk, at("restore", key=reported_one.key), reason="Jednak błąd")
    reported_one.refresh_from_db()

    assert reported_one.state == State.REPORTED


def test_a_case_is_started_by_hand_too(desk: Client, reach: Reach) -> None:
    case = reach(State.PLANNED)

    post(desk, at("start", key=case.key))

    case.refresh_from_db()
    assert case.state == State.DOING
    assert "W obecnym stanie" in text(post(desk, at("start", key=case.key)))


def test_an_action_keeps_its_file(desk: Client, reach: Reach) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    reach(State.PLANNED)
    step = Step.objects.get()
    assert desk.get(at("action_file", key=step.key)).status_code == 404
    shown = SimpleUploadedFile("notatka.txt", b"zrobione", content_type="text/plain")

    post(desk, at("finish_action", key=step.key), result="Notatka", on="2026-11-02", file=shown)

    assert desk.get(at("action_file", key=step.key)).content == b"zrobione"


def test_an_action_alone_is_planned_changed_and_given_up(desk: Client, here: Cast) -> None:
    told = {"kind": "improving", "text": "Druga kasa", "due_on": "2026-12-01"}
    assert "Druga kasa" in text(desk.post(at("add_action_alone"), told))
    assert not Step.objects.exists()
    told["responsible"] = person(here.bogdan).key
    assert "Ten dzień już minął" in text(desk.post(at("add_action_alone"), {**told, "due_on": "2026-11-01"}))
    post(desk, at("add_action_alone"), **told)
    step = Step.objects.get()
    post(desk, at("change_action", key=step.key), **{**told, "text": "Trzecia kasa", "due_on": "2026-12-02"})
    step.refresh_from_db()
    assert (step.text, step.due_on) == ("Trzecia kasa", date(2026, 12, 2))
    assert "Trzecia kasa" in text(desk.get(at("actions")))

    post(desk, at("drop_action", key=step.key), reason="Zbędna")

    step.refresh_from_db()
    assert step.dropped_because == "Zbędna"


def test_the_pictures_have_tables_and_files(desk: Client, here: Cast, lucja: Any, reach: Reach) -> None:
    reach(State.CLOSED)
    for month in range(1, 11):
        reported(lucja, here, found_on=date(2026, month, 5))

    page = text(desk.get(at("pictures")))

    assert page.count("<svg") >= 3
    assert "sposób pracy" in page
    for name in ("wiek", "miesiace", "przyczyny", "procesy", "zrodla"):
        assert desk.get(at("picture_sheet", name=name, ending="csv")).status_code == 200
    assert desk.get(at("picture_sheet", name="bzdura", ending="csv")).status_code == 404
