"""Every box of every questionnaire has one key of its own, and no key means two things."""

import pytest

from probierz.lib.bilingual import Bilingual
from probierz.lib.catalogs.questionnaires import shipped_questionnaires
from probierz.lib.paper_keys import accepted_keys, keys_of
from probierz.lib.questionnaires import Item, ItemType, Option


def item(*codes: str) -> Item:
    options = tuple(Option(code, Bilingual(code, code)) for code in codes)
    return Item("k1", ItemType.CHOICE, Bilingual("Pytanie", "Question"), options=options)


def test_ratings_are_typed_as_they_are_printed() -> None:
    assert dict(keys_of(item("1", "2", "3", "4", "5", "na"))) == {**{c: c for c in "12345"}, "n": "na"}


def test_nought_is_what_does_not_apply_unless_it_is_a_rating() -> None:
    assert accepted_keys(item("1", "2", "na"))["0"] == "na"
    assert accepted_keys(item(*map(str, range(11)), "na"))["0"] == "0"
    assert "0" not in accepted_keys(item("yes", "no"))


def test_ten_has_a_key_of_its_own() -> None:
    assert keys_of(item(*map(str, range(11))))["x"] == "10"


def test_options_beyond_the_ninth_go_on_with_letters() -> None:
    keys = keys_of(item(*(f"option-{number}" for number in range(30)), "na"))

    assert list(keys)[8:11] == ["9", "a", "b"]
    assert keys["n"] == "na"
    assert len(keys) == 31


def test_words_and_figures_have_no_keys() -> None:
    assert not keys_of(item())
    assert not accepted_keys(item())


@pytest.mark.parametrize("code", sorted(shipped_questionnaires()))
def test_each_box_of_a_shipped_questionnaire_has_a_key(code: str) -> None:
    for one in shipped_questionnaires()[code].items:
        assert list(keys_of(one).values()) == [option.code for option in one.options]
