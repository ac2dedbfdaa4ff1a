"""The reference installation holds the facts, repeats itself and marks its people as invented."""

from collections.abc import Iterator
from datetime import date
from io import StringIO
from statistics import mean

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Count

from probierz.demo.accounts import LOGINS
from probierz.demo.answers import sheets
from probierz.demo.people import headcounts, people_of
from probierz.demo.running import MONTHS_OF_ASKING
from probierz.lib.catalogs.programme import programme_2011
from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, shipped_questionnaires
from probierz.lib.questionnaires import Answers, validate_answers
from probierz.lib.working_days import is_working_day
from probierz.offices.models import Office, Programme
from probierz.offices.scope import across_offices
from probierz.people.models import Account, Employee
from probierz.people.queries import headcount
from probierz.people.rules import Role
from probierz.programme.models import Conference
from probierz.surveys.models import Response
from probierz.trail.verification import chains, verify

CLOSING = programme_2011().closing_conference.on
TODAY = date(2026, 11, 2)


def test_headcounts_add_up_to_the_fact() -> None:
    facts = programme_2011()

    counts = headcounts(facts.offices, facts.employees)

    assert sum(counts.values()) == 1457
    assert min(counts.values()) >= 10


def test_people_repeat_themselves_and_are_all_there_on_the_day() -> None:
    people = people_of("starostwo-bochnia", 70, on=CLOSING, today=TODAY)

    assert people == people_of("starostwo-bochnia", 70, on=CLOSING, today=TODAY)
    there = [p for p in people if p.since <= CLOSING and (p.until is None or p.until > CLOSING)]
    assert len(there) == 70
    assert any(p.until for p in people), "nobody ever left"
    assert len({p.number for p in people}) == len(people)


def test_invented_answers_are_valid_answers() -> None:
    questionnaire = shipped_questionnaires()[CLIENT_SURVEY]

    found = list(sheets(questionnaire, mean=3.8, number=200, key="test"))

    assert all(isinstance(validate_answers(questionnaire, sheet), Answers) for sheet in found)


def test_whoever_left_without_a_result_rates_the_office_lower() -> None:
    found = list(sheets(shipped_questionnaires()[CLIENT_SURVEY], mean=3.8, number=600, key="test"))
    ratings = {
        outcome: [one for sheet in found if sheet["k2"] == outcome and isinstance(one := sheet["k6"], int)]
        for outcome in ("settled", "not-settled")
    }

    assert mean(ratings["settled"]) - mean(ratings["not-settled"]) > 0.8


@pytest.fixture(scope="module")
def loaded_once(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """One transaction around the tests of this module; each test runs in a savepoint of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo_load", stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def loaded(loaded_once: None, db: None) -> None:
    pass


def test_each_programme_asks_clients_and_staff_of_all_its_offices(loaded: None) -> None:
    with across_offices(reason="a test"):
        asked = Response.objects.values_list("wave__campaign__programme__code", "wave__campaign__kind", "wave__role")
        offices = {(code, kind, role): n for code, kind, role, n in asked.annotate(n=Count("office", distinct=True))}
        months = Response.objects.filter(wave__campaign__code="klienci").dates("day", "month")

        assert offices == {
            (code, kind, role): 20
            for code, roles in {"iso-metropolitan": ("baseline", "followup"), "iso-9001-2026": ("baseline",)}.items()
            for kind in ("client", "staff")
            for role in roles
        }
        assert len(months) == MONTHS_OF_ASKING


def test_the_installation_holds_the_facts(loaded: None) -> None:
    assert Office.objects.count() == 20
    with across_offices(reason="a test"):
        assert headcount(CLOSING) == 1457
        assert not Employee.objects.exclude(email__endswith=".example").exists()
    assert Programme.objects.count() == 2
    assert Account.objects.exclude(password__startswith="!").count() == len(LOGINS)  # whoever can log in
    assert {login.role for login in LOGINS} == set(Role)


def test_every_chain_of_the_trail_holds(loaded: None) -> None:
    reports = [verify(chain) for chain in chains()]

    assert len(reports) == 23
    assert not [report for report in reports if report.broken]


def test_the_coming_conference_is_held_on_a_working_day(loaded: None) -> None:
    with across_offices(reason="test"):
        days = list(Conference.objects.filter(programme__code="iso-9001-2026").values_list("held_on", flat=True))

    assert [is_working_day(day) for day in days] == [True]


def test_loading_twice_changes_nothing(loaded: None) -> None:
    call_command("demo_load", stdout=(told := StringIO()))

    assert "already" in told.getvalue()
    assert Programme.objects.count() == 2


def test_each_log_in_is_printed_with_its_password_and_role() -> None:
    call_command("demo_logins", stdout=(told := StringIO()))

    lines = [line.split(maxsplit=2) for line in told.getvalue().splitlines()]
    assert [(login, role) for login, _, role in lines] == [
        (login.email, login.role.replace("_", " ")) for login in LOGINS
    ]
