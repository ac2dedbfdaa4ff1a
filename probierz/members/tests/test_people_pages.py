"""Pages of people, through the client."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from probierz.lib.tabular import read_table
from probierz.members.models import LegalHold
from probierz.members.tests.pages import at, employee, text
from probierz.offices.scope import office_scope
from probierz.people.models import Absence, Employee, Employment
from tests.cast import Cast

ZOFIA = {
    "family_name": "Ćma",
    "given_name": "Zofia",
    "number": "17",
    "email": "zofia@lipowo.example",
    "unit": "",
    "position": "inspektor",
    "on": "2026-03-01",
}


@pytest.fixture
def lucja(cast: Cast, client: Client) -> Client:
    """Łucja in her browser."""
    client.force_login(cast.lucja)
    return client


def test_the_list_shows_the_people_and_finds_one(cast: Cast, lucja: Client) -> None:
    whole, found = lucja.get(at("people")), lucja.get(at("people"), {"q": "los", "status": "employed"})

    assert [row.family_name for row in whole.context["page"]] == ["Ćwik", "Łoś", "Źrebiec", "Żółć"]
    assert [row.family_name for row in found.context["page"]] == ["Łoś"]


@pytest.mark.parametrize("nonsense", ["?status=xyz", "?unit=xyz", "?page=99999", "?page=x", "?sort=password", "?q=%00"])
def test_the_list_survives_nonsense_in_its_address(cast: Cast, lucja: Client, nonsense: str) -> None:
    assert lucja.get(at("people") + nonsense).status_code == 200


def test_the_list_costs_the_same_queries_however_long_it_is(
    cast: Cast, lucja: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        lucja.post(at("add_person"), {**ZOFIA, "number": str(number)})

    lucja.get(at("people"))  # the number of duties in the frame is remembered from here
    with django_assert_max_num_queries(15):
        lucja.get(at("people"))


def test_a_member_without_anybody_on_the_list_is_taught_the_next_step(cast: Cast, lucja: Client) -> None:
    with office_scope(cast.lipowo.pk):
        Employment.objects.all().delete()
        Employee.objects.all().delete()

    assert at("roster_upload") in text(lucja.get(at("people")))


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_list_can_be_taken_away_and_brought_back(cast: Cast, lucja: Client, ending: str) -> None:
    answer = lucja.get(at("people_sheet", ending=ending))

    rows = read_table(answer.content).rows
    assert rows[0] == ("nr", "nazwisko", "imię", "stanowisko", "komórka", "e-mail")
    assert [row[1] for row in rows[1:]] == ["Ćwik", "Łoś", "Źrebiec", "Żółć"]


def test_a_person_is_added_through_the_form(cast: Cast, lucja: Client) -> None:
    assert lucja.post(at("add_person"), ZOFIA).status_code == 302

    page = lucja.get(at("person", key=employee(cast, number="17").key))
    assert "Zofia Ćma" in text(page)
    assert "inspektor" in text(page)


@pytest.mark.parametrize(
    ("field", "value"),
    [("family_name", ""), ("number", ""), ("email", "zofia"), ("on", "31.02.2026"), ("on", ""), ("unit", "obca")],
)
def test_a_wrong_field_keeps_what_was_typed_and_is_named(cast: Cast, lucja: Client, field: str, value: str) -> None:
    answer = lucja.post(at("add_person"), {**ZOFIA, field: value})

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert 'value="Zofia"' in text(answer)
    assert f"#id_{field}" in text(answer)


def test_a_taken_number_is_said_beside_the_number(cast: Cast, lucja: Client) -> None:
    lucja.post(at("add_person"), ZOFIA)
    answer = lucja.post(at("add_person"), {**ZOFIA, "family_name": "Inna"})

    assert list(answer.context["form"].errors) == ["number"]
    assert 'value="Inna"' in text(answer)


def test_a_person_changes_leaves_and_the_page_tells_it(cast: Cast, lucja: Client) -> None:
    lucja.post(at("add_person"), ZOFIA)
    person = employee(cast, number="17")

    lucja.post(at("change_person", key=person.key), {**ZOFIA, "position": "kierownik", "on": "2026-06-01"})
    lucja.post(at("end_employment", key=person.key), {"last_day": "2026-07-31"})

    page = text(lucja.get(at("person", key=person.key))).replace("\N{NO-BREAK SPACE}", " ")
    for part in ("inspektor", "kierownik", "1 czerwca 2026", "1 sierpnia 2026"):
        assert part in page


def test_an_outsider_is_added_changed_and_listed_apart(cast: Cast, lucja: Client) -> None:
    lucja.post(at("add_outsider"), {"family_name": "Nowak", "given_name": "Ewa", "email": ""})
    person = employee(cast, family_name="Nowak")

    lucja.post(at("change_person", key=person.key), {"family_name": "Nowakowa", "given_name": "Ewa", "email": ""})

    listed = lucja.get(at("people"), {"status": "external"}).context["page"]
    assert [row.family_name for row in listed] == ["Nowakowa"]


def test_an_absence_with_a_deputy_begins_and_ends(cast: Cast, lucja: Client) -> None:
    zaneta, bogdan = (employee(cast, account=one) for one in (cast.zaneta, cast.bogdan))
    today = timezone.localdate()
    days = {"first_day": today - timedelta(days=1), "last_day": today + timedelta(days=5), "deputy": bogdan.key}

    lucja.post(at("record_absence", key=zaneta.key), days)
    with office_scope(cast.lipowo.pk):
        absence = Absence.objects.get()
    assert "Stands in" in text(lucja.get(at("person", key=bogdan.key), {"lang": "en"}))

    lucja.post(at("end_absence", key=zaneta.key, absence=absence.pk))
    with office_scope(cast.lipowo.pk):
        assert Absence.objects.get().until == today
    assert lucja.post(at("end_absence", key=zaneta.key, absence=absence.pk)).status_code == 404


def test_a_deputy_of_oneself_is_refused_in_the_form(cast: Cast, lucja: Client) -> None:
    zaneta = employee(cast, account=cast.zaneta)
    answer = lucja.post(at("record_absence", key=zaneta.key), {"first_day": "2026-12-01", "deputy": zaneta.key})

    assert list(answer.context["form"].errors) == ["deputy"]


def test_data_are_kept_for_a_case_and_nothing_is_forgotten_meanwhile(cast: Cast, lucja: Client) -> None:
    lucja.post(at("add_person"), ZOFIA)
    key = employee(cast, number="17").key
    lucja.post(at("end_employment", key=key), {"last_day": "2026-07-31"})
    lucja.post(at("place_hold", key=key), {"case": "IV P 12/26"})

    held = lucja.post(at("forget", key=key), {"number": "17"})
    assert held.context["form"].errors
    assert employee(cast, number="17").family_name == "Ćma"

    lucja.post(at("lift_hold", key=key))
    assert lucja.post(at("lift_hold", key=key)).status_code == 404
    lucja.post(at("forget", key=key), {"number": "17"})
    assert lucja.get(at("person", key=key)).status_code == 404
    with office_scope(cast.lipowo.pk):
        assert not LegalHold.objects.exists()


def test_somebody_s_data_leave_as_a_file(cast: Cast, lucja: Client) -> None:
    answer = lucja.post(at("take_out", key=employee(cast, account=cast.bogdan).key))

    assert answer.json()["tables"]["people.employee"][0]["family_name"] == "Łoś"
    assert answer["Cache-Control"] == "private, no-store"
