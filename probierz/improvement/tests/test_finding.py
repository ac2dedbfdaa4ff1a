"""Polish capitals are found as small letters, on every database."""

import pytest

from probierz.access.actor import Actor
from probierz.design import records
from probierz.improvement.actions.lessons import Teaching, write_lesson
from probierz.improvement.actions.steps import add_action
from probierz.improvement.actions.suggestions import Idea, suggest
from probierz.improvement.queries.lists import Steps, actions
from probierz.improvement.tests.conftest import person
from probierz.improvement.tests.test_steps import decision
from tests.cast import TODAY, Cast


@pytest.mark.parametrize(("words", "found"), [("żółta ŁAWKA", 3), ("żółta szafa", 0), ("Żół.a", 0)])
def test_words_are_found_whatever_their_case(here: Cast, lucja: Actor, words: str, found: int) -> None:
    title = "Żółta, ciężka ławka"
    add_action(lucja, office=here.lipowo, action=decision(text=title, responsible=person(here.bogdan)))
    suggest(lucja, office=here.lipowo, idea=Idea(title=title, text="Korytarz"), on=TODAY)
    teaching = Teaching(title=title, happened="Spadła", helped="Śruby")
    write_lesson(lucja, office=here.lipowo, teaching=teaching, units=[], on=TODAY)

    assert len(records.find(lucja, words, limit=9)) == found
    assert actions(show=Steps.OPEN, words=words, me=None, on=TODAY).count() == bool(found)
