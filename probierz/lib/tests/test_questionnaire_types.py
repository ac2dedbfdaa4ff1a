"""Every type of item takes its answers, explains the others, branches on codes and is counted as it should be."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.lib.catalogs.questionnaires import shipped_questionnaires
from probierz.lib.questionnaire_json import digest_of, from_data, to_data
from probierz.lib.questionnaires import (
    ANSWERED,
    INDEX_ITEM,
    INDEX_UNIT,
    Analysis,
    AnswerIs,
    Answers,
    Condition,
    Group,
    ItemType,
    Joined,
    Problem,
    ProblemCode,
    Questionnaire,
    histogram_increments,
    index_of,
    is_local,
    people_in,
    shown_items,
    validate_answers,
    with_local,
)
from probierz.lib.tests.questionnaires import EVERY_TYPE, both, branched, item, options, questionnaire, sheets

# Frozen before there were branches, hints and keys in reverse: forms and campaigns point to them.
FROZEN = {
    "ank-k": "dd84f70f884a6c54ee003b38bd6338a39468f7ab7a6b0145a191352ea08917a4",
    "ank-kom": "d78bd259139ae7e6600591153c6254d1b4b5590691392b0af11709b6b90c3c9d",
}
SETTLED = item("k2", ItemType.CHOICE, options=options("settled", "not-settled", "in-progress"))
WHY = item("k2b", ItemType.TEXT, shown_if=Condition(Joined.ALL, (AnswerIs("k2", ("not-settled", "in-progress")),)))
BRANCHED = questionnaire((SETTLED, WHY), (item("k3"),))


def taken(asked: Questionnaire, raw: dict[str, object]) -> dict[str, object]:
    found = validate_answers(asked, raw)
    assert isinstance(found, Answers), found
    return dict(found.values)


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        (ItemType.CHOICE, "b", "b"),
        (ItemType.MULTIPLE, "c a", "a c"),
        (ItemType.MULTIPLE, ["c", "a", "a"], "a c"),
        (ItemType.SCALE5, "5", 5),
        (ItemType.SCALE5, "na", None),
        (ItemType.SMILEY, "1", 1),
        (ItemType.NPS, "10", 10),
        (ItemType.NPS, "0", 0),
        (ItemType.YES_NO, "no", "no"),
        (ItemType.NUMBER, " 12 ", 12),
        (ItemType.NUMBER, 0, 0),
        (ItemType.DATE, "2026-11-02", "2026-11-02"),
        (ItemType.DATE, "2.11.2026", "2026-11-02"),
        (ItemType.LINE, "jedna\r\nlinia", "jedna linia"),
        (ItemType.TEXT, "dwie\r\nlinie", "dwie\nlinie"),
        (ItemType.CONSENT, "yes", "yes"),
    ],
)
def test_each_type_takes_its_answer(kind: ItemType, typed: object, stored: object) -> None:
    asked = questionnaire((item("q", kind),))

    assert taken(asked, {"q": typed}) == {"q": stored}
    assert taken(asked, {"q": stored}) == {"q": stored}


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        (ItemType.MULTIPLE, "a d", ProblemCode.NOT_AN_OPTION),
        (ItemType.MULTIPLE, ["a", 1], ProblemCode.NOT_AN_OPTION),
        (ItemType.SMILEY, "na", ProblemCode.NOT_AN_OPTION),
        (ItemType.NPS, "11", ProblemCode.NOT_AN_OPTION),
        (ItemType.NPS, "07", ProblemCode.NOT_AN_OPTION),
        (ItemType.CONSENT, "no", ProblemCode.NOT_AN_OPTION),
        (ItemType.NUMBER, "dwa", ProblemCode.NOT_A_NUMBER),
        (ItemType.NUMBER, "2,5", ProblemCode.NOT_A_NUMBER),
        (ItemType.NUMBER, "٣", ProblemCode.NOT_A_NUMBER),
        (ItemType.NUMBER, True, ProblemCode.NOT_A_NUMBER),
        (ItemType.NUMBER, "-1", ProblemCode.TOO_SMALL),
        (ItemType.NUMBER, "9999999999", ProblemCode.TOO_LARGE),
        (ItemType.DATE, "2026-02-30", ProblemCode.NOT_A_DAY),
        (ItemType.DATE, "wczoraj", ProblemCode.NOT_A_DAY),
        (ItemType.DATE, 20261102, ProblemCode.NOT_A_DAY),
        (ItemType.LINE, "a" * 101, ProblemCode.TOO_LONG),
        (ItemType.NOTE, "x", ProblemCode.UNKNOWN_ITEM),
    ],
)
def test_each_type_explains_what_it_does_not_take(kind: ItemType, typed: object, code: ProblemCode) -> None:
    found = validate_answers(questionnaire((item("q", kind),)), {"q": typed})

    assert not isinstance(found, Answers)
    assert [(one.item, one.code) for one in found] == [("q", code)]


def test_a_number_outside_its_bounds_hears_them() -> None:
    asked = questionnaire((item("q", ItemType.NUMBER, minimum=-5, maximum=5),))

    assert taken(asked, {"q": "-5"}) == {"q": -5}
    assert validate_answers(asked, {"q": "6"}) == (Problem("q", ProblemCode.TOO_LARGE, {"limit": 5}),)


@pytest.mark.parametrize("kind", [kind for kind in ItemType if kind not in {ItemType.NOTE, ItemType.HIDDEN}])
def test_a_required_item_of_any_type_is_asked_for(kind: ItemType) -> None:
    asked = questionnaire((item("q", kind, required=True), item("r")))

    assert validate_answers(asked, {"r": "3", "q": ""}) == (Problem("q", ProblemCode.REQUIRED),)


def test_a_parameter_of_the_address_takes_its_list_and_forgets_the_rest() -> None:
    asked = questionnaire((item("from", ItemType.HIDDEN), item("q")))

    assert taken(asked, {"from": "desk2", "q": "3"}) == {"from": "desk2", "q": 3}
    assert taken(asked, {"from": "jan-kowalski", "q": "3"}) == {"q": 3}
    assert validate_answers(asked, {"from": "desk2"}) == (Problem("", ProblemCode.BLANK_SHEET),)


def test_a_question_is_shown_by_the_code_of_an_earlier_answer() -> None:
    assert shown_items(BRANCHED, {}) == {"k2", "k3"}
    assert shown_items(BRANCHED, {"k2": "settled"}) == {"k2", "k3"}
    assert shown_items(BRANCHED, {"k2": "in-progress"}) == {"k2", "k2b", "k3"}


def test_an_answer_to_a_question_not_shown_is_dropped_whatever_it_holds() -> None:
    assert taken(BRANCHED, {"k2": "settled", "k2b": "a" * 5000}) == {"k2": "settled"}
    assert taken(BRANCHED, {"k2": "not-settled", "k2b": "Brak miejsca."})["k2b"] == "Brak miejsca."


def test_a_required_question_that_is_not_shown_is_not_asked_for() -> None:
    asked = questionnaire((SETTLED, replace(WHY, required=True)))

    assert taken(asked, {"k2": "settled"}) == {"k2": "settled"}
    assert validate_answers(asked, {"k2": "not-settled"}) == (Problem("k2b", ProblemCode.REQUIRED),)


def test_a_hidden_group_hides_all_its_items_and_what_hangs_on_them() -> None:
    group = Group(
        "g", both("Skarga"), (item("a", ItemType.YES_NO),), Condition(Joined.ALL, (AnswerIs("k2", ("settled",)),))
    )
    last = item("b", shown_if=Condition(Joined.ALL, (AnswerIs("a", ("yes",)),)))
    asked = questionnaire((SETTLED,), group, (last,))

    assert taken(asked, {"k2": "in-progress", "a": "yes", "b": "3"}) == {"k2": "in-progress"}
    assert taken(asked, {"k2": "settled", "a": "yes", "b": "3"}) == {"k2": "settled", "a": "yes", "b": 3}


def test_a_multiple_choice_adds_one_for_each_option_and_one_for_the_person() -> None:
    asked = questionnaire((item("m", ItemType.MULTIPLE),))
    counts: Counter[str] = Counter()
    for ticked in ("a c", "a", "a b c"):
        counts.update(value for _, value in histogram_increments(asked, Answers({"m": ticked})))

    assert counts == {"a": 3, "b": 1, "c": 2, ANSWERED: 3}
    assert people_in(asked.item("m"), counts) == 3
    assert people_in(item("q"), {"5": 2, "na": 1}) == 3


def test_numbers_days_and_texts_are_not_counted() -> None:
    sheet = Answers(
        {"q-number": 3, "q-date": "2026-11-02", "q-line": "x", "q-text": "y", "q-nps": 0, "q-consent": "yes"}
    )

    assert histogram_increments(EVERY_TYPE, sheet) == (("q-nps", "0"), ("q-consent", "yes"))


def test_an_item_keyed_in_reverse_enters_the_index_turned_and_its_histogram_as_answered() -> None:
    asked = questionnaire((item("a"), item("b", reverse=True)), analysis=Analysis(("a", "b"), "a"))
    sheet = Answers({"a": 5, "b": 1})

    assert index_of(asked, sheet) == 100 * INDEX_UNIT
    assert histogram_increments(asked, sheet) == (("a", "5"), ("b", "1"), (INDEX_ITEM, str(100 * INDEX_UNIT)))


def test_local_questions_come_last_under_codes_that_cannot_clash() -> None:
    local = questionnaire(
        (item("k2", ItemType.YES_NO), item("x", shown_if=Condition(Joined.ALL, (AnswerIs("k2", ("yes",)),))))
    )
    asked = with_local(BRANCHED, local)

    assert asked.groups[: len(BRANCHED.groups)] == BRANCHED.groups
    assert [one.code for one in asked.items if is_local(one.code)] == ["local.k2", "local.x"]
    assert taken(asked, {"k2": "settled", "local.k2": "yes", "local.x": "4"})["local.x"] == 4
    assert taken(asked, {"k2": "settled", "local.k2": "no", "local.x": "4"}) == {"k2": "settled", "local.k2": "no"}
    assert with_local(BRANCHED, None) is BRANCHED


@pytest.mark.parametrize("shipped", shipped_questionnaires().values(), ids=lambda one: one.code)
def test_versions_frozen_long_ago_keep_their_digest(shipped: Questionnaire) -> None:
    assert digest_of(to_data(shipped)) == FROZEN[shipped.code]


@given(branched())
def test_any_questionnaire_comes_back_from_its_data(asked: Questionnaire) -> None:
    assert from_data(to_data(asked)) == asked


@given(st.data())
def test_a_sheet_that_was_taken_is_taken_again_unchanged(data: st.DataObject) -> None:
    asked = data.draw(branched())
    found = validate_answers(asked, data.draw(sheets(asked)))

    if isinstance(found, Answers):
        assert validate_answers(asked, dict(found.values)) == found
        assert set(found.values) <= shown_items(asked, found.values)


@given(st.data())
def test_answers_to_what_is_not_shown_change_nothing(data: st.DataObject) -> None:
    asked = data.draw(branched())
    raw = data.draw(sheets(asked))
    shown = shown_items(asked, raw)

    assert validate_answers(asked, raw) == validate_answers(asked, {code: raw[code] for code in raw if code in shown})


@given(st.data())
def test_a_histogram_holds_each_person_once_for_every_item_answered(data: st.DataObject) -> None:
    asked = data.draw(branched())
    found = validate_answers(asked, data.draw(sheets(asked)))

    if isinstance(found, Answers):
        added = histogram_increments(asked, found)
        for one in asked.items:
            counts = Counter(value for code, value in added if code == one.code)
            assert people_in(one, counts) == (one.is_counted and one.code in found.values)
