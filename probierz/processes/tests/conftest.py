"""A process of Lipowo that each test may use, and its office in scope."""

from collections.abc import Iterator
from datetime import date

import pytest

from probierz.access.actor import Actor
from probierz.lib.catalogs.processes import Group
from probierz.offices.scope import office_scope
from probierz.people.models import Employee, Employment
from probierz.processes.actions.cards import Card, add_process
from probierz.processes.models import Process
from tests.cast import Cast

DAY = date(2026, 1, 5)


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    """The cast, with Lipowo in scope."""
    with office_scope(cast.lipowo.pk):
        yield cast


@pytest.fixture
def lucja(here: Cast) -> Actor:
    return here.actor(here.lucja)


@pytest.fixture
def process(here: Cast, lucja: Actor) -> Process:
    return add_process(lucja, office=here.lipowo, card=Card(name="Wydawanie decyzji", group=Group.CORE), on=DAY)


@pytest.fixture
def person(here: Cast) -> Employee:
    return employed(here, "Nowak")


def employed(cast: Cast, name: str, until: date | None = None) -> Employee:
    one = Employee(office=cast.lipowo, number=name, family_name=name, given_name="Anna", search_key=name, sort_key=name)
    one.save()
    Employment(office=cast.lipowo, employee=one, since=date(2020, 1, 1), until=until).save()
    return one
