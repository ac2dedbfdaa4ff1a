"""Lipowo in scope, those in charge, and a day on which time stands."""

from collections.abc import Iterator

import pytest
import time_machine

from probierz.access.actor import Actor
from probierz.offices.scope import office_scope
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
def frozen() -> Iterator[None]:
    with time_machine.travel("2026-11-02T12:00Z", tick=False):
        yield
