"""Pages of suggestions, lessons and addresses for reporting: those who speak, and those who answer."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from probierz.improvement.actions.links import MOST_IN_AN_HOUR, close_link, open_link
from probierz.improvement.models import Lesson, LessonUnit, Nonconformity, ProblemLink, Suggestion, Vote
from probierz.improvement.rules import Source, State
from probierz.improvement.tests.conftest import Reach, person
from probierz.improvement.tests.pages import as_, at, post, text
from probierz.lib.polish import sort_key
from probierz.offices.models import Unit
from probierz.offices.scope import office_scope
from probierz.people.models import Account, Employment
from probierz.trail.models import Event
from tests.cast import SINCE, TODAY, Cast


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


def test_a_public_button_pressed_twice_makes_one_report(client: Client, link: ProblemLink) -> None:
    for _press in range(2):
        assert client.post(public(link), {"text": "Przycisk nie działa"}).status_code == 302

    assert Nonconformity.objects.count() == 1


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
