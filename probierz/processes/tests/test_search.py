"""Processes, indicators and service cards are found while they run."""

from typing import Any

from django.core.management import call_command

from probierz.access.actor import Actor
from probierz.lib.catalogs.processes import Direction, Group, Unit
from probierz.lib.periods import Frequency
from probierz.processes.actions import cards, indicators
from probierz.processes.actions import service_cards as services
from probierz.processes.queries.cards import starters_left
from probierz.search.queries import find
from tests.cast import TODAY, Cast


def titles(actor: Actor, words: str) -> list[str]:
    return [found.title for found in find(actor, words)]


def complaints(actor: Actor, cast: Cast, **said: Any) -> Any:
    card = cards.Card(**{"name": "Rozpatrywanie skarg", "group": Group.CORE, "clients": "mieszkańcy", **said})
    return cards.add_process(actor, office=cast.lipowo, card=card, on=TODAY)


def measured(actor: Actor, process: Any) -> Any:
    definition = indicators.Definition(
        name="Skargi w terminie", unit=Unit.PERCENT, direction=Direction.UP, frequency=Frequency.QUARTER
    )
    return indicators.add_indicator(actor, process=process, definition=definition, since=TODAY)


def test_a_process_is_found_by_its_card_and_no_more_once_it_ended(here: Cast, lucja: Actor):
    process = complaints(lucja, here)
    measured(lucja, process)
    assert titles(lucja, "mieszkaniec") == [str(process)]
    assert len(titles(lucja, "skarga")) == 2

    cards.retire_process(lucja, process=process, on=TODAY, today=TODAY)

    assert titles(lucja, "skarga") == []


def test_new_words_take_the_place_of_old_ones(here: Cast, lucja: Actor):
    process = complaints(lucja, here)
    card = cards.Card(name="Obsługa petycji", group=Group.CORE)

    cards.change_process(lucja, process=process, card=card)

    assert titles(lucja, "petycja") == [str(process)]
    assert titles(lucja, "skarga") == []


def test_the_starting_set_is_found_at_once_and_after_the_index_is_made_anew(here: Cast, lucja: Actor):
    codes = [one.code for one in starters_left(here.lipowo)]
    cards.adopt_processes(lucja, office=here.lipowo, codes=codes, on=TODAY)
    before = titles(lucja, "audit")

    call_command("rebuild_search", verbosity=0)

    assert before
    assert titles(lucja, "audit") == before


def test_a_service_card_is_found_by_its_text(here: Cast, lucja: Actor):
    frame = services.Frame(slug="", process=None, unit=None, deadline="")

    services.add_service(
        lucja,
        office=here.lipowo,
        frame=frame,
        texts={"title": "Wydanie dowodu", "documents": "fotografia"},
        on=TODAY,
    )

    assert titles(lucja, "fotografie") == ["Wydanie dowodu"]
