"""Short words for what the tests of documents do all the time."""

from collections.abc import Iterator

import pytest

from probierz.access.actor import Actor
from probierz.offices.scope import office_scope
from tests.cast import Cast


@pytest.fixture
def in_lipowo(cast: Cast) -> Iterator[Cast]:
    """The office of Lipowo is in scope."""
    with office_scope(cast.lipowo.pk):
        yield cast


@pytest.fixture
def lucja(cast: Cast) -> Actor:
    """Łucja, the quality representative: writes and runs the register."""
    return cast.actor(cast.lucja)


@pytest.fixture
def scibor(cast: Cast) -> Actor:
    """Ścibor, the head: approves."""
    return cast.actor(cast.scibor)


@pytest.fixture
def zaneta(cast: Cast) -> Actor:
    """Żaneta, the internal auditor: is asked to check."""
    return cast.actor(cast.zaneta)


@pytest.fixture
def bogdan(cast: Cast) -> Actor:
    """Bogdan, an employee: reads."""
    return cast.actor(cast.bogdan)
