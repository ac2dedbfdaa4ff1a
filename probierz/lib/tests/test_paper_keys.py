"""Every box of every questionnaire has one key of its own, and no key means two things."""

import pytest

from probierz.lib.bilingual import Bilingual
from probierz.lib.catalogs.questionnaires import shipped_questionnaires
from probierz.lib.paper_keys import accepted_keys, keys_for, keys_of, read_keys
from probierz.lib.questionnaires import Item, ItemType, Option


def item(*codes: str, kind: ItemType = ItemType.CHOICE) -> Item:
    options = tuple(Option(code, Bilingual(code, code)) for code in codes)
    return Item("k1", kind, Bilingual("Pytanie", "Question"), options=options)


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


def test_keys_are_read_as_the_codes_they_stand_for() -> None:
    rating = item("1", "2", "3", "4", "5", "na")

    assert [read_keys(rating, typed) for typed in ("4", "N", "0", "", "6", "45")] == ["4", "na", "na", "", None, None]


def test_several_keys_tick_several_boxes_and_are_shown_again_in_the_order_of_the_boxes() -> None:
    several = item("post", "web", "desk", kind=ItemType.MULTIPLE)

    assert read_keys(several, "3 1") == "desk post"
    assert read_keys(several, "19") is None
    assert keys_for(several, "post desk") == "13"


def test_an_answer_is_shown_by_the_keys_that_give_it() -> None:
    rating = item("1", "2", "3", "na")

    assert [keys_for(rating, answer) for answer in (2, None)] == ["2", "n"]
    assert keys_for(item(kind=ItemType.NUMBER), 17) == "17"


@pytest.mark.parametrize("code", sorted(shipped_questionnaires()))
def test_each_box_of_a_shipped_questionnaire_has_a_key(code: str) -> None:
    for one in shipped_questionnaires()[code].items:
        assert list(keys_of(one).values()) == [option.code for option in one.options]
