"""The pages: a whole circle through them, who may what, bad input, public addresses."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from probierz.improvement.actions.links import MOST_IN_AN_HOUR, close_link, open_link
from probierz.improvement.models import Check, Lesson, LessonUnit, Nonconformity, ProblemLink, Step, Suggestion, Vote
from probierz.improvement.rules import Source, State
from probierz.improvement.tests.conftest import Reach, person, reported
from probierz.lib.polish import sort_key
from probierz.offices.models import Unit
from probierz.offices.scope import office_scope
from probierz.people.models import Account, Employment
from probierz.trail.models import Event
from tests.cast import SINCE, TODAY, Cast


def at(page: str, **names: Any) -> str:
    return reverse(f"improvement:{page}", kwargs={"office": "urzad-lipowo", **names})


@pytest.fixture
def desk(client: Client, here: Cast) -> Client:
    client.force_login(here.lucja)
    return client


def as_(client: Client, account: Account) -> Client:
    client.force_login(account)
    return client


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def post(client: Client, address: str, **data: Any) -> Any:
    return client.post(address, data, follow=True)


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


def test_every_page_offers_to_report_a_problem(desk: Client) -> None:
    assert f"{at('report')}?z=" in text(desk.get(at("suggestions")))


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
    post(desk, at("add_action_alone"), kind="improving", text="Druga kasa", due_on="2026-12-01")
    step = Step.objects.get()
    post(desk, at("change_action", key=step.key), kind="improving", text="Trzecia kasa", due_on="2026-12-02")
    step.refresh_from_db()
    assert (step.text, step.due_on) == ("Trzecia kasa", date(2026, 12, 2))
    assert "Trzecia kasa" in text(desk.get(at("actions")))

    post(desk, at("drop_action", key=step.key), reason="Zbędna")

    step.refresh_from_db()
    assert step.dropped_because == "Zbędna"


def test_a_suggestion_is_given_supported_and_answered(client: Client, here: Cast) -> None:
    bogdan = as_(client, here.bogdan)
    post(bogdan, at("suggest"), title="Druga drukarka", text="Kolejki rano")
    row = Suggestion.objects.get()
    assert (row.author, row.answer_due_on) == (person(here.bogdan), date(2026, 12, 2))
    assert "popierają go inni" in text(post(bogdan, at("vote", key=row.key), supports="yes"))

    zaneta = as_(client, here.zaneta)
    post(zaneta, at("vote", key=row.key), supports="yes")
    assert Vote.objects.count() == 1
    assert "Nic się nie zmieniło" in text(post(zaneta, at("vote", key=row.key), supports="yes"))
    post(zaneta, at("vote", key=row.key), supports="no")
    assert not Vote.objects.exists()

    lucja = as_(client, here.lucja)
    page = post(lucja, at("suggestion", key=row.key), command="accept", answer="Kupimy w grudniu")
    assert "Kupimy w grudniu" in text(page)
    assert "już odpowiedziano" in text(post(zaneta, at("vote", key=row.key), supports="yes"))
    post(lucja, at("suggestion", key=row.key), command="complete", answer="Stoi")
    row.refresh_from_db()
    assert row.state == "done"


def test_an_employee_does_not_answer_suggestions(client: Client, here: Cast) -> None:
    bogdan = as_(client, here.bogdan)
    post(bogdan, at("suggest"), title="Druga drukarka", text="Kolejki rano")
    row = Suggestion.objects.get()

    assert bogdan.post(at("suggestion", key=row.key), {"command": "accept", "answer": "x"}).status_code == 403


def test_an_anonymous_suggestion_leaves_no_name_anywhere(client: Client, here: Cast) -> None:
    post(as_(client, here.bogdan), at("suggest"), title="Cisza w piątki", text="Skupienie", is_anonymous="on")

    row = Suggestion.objects.get()
    event = Event.objects.filter(verb="improvement.suggestion.given").get()
    assert row.author is None
    assert (event.actor_key, event.personal) == ("nobody", {})


def a_unit(cast: Cast, name: str, account: Account | None = None) -> Unit:
    unit = Unit(office=cast.lipowo, name=name, sort_key=sort_key(name), since=SINCE)
    unit.save()
    if account is not None:
        Employment.objects.filter(employee__account=account).update(unit=unit)
    return unit


def test_a_lesson_goes_to_units_and_by_decision_to_other_offices(client: Client, here: Cast, reach: Reach) -> None:
    unit, case = a_unit(here, "Kancelaria", here.bogdan), reach(State.CLOSED)
    lucja = as_(client, here.lucja)
    assert case.title in text(lucja.get(at("write_lesson"), {"z": case.key}))
    told = {"title": "Pilnuj terminów", "happened": "Po terminie", "helped": "Przegląd", "units": [unit.key]}
    post(lucja, f"{at('write_lesson')}?z={case.key}", **told)
    lesson, asked = Lesson.objects.get(), LessonUnit.objects.get()
    assert lesson.nonconformity == case

    bogdan = as_(client, here.bogdan)
    assert "Pilnuj terminów" in text(bogdan.get(at("lessons")))
    post(bogdan, at("answer_lesson", key=lesson.key, asked=asked.pk), answer="improved", note="Mamy listę")
    asked.refresh_from_db()
    assert (asked.answer, asked.note) == ("improved", "Mamy listę")
    assert bogdan.get(at("answer_lesson", key=lesson.key, asked=asked.pk)).status_code == 404

    theirs = reverse("improvement:lessons", kwargs={"office": "urzad-olszyny"})
    assert "Pilnuj terminów" not in text(as_(client, here.celina).get(theirs))
    post(as_(client, here.lucja), at("share_lesson", key=lesson.key), share="yes")
    assert "Pilnuj terminów" in text(as_(client, here.celina).get(theirs))
    post(as_(client, here.lucja), at("share_lesson", key=lesson.key), share="no")
    assert "Pilnuj terminów" not in text(as_(client, here.celina).get(theirs))


def test_a_lesson_needs_units_and_a_closed_case(desk: Client, here: Cast, reach: Reach) -> None:
    unit, case = a_unit(here, "Kancelaria"), reach(State.DOING)
    told = {"title": "Pilnuj terminów", "happened": "Po terminie", "helped": "Przegląd"}

    assert not Lesson.objects.exists()
    assert desk.post(at("write_lesson"), told).status_code == 200
    page = desk.post(f"{at('write_lesson')}?z={case.key}", {**told, "units": [unit.key]})

    assert "gdy niezgodność jest zamknięta" in text(page)
    assert not Lesson.objects.exists()


def test_only_the_unit_that_was_asked_answers(client: Client, here: Cast) -> None:
    unit = a_unit(here, "Kancelaria", here.bogdan)
    told = {"title": "Pilnuj terminów", "happened": "Po terminie", "helped": "Przegląd", "units": [unit.key]}
    post(as_(client, here.lucja), at("write_lesson"), **told)
    asked = LessonUnit.objects.select_related("lesson").get()

    page = as_(client, here.zaneta).get(at("answer_lesson", key=asked.lesson.key, asked=asked.pk))

    assert page.status_code == 404


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


@pytest.fixture
def link(here: Cast, lucja: Any) -> ProblemLink:
    return open_link(lucja, office=here.lipowo, place="Parter, poczekalnia", unit=None, on=TODAY)


def test_a_link_is_opened_printed_and_closed(desk: Client) -> None:
    post(desk, at("open_link"), place="Okienko 3")
    link = ProblemLink.objects.get()

    assert "<svg" in text(desk.get(at("link_sheet", key=link.key)))
    assert link.code in text(desk.get(at("links")))
    post(desk, at("close_link", key=link.key))

    link.refresh_from_db()
    assert link.closed_on == TODAY
    assert "zamknięty" in text(post(desk, at("close_link", key=link.key)))


def public(link: ProblemLink) -> str:
    return reverse("improvement:tell", args=[link.code])


def test_anybody_tells_of_a_problem_without_an_account_or_cookies(client: Client, link: ProblemLink) -> None:
    words = "Przycisk w toalecie nie dzwoni. " * 5
    client = Client(enforce_csrf_checks=True)
    assert "Parter, poczekalnia" in text(client.get(public(link)))

    page = client.post(public(link), {"text": words, "contact": "jan@example.org"}, follow=True)

    assert "Dziękujemy" in text(page)
    assert not client.cookies
    case = Nonconformity.objects.get()
    assert (case.source, case.contact, case.origin_title) == (Source.RESIDENT, "jan@example.org", "Parter, poczekalnia")
    assert len(case.title) <= 91
    event = Event.objects.filter(verb="improvement.nonconformity.reported").get()
    assert event.actor_key == "passer-by"


def test_the_public_form_refuses_in_words(client: Client, link: ProblemLink, here: Cast, lucja: Any) -> None:
    assert client.post(public(link), {"text": " "}).status_code == 422
    client.post(public(link), {"text": "Kup teraz", "website": "http://spam"})
    assert not Nonconformity.objects.exists()
    assert client.get(reverse("improvement:tell", args=["niema"])).status_code == 404

    close_link(lucja, link=link, on=TODAY)

    assert client.get(public(link)).status_code == 410
    assert client.post(public(link), {"text": "Coś"}).status_code == 410


def test_a_flood_through_one_address_is_stopped(client: Client, link: ProblemLink) -> None:
    for number in range(MOST_IN_AN_HOUR):
        client.post(public(link), {"text": f"Zgłoszenie {number}"})

    page = client.post(public(link), {"text": "Jeszcze jedno"})

    assert "wiele zgłoszeń" in text(page)
    assert Nonconformity.objects.count() == MOST_IN_AN_HOUR


def test_the_contact_is_shown_only_to_those_in_charge(client: Client, here: Cast, link: ProblemLink) -> None:
    client.post(public(link), {"text": "Przycisk", "contact": "jan@example.org"})
    with office_scope(here.lipowo.pk):
        case = Nonconformity.objects.get()

    assert "jan@example.org" in text(as_(client, here.lucja).get(at("case", key=case.key)))
    assert "jan@example.org" not in text(as_(client, here.bogdan).get(at("case", key=case.key)))
