"""Lipowo in scope, those in charge, and a day on which time stands."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from probierz.access.actor import Actor
from probierz.lib.catalogs.processes import Direction, Group, Unit
from probierz.lib.periods import Frequency
from probierz.offices.scope import office_scope
from probierz.processes.actions.cards import Card, add_process
from probierz.processes.actions.indicators import Definition, add_indicator
from probierz.processes.models import Indicator
from tests.cast import Cast


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
def days(here: Cast, lucja: Actor) -> Indicator:
    """An indicator of days, the fewer the better, counted in quarters of 2026."""
    process = add_process(lucja, office=here.lipowo, card=Card(name="P", group=Group.CORE), on=date(2026, 11, 2))
    definition = Definition(name="Dni", unit=Unit.DAYS, direction=Direction.DOWN, frequency=Frequency.QUARTER)
    return add_indicator(lucja, process=process, definition=definition, since=date(2026, 1, 1))


@pytest.fixture
def frozen() -> Iterator[None]:
    with time_machine.travel("2026-11-02T12:00Z", tick=False):
        yield
