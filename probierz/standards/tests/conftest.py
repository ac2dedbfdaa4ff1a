"""Short words for what the tests of requirements do all the time."""

from collections.abc import Iterator

import pytest

from probierz.access.actor import Actor, system_actor
from probierz.offices.scope import office_scope
from probierz.standards.actions.catalogs import load_shipped
from probierz.standards.tests.stories import Story
from tests.cast import Cast


@pytest.fixture
def lucja(cast: Cast) -> Actor:
    """Łucja, the quality representative of Lipowo."""
    return cast.actor(cast.lucja)


@pytest.fixture
def bogdan(cast: Cast) -> Actor:
    """Bogdan, who works in Lipowo."""
    return cast.actor(cast.bogdan)


@pytest.fixture
def catalogs(db: None) -> None:
    """The catalogs of the product are loaded."""
    load_shipped(system_actor("test"))


@pytest.fixture
def in_lipowo(cast: Cast, catalogs: None) -> Iterator[Cast]:
    """The office of Lipowo is in scope, the catalogs are there."""
    with office_scope(cast.lipowo.pk):
        yield cast


@pytest.fixture
def story(in_lipowo: Cast, lucja: Actor) -> Story:
    """Lipowo works with ISO 9001:2015."""
    return Story(in_lipowo, lucja).takes("iso9001-2015")
