"""Short words for what the tests of members do all the time."""

from collections.abc import Iterator

import pytest

from probierz.access.actor import Actor
from probierz.offices.scope import office_scope
from tests.cast import Cast


@pytest.fixture
def lucja(cast: Cast) -> Actor:
    """Łucja, the quality representative of Lipowo."""
    return cast.actor(cast.lucja)


@pytest.fixture
def in_lipowo(cast: Cast) -> Iterator[Cast]:
    """The office of Lipowo is in scope."""
    with office_scope(cast.lipowo.pk):
        yield cast
