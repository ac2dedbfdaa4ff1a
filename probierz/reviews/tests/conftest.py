"""Lipowo in scope, those in charge, a day on which time stands, and a review at each step of its life."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from probierz.access.actor import Actor
from probierz.offices.scope import office_scope
from probierz.people.models import Employee
from probierz.reviews.actions.deciding import DecisionDetails, add_decision
from probierz.reviews.actions.meeting import Person, add_participant, hold_review, write_minutes
from probierz.reviews.actions.preparing import Plan, plan_review
from probierz.reviews.models import ManagementReview
from probierz.reviews.rules import DecisionKind, Edition
from tests.cast import TODAY, Cast

PLAN = Plan(edition=Edition.ISO_2015, since=date(2025, 11, 1), until=date(2026, 10, 31), meeting_on=date(2026, 11, 2))


@pytest.fixture(autouse=True)
def _frozen() -> Iterator[None]:
    with time_machine.travel("2026-11-02T12:00Z", tick=False):
        yield


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    with office_scope(cast.lipowo.pk):
        yield cast


@pytest.fixture
def lucja(here: Cast) -> Actor:
    return here.actor(here.lucja)


@pytest.fixture
def scibor(here: Cast) -> Actor:
    return here.actor(here.scibor)


@pytest.fixture
def bogdan(here: Cast) -> Employee:
    return Employee.objects.get(account=here.bogdan)


@pytest.fixture
def planned(here: Cast, lucja: Actor) -> ManagementReview:
    return plan_review(lucja, office=here.lipowo, plan=PLAN)


@pytest.fixture
def held(planned: ManagementReview, lucja: Actor, bogdan: Employee) -> ManagementReview:
    add_participant(lucja, review=planned, person=Person(employee=bogdan, role="kierownik"))
    return hold_review(lucja, review=planned, on=TODAY)


@pytest.fixture
def ready(held: ManagementReview, lucja: Actor, bogdan: Employee) -> ManagementReview:
    """Held, with minutes and one decision: only the approval is missing."""
    details = DecisionDetails(
        kind=DecisionKind.RESOURCES, text="Kupić skaner", responsible=bogdan, due_on=date(2026, 12, 31)
    )
    add_decision(lucja, review=held, details=details)
    return write_minutes(lucja, review=held, minutes="Omówiono cele.", conclusion="System jest skuteczny.")
