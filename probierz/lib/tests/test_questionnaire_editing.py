"""A questionnaire is edited without losing a question, a code or a word that nobody touched."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaires import Analysis, Group, ItemType, Questionnaire, editing, faults_in, wordings_of
from probierz.lib.questionnaires.wording import Wording
from probierz.lib.tests.questionnaires import OFFERED, both, branched, item, questionnaire

TWO = questionnaire((item("a"), item("b")), (item("c"),), analysis=Analysis(("a", "c"), "a", None, "a"))


def order(asked: Questionnaire) -> list[list[str]]:
    return [[one.code for one in group.items] for group in asked.groups]


@pytest.mark.parametrize("kind", ItemType)
def test_a_new_item_lacks_nothing_but_words_and_choices(kind: ItemType) -> None:
    made = replace(editing.new_item("x", kind), text=both("Pytanie"))
    if not made.options:
        made = replace(made, options=OFFERED.get(kind, ()))

    assert faults_in(questionnaire((made, item("a"))), analysed=False) == ()


@pytest.mark.parametrize(
    ("code", "by", "expected"),
    [
        ("a", 1, [["b", "a"], ["c"]]),
        ("b", 1, [["a"], ["b", "c"]]),
        ("c", -1, [["a", "b", "c"], []]),
        ("a", -1, [["a", "b"], ["c"]]),
        ("c", 1, [["a", "b"], ["c"]]),
        ("g2", -1, [["c"], ["a", "b"]]),
        ("g1", -1, [["a", "b"], ["c"]]),
        ("zz", 1, [["a", "b"], ["c"]]),
    ],
)
def test_items_and_screens_move_one_place(code: str, by: int, expected: list[list[str]]) -> None:
    assert order(editing.moved(TWO, code, by=by)) == expected


def test_what_is_taken_out_leaves_the_analysis_too() -> None:
    fewer = editing.without(TWO, "a")

    assert order(fewer) == [["b"], ["c"]]
    assert fewer.analysis == Analysis(("c",), "")
    assert order(editing.without(TWO, "g1")) == [["c"]]


def test_a_copy_stands_right_after_under_a_code_of_its_own() -> None:
    copied = editing.duplicated(TWO, "a")

    assert order(copied) == [["a", "p1", "b"], ["c"]]
    assert copied.item("p1").text == TWO.item("a").text


def test_an_item_is_put_in_place_or_last() -> None:
    changed = replace(item("b"), required=True)

    assert editing.put_item(TWO, changed, group="g2").groups[0].items[1].required
    assert order(editing.put_item(TWO, item("d"), group="g2")) == [["a", "b"], ["c", "d"]]
    with pytest.raises(KeyError):
        editing.put_item(TWO, item("d"), group="g9")


def test_a_screen_keeps_its_items_when_it_gets_another_title() -> None:
    changed = editing.put_group(TWO, Group("g1", both("Nowy tytuł"), ()))

    assert changed.groups[0].title.pl == "Nowy tytuł"
    assert order(changed) == order(TWO)
    assert order(editing.put_group(TWO, Group("g3", both("Trzeci"), ())))[-1] == []


@given(branched(), st.integers(0, 7), st.sampled_from([-1, 1]))
def test_a_move_loses_nothing_and_moving_back_undoes_it(asked: Questionnaire, which: int, by: int) -> None:
    code = asked.items[which % len(asked.items)].code
    there = editing.moved(asked, code, by=by)

    assert sorted(one.code for one in there.items) == sorted(one.code for one in asked.items)
    if order(there) != order(asked):
        assert order(editing.moved(there, code, by=-by)) == order(asked)


@given(branched(), st.data())
def test_one_text_is_reworded_and_no_other(asked: Questionnaire, data: st.DataObject) -> None:
    before = list(wordings_of(asked))
    place = data.draw(st.integers(0, len(before) - 1))
    chosen = before[place]
    fresh = Wording(chosen.where, chosen.part, Bilingual("Nowe słowa", "New words"))

    after = list(wordings_of(editing.reworded(asked, fresh)))

    assert after == [*before[:place], fresh, *before[place + 1 :]]


def test_a_free_code_is_free() -> None:
    assert editing.free_code(TWO) == "p1"
    assert editing.free_code(questionnaire((item("p1"), item("p2")))) == "p3"
