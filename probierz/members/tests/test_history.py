"""Pages of the history: complete, readable, narrowed, checked, and of one place alone."""

import json
import re
from datetime import date

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from probierz.offices.scope import office_scope, programme_scope
from probierz.people.models import Employee
from probierz.trail.checkpoints import read_checkpoint
from probierz.trail.models import Event
from probierz.trail.recording import record
from probierz.trail.verbs import Verb
from tests.cast import Cast
from tests.triggers import close_trail, open_trail

OFFICE = "/o/urzad-lipowo/historia/"
PROGRAMME = "/p/jakosc-dolina/historia/"


@pytest.fixture(autouse=True)
def _own_key(settings, tmp_path) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def written(cast: Cast) -> Cast:
    """Three events in Lipowo, one in Olszyny, one in the programme."""
    lucja, celina = cast.actor(cast.lucja), cast.actor(cast.celina)
    with office_scope(cast.lipowo.pk), transaction.atomic():
        record(
            lucja,
            Verb.OFFICE_RENAMED,
            cast.lipowo,
            before={"name": "Gmina Lipowo", "since": "2010-01-01"},
            after={"name": "Urząd Gminy w Lipowie", "since": "2026-03-31"},
            note="Uchwała 7/2026.",
            at_office=cast.lipowo,
        )
        person = Employee.objects.get(family_name="Łoś")
        record(cast.actor(cast.scibor), Verb.EMPLOYEE_CHANGED, person, personal={"email": "bogdan@lipowo.example"})
        record(lucja, Verb.ROLE_GIVEN, person, after={"role": "internal_auditor"})
    with office_scope(cast.olszyny.pk), transaction.atomic():
        record(celina, Verb.OFFICE_RENAMED, cast.olszyny, after={"name": "Tajne Olszyny"}, at_office=cast.olszyny)
    with programme_scope(cast.programme.pk), transaction.atomic():
        record(cast.actor(cast.swiecicka), Verb.PROGRAMME_CHANGED, cast.programme, at_programme=cast.programme)
    return cast


def page(client: Client, address: str = OFFICE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def events(client: Client, address: str) -> list[str]:
    return [event.what for event in client.get(address).context["events"]]


def test_history_tells_who_did_what_and_from_what_to_what(client: Client, written: Cast) -> None:
    client.force_login(written.lucja)

    text = page(client, f"{OFFICE}?lang=en")

    assert "office renamed" in text
    assert "Łucja Żółć" in text
    assert re.search(r"<del[^>]*>Gmina Lipowo</del>\s*→\s*<span[^>]*>Urząd Gminy w Lipowie</span>", text)
    assert "31\xa0March 2026" in text
    assert "Uchwała 7/2026." in text
    assert "internal auditor" in text
    assert "Łoś" in text
    assert "Olszyny" not in text


def test_the_programme_has_its_own_history(client: Client, written: Cast) -> None:
    client.force_login(written.swiecicka)

    assert events(client, f"{PROGRAMME}?lang=en") == ["programme's data changed"]


def test_history_is_narrowed_by_subject_person_day_and_thing(client: Client, written: Cast) -> None:
    client.force_login(written.zaneta)
    person = Event.objects.get(verb=Verb.EMPLOYEE_CHANGED)
    tomorrow = date.fromordinal(timezone.localdate().toordinal() + 1)

    assert events(client, f"{OFFICE}?lang=en&group=office") == ["office renamed"]
    assert events(client, f"{OFFICE}?lang=en&actor=account:{written.scibor.key}") == ["person's details changed"]
    assert len(events(client, f"{OFFICE}?first={timezone.localdate()}&last={timezone.localdate()}")) == 3
    assert events(client, f"{OFFICE}?first={tomorrow}") == []
    assert len(events(client, f"{OFFICE}?thing={person.target_kind}:{person.target_key}")) == 2


@pytest.mark.parametrize(
    "query", ["group=nothing", "actor=account:x", "first=wczoraj", "thing=a:b:c", "page=99", "x=1"]
)
def test_a_filter_that_makes_no_sense_breaks_nothing(client: Client, written: Cast, query: str) -> None:
    client.force_login(written.lucja)

    assert client.get(f"{OFFICE}?{query}").status_code == 200
    assert client.get(f"{OFFICE}lista.csv?{query}").status_code == 200


def test_days_are_those_of_warsaw(client: Client, cast: Cast) -> None:
    with time_machine.travel("2026-07-01T22:30:00Z", tick=False), transaction.atomic():  # half past midnight, the 2nd
        record(cast.actor(cast.lucja), Verb.OFFICE_RENAMED, cast.lipowo, at_office=cast.lipowo)
    client.force_login(cast.lucja)

    assert len(events(client, f"{OFFICE}?first=2026-07-02")) == 1
    assert events(client, f"{OFFICE}?last=2026-07-01") == []


def test_one_press_checks_the_chain(client: Client, written: Cast) -> None:
    client.force_login(written.lucja)
    assert "The history holds" in page(client, f"{OFFICE}?lang=en&check=1")

    open_trail()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE trail_event SET note = 'x' WHERE chain LIKE 'office:%' AND position = 2")
    close_trail()

    text = page(client, f"{OFFICE}?lang=en&check=1")
    assert "Somebody touched the history" in text
    assert "position 2" in text


def test_the_checkpoint_is_signed_and_speaks_of_this_chain_alone(client: Client, written: Cast) -> None:
    client.force_login(written.lucja)

    answer = client.get(f"{OFFICE}punkt-kontrolny.json")

    heads = read_checkpoint(answer.content.decode())
    assert [head.size for head in heads.values()] == [3]
    assert list(heads) == [f"office:{written.lipowo.key}"]
    assert "attachment" in answer["Content-Disposition"]
    assert json.loads(answer.content)["signature"]


def test_history_is_taken_away_as_a_table_without_formulas(client: Client, cast: Cast) -> None:
    with transaction.atomic():
        record(cast.actor(cast.lucja), Verb.OFFICE_RENAMED, cast.lipowo, note="=HYPERLINK(1)", at_office=cast.lipowo)
    client.force_login(cast.lucja)

    text = client.get(f"{OFFICE}lista.csv").content.decode("utf-8-sig")

    assert len(text.splitlines()) == 2
    assert ";'=HYPERLINK(1);" in text


@pytest.mark.parametrize("address", [OFFICE, f"{OFFICE}lista.csv", f"{OFFICE}punkt-kontrolny.json"])
def test_an_employee_does_not_read_the_history(client: Client, cast: Cast, address: str) -> None:
    client.force_login(cast.bogdan)
    assert client.get(address).status_code == 403

    client.force_login(cast.celina)
    assert client.get(address).status_code == 404


def test_a_long_history_costs_no_more_questions(client: Client, written: Cast, django_assert_max_num_queries) -> None:
    client.force_login(written.lucja)
    with office_scope(written.lipowo.pk), transaction.atomic():
        for person in list(Employee.objects.all()) * 30:
            record(written.actor(written.lucja), Verb.EMPLOYEE_CHANGED, person)

    client.get(OFFICE)  # the number of duties in the frame is remembered from here
    with django_assert_max_num_queries(15):
        client.get(OFFICE)


def test_a_forgotten_person_is_not_named(client: Client, written: Cast) -> None:
    Event.objects.filter(verb=Verb.OFFICE_RENAMED).forget()
    client.force_login(written.lucja)

    assert "a person whose data were erased" in page(client, f"{OFFICE}?lang=en&group=office")
