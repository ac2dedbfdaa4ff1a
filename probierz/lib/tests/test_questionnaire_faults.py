"""A questionnaire that cannot be asked says why, everything at once; codes keep their meaning between versions."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.lib.bilingual import Bilingual
from probierz.lib.catalogs.questionnaires import shipped_questionnaires
from probierz.lib.questionnaires import (
    NO_TEXT,
    Analysis,
    AnswerIs,
    Condition,
    ConditionUnreadable,
    FaultCode,
    Item,
    ItemType,
    Joined,
    Option,
    Questionnaire,
    changed_meanings,
    completeness,
    condition_from,
    faults_in,
    holds,
    piped,
    text_of,
    with_names,
)
from probierz.lib.questionnaires.conditions import Codes
from probierz.lib.tests.questionnaires import (
    EVERY_TYPE,
    SCALE,
    both,
    branched,
    conditions,
    item,
    options,
    questionnaire,
)

WHOLE = questionnaire((item("a"), item("b", ItemType.CHOICE)), analysis=Analysis(("a",), "a", "b"))


def when(code: str, *codes: str) -> Condition:
    return Condition(Joined.ALL, (AnswerIs(code, codes),))


def faults(asked: Questionnaire) -> list[tuple[str, FaultCode]]:
    return [(fault.where, fault.code) for fault in faults_in(asked)]


def with_item(one: Item) -> Questionnaire:
    """The whole questionnaire with one more item before its last."""
    return questionnaire((item("a"), one, item("b", ItemType.CHOICE)), analysis=WHOLE.analysis)


@pytest.mark.parametrize("one", [*shipped_questionnaires().values(), WHOLE, EVERY_TYPE])
def test_a_sound_questionnaire_has_no_faults(one: Questionnaire) -> None:
    assert faults_in(one) == ()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (item("Ą"), FaultCode.BAD_CODE),
        (item("local.x"), FaultCode.BAD_CODE),
        (item("step"), FaultCode.RESERVED_CODE),
        (item("b"), FaultCode.REPEATED_CODE),
        (replace(item("x"), text=Bilingual(" ", "text")), FaultCode.NO_POLISH),
        (replace(item("x"), text=both("Jak {urzad}?")), FaultCode.UNKNOWN_PLACEHOLDER),
        (item("x", ItemType.CHOICE, options=options("one")), FaultCode.FEW_OPTIONS),
        (item("x", ItemType.HIDDEN, options=()), FaultCode.FEW_OPTIONS),
        (item("x", ItemType.MULTIPLE, options=options("a", "a")), FaultCode.REPEATED_OPTION),
        (item("x", ItemType.MULTIPLE, options=options("a b", "c")), FaultCode.BAD_CODE),
        (item("x", ItemType.SMILEY, options=SCALE[:4]), FaultCode.WRONG_SCALE),
        (item("x", ItemType.NPS, options=SCALE[:5]), FaultCode.WRONG_SCALE),
        (item("x", ItemType.CONSENT, options=options("yes", "no")), FaultCode.WRONG_SCALE),
        (item("x", ItemType.NOTE, options=options("a", "b")), FaultCode.WRONG_SCALE),
        (item("x", ItemType.NUMBER, minimum=5, maximum=5), FaultCode.BAD_BOUNDS),
        (item("x", ItemType.LINE, max_length=201), FaultCode.BAD_LENGTH),
        (item("x", ItemType.TEXT, max_length=0), FaultCode.BAD_LENGTH),
        (item("x", ItemType.NPS, reverse=True), FaultCode.NOT_REVERSIBLE),
        (item("x", ItemType.HIDDEN, required=True), FaultCode.HIDDEN_REQUIRED),
        (item("x", ItemType.NOTE, required=True), FaultCode.HIDDEN_REQUIRED),
        (item("x", shown_if=Condition(Joined.ALL, ())), FaultCode.EMPTY_CONDITION),
        (item("x", shown_if=when("z", "1")), FaultCode.CONDITION_ON_UNKNOWN),
        (item("x", shown_if=when("b", "a")), FaultCode.CONDITION_ON_LATER),
        (item("x", shown_if=when("x", "1")), FaultCode.CONDITION_ON_LATER),
        (item("x", shown_if=when("a", "1", "6")), FaultCode.CONDITION_ON_NO_OPTION),
    ],
)
def test_one_wrong_item_is_one_fault_at_its_place(wrong: Item, code: FaultCode) -> None:
    assert faults(with_item(wrong)) == [(wrong.code, code)]


def test_two_items_cannot_wait_for_each_other() -> None:
    asked = questionnaire(
        (item("a", shown_if=when("c", "1")), item("c", shown_if=when("a", "1"))), analysis=Analysis(("a",), "a")
    )

    assert faults(asked) == [("a", FaultCode.CONDITION_ON_LATER)]


def test_a_condition_on_an_open_question_is_refused() -> None:
    asked = questionnaire(
        (item("t", ItemType.TEXT), item("a", shown_if=when("t", "1"))), analysis=Analysis(("a",), "a")
    )

    assert faults(asked) == [("a", FaultCode.CONDITION_ON_OPEN)]


@pytest.mark.parametrize(
    ("analysis", "fault"),
    [
        (Analysis(("a", "z"), "a"), ("z", FaultCode.INDEX_NOT_RATED)),
        (Analysis(("a", "b"), "a"), ("b", FaultCode.INDEX_NOT_RATED)),
        (Analysis(("a",), ""), ("", FaultCode.NO_OVERALL)),
        (Analysis(("a",), "a", "a"), ("a", FaultCode.WRONG_OUTCOME)),
        (Analysis(("a",) * 11, "a"), ("", FaultCode.INDEX_TOO_LONG)),
    ],
)
def test_the_analysis_points_to_items_fit_for_it(analysis: Analysis, fault: tuple[str, FaultCode]) -> None:
    asked = replace(WHOLE, analysis=analysis)

    assert faults(asked) == [fault]
    assert faults_in(asked, analysed=False) == ()


def test_a_questionnaire_of_texts_alone_asks_nothing() -> None:
    note = questionnaire((item("n", ItemType.NOTE),), ())

    assert [fault.code for fault in faults_in(note, analysed=False)] == [FaultCode.NO_QUESTIONS, FaultCode.EMPTY_GROUP]


def test_all_faults_are_told_at_once() -> None:
    asked = with_item(item("x", ItemType.NPS, options=(), reverse=True, shown_if=when("z", "1")))

    assert [code for _, code in faults(asked)] == [
        FaultCode.WRONG_SCALE,
        FaultCode.NOT_REVERSIBLE,
        FaultCode.CONDITION_ON_UNKNOWN,
    ]


def test_completeness_counts_every_text_and_names_the_missing() -> None:
    half = replace(WHOLE, title=Bilingual("Próba", ""), intro=NO_TEXT)
    polish, english = completeness(half)

    assert polish.is_complete
    assert (english.written, english.total) == (polish.total - 1, polish.total)
    assert [(one.where, one.part) for one in english.missing] == [("", "title")]


def test_a_missing_text_is_shown_in_the_other_language() -> None:
    assert Bilingual("tak", "").text_in("en") == "tak"
    assert Bilingual("", "yes").text_in("pl") == "yes"


def test_marks_from_one_to_nine_need_no_words() -> None:
    marks = tuple(Option(str(n), both("skraj") if n in {0, 10} else NO_TEXT) for n in range(11))
    asked = questionnaire((item("p", ItemType.NPS, options=marks),))

    assert all(report.is_complete for report in completeness(asked))


def test_names_are_put_into_texts_and_strange_brackets_stay() -> None:
    assert piped("{office}, {desk}: {x}", office="Urząd {desk}", desk="okno 4") == "Urząd {desk}, okno 4: {x}"


def test_a_desk_reads_the_names_in_every_text() -> None:
    asked = with_item(replace(item("x"), text=both("Jak {office}?"), hint=both("Okno {desk}")))
    named = with_names(asked, office="Lipowo", desk="4").item("x")

    assert (named.text.pl, named.hint.en) == ("Jak Lipowo?", "Okno 4 (en)")
    assert with_names(WHOLE, office="Lipowo", desk="4") is WHOLE


def test_the_next_version_keeps_codes_and_may_mend_words() -> None:
    mended = with_item(replace(item("x"), text=both("Pytanie  x?")))

    assert changed_meanings(replace(mended, version=2), [with_item(item("x"))]) == ()


@pytest.mark.parametrize(
    ("now", "code"),
    [
        (item("x", ItemType.SMILEY), FaultCode.RETYPED),
        (item("x", reverse=True), FaultCode.TURNED),
        (replace(item("x"), text=both("Czy podjazd jest wygodny?")), FaultCode.REWORDED),
        (item("x", options=(Option("1", both("świetnie, bez uwag")), *SCALE[1:])), FaultCode.OPTION_REWORDED),
    ],
)
def test_a_code_is_not_used_for_something_else(now: Item, code: FaultCode) -> None:
    first = replace(with_item(item("x")), version=1)
    without = replace(WHOLE, version=2)
    found = changed_meanings(replace(with_item(now), version=3), [without, first])

    assert [(fault.where, fault.code) for fault in found] == [("x", code)]


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("k2", ""),
        ("k2 =", ""),
        ("k2 = a b", "b"),
        ("(k2 = a", ""),
        ("k2 = a)", ")"),
        ("= a", "="),
        ("k2 = a && b", "&"),
        ("and", "and"),
    ],
)
def test_a_condition_that_cannot_be_read_says_where(text: str, near: str) -> None:
    with pytest.raises(ConditionUnreadable) as refused:
        condition_from(text)

    assert refused.value.near == near


def test_a_condition_reads_as_people_write_it() -> None:
    read = condition_from("k2 = not-settled AND (k3 = 1, 2 or k4 = 1)")

    assert read == Condition(
        Joined.ALL,
        (
            AnswerIs("k2", ("not-settled",)),
            Condition(Joined.ANY, (AnswerIs("k3", ("1", "2")), AnswerIs("k4", ("1",)))),
        ),
    )
    assert condition_from("  ") is None


ASKED = [item("a", ItemType.CHOICE), item("b"), item("c", ItemType.YES_NO)]


ANSWERED = st.fixed_dictionaries({one.code: st.frozensets(st.sampled_from(one.codes)) for one in ASKED})


@given(conditions(ASKED), ANSWERED)
def test_a_condition_says_the_same_after_being_written_as_text(condition: Condition, answered: Codes) -> None:
    assert holds(condition_from(text_of(condition)), answered) is holds(condition, answered)


@given(branched())
def test_what_looks_back_only_has_no_fault_of_branching(asked: Questionnaire) -> None:
    assert not [fault for fault in faults_in(asked, analysed=False) if fault.code.startswith("condition")]


@given(st.text())
def test_any_text_is_a_condition_or_is_refused(text: str) -> None:
    try:
        condition_from(text)
    except ConditionUnreadable:
        return


def test_the_overall_rating_has_its_best_answer_at_the_top() -> None:
    asked = questionnaire((replace(item("a"), reverse=True),), analysis=Analysis(("a",), "a"))

    assert faults(asked) == [("a", FaultCode.OVERALL_REVERSED)]
