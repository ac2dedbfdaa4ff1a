"""What is due about requirements: choosing, answering, verifying, agreeing, renewing."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from probierz.access.actor import Actor, system_actor
from probierz.desk.queries.duties import duties_of
from probierz.offices.scope import office_scope
from probierz.people.models import Account
from probierz.standards.actions import rounds
from probierz.standards.actions.catalogs import load_shipped
from probierz.standards.tests.stories import Story
from tests.cast import TODAY, Cast


@pytest.fixture
def lucja(cast: Cast) -> Actor:
    return cast.actor(cast.lucja)


@pytest.fixture
def story(cast: Cast, lucja: Actor) -> Iterator[Story]:
    load_shipped(system_actor("test"))
    with office_scope(cast.lipowo.pk):
        yield Story(cast, lucja)


def due(cast: Cast, account: Account, on: date = TODAY) -> list[str]:
    return [duty.text for duty in duties_of(cast.actor(account), on=on)]


def test_an_office_without_requirements_chooses_them(story: Story, cast: Cast) -> None:
    choose = "Wybierz wymagania, według których pracuje urząd"
    assert choose in due(cast, cast.lucja)
    assert choose not in due(cast, cast.bogdan)

    story.takes("iso9001-2015")

    assert choose not in due(cast, cast.lucja)


def test_a_round_goes_from_one_persons_list_to_anothers(story: Story, cast: Cast) -> None:
    held = story.takes("iso9001-2015").plans()
    assert "Przydziel wymagania w ocenie" in due(cast, cast.lucja)

    story.starts(story.asks(held, cast.bogdan, numbers=("4.1", "4.2")))
    assert due(cast, cast.bogdan).count("Odpowiedz na przydzielone pytania") == 1
    assert "Sprawdź odpowiedzi w ocenie" not in due(cast, cast.lucja)

    story.answers(held, "4.1")
    story.answers(held, "4.2")
    assert "Odpowiedz na przydzielone pytania" not in due(cast, cast.bogdan)
    assert "Sprawdź odpowiedzi w ocenie" in due(cast, cast.lucja)


def test_a_round_past_its_day_is_to_be_closed(story: Story, cast: Cast) -> None:
    story.takes("iso9001-2015").opened("4.1")

    later = TODAY + timedelta(days=60)
    assert "Zamknij ocenę: termin minął" in due(cast, cast.lucja, later)


def test_the_group_is_reminded_to_agree(story: Story, cast: Cast, lucja: Actor) -> None:
    held = story.takes("caf-2020").starts(story.asks(story.plans_caf(), cast.bogdan))
    rounds.confer(lucja, assessment=held, on=TODAY)

    assert "Uzgodnijcie punkty CAF" in due(cast, cast.lucja)


def test_evidence_that_ends_soon_is_to_be_renewed(story: Story, cast: Cast) -> None:
    story.takes("iso9001-2015").shows("9.3.1", valid_to=TODAY + timedelta(days=40))

    assert "Odnów wygasające dowody" not in due(cast, cast.lucja)
    assert "Odnów wygasające dowody" in due(cast, cast.lucja, TODAY + timedelta(days=20))
