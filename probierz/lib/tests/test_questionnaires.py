"""Answer sheets are checked whole, and their counts and index are exact."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.lib.bilingual import Bilingual
from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, STAFF_COMMUNICATION, shipped_questionnaires
from probierz.lib.questionnaires import (
    INDEX_ITEM,
    INDEX_UNIT,
    Answers,
    Increment,
    Problem,
    ProblemCode,
    histogram_increments,
    index_of,
    validate_answers,
)

CLIENT = shipped_questionnaires()[CLIENT_SURVEY]
STAFF = shipped_questionnaires()[STAFF_COMMUNICATION]

FULL = {
    "k1": "taxes",
    "k2": "settled",
    "k3": "5",
    "k4": "4",
    "k5": "na",
    "k6": "4",
    "k8": "",
    "k7": " Krócej czekać.\r\n ",
}


def sheet(**values: int | str | None) -> Answers:
    return Answers(values)


def problems(raw: dict[str, object], *, require: bool = True) -> list[tuple[str, ProblemCode]]:
    found = validate_answers(CLIENT, raw, require=require)
    assert not isinstance(found, Answers)
    return [(problem.item, problem.code) for problem in found]


def test_a_form_becomes_a_sheet_of_typed_answers() -> None:
    taken = validate_answers(CLIENT, FULL)

    assert isinstance(taken, Answers)
    assert dict(taken.values) == {
        "k1": "taxes",
        "k2": "settled",
        "k3": 5,
        "k4": 4,
        "k5": None,
        "k6": 4,
        "k7": "Krócej czekać.",
    }


def test_a_stored_sheet_passes_the_check_unchanged() -> None:
    taken = validate_answers(CLIENT, FULL)
    assert isinstance(taken, Answers)

    assert validate_answers(CLIENT, dict(taken.values)) == taken


@pytest.mark.parametrize(
    ("item", "value", "code"),
    [
        ("k3", "6", ProblemCode.NOT_AN_OPTION),
        ("k3", "0", ProblemCode.NOT_AN_OPTION),
        ("k3", 4.0, ProblemCode.NOT_AN_OPTION),
        ("k3", True, ProblemCode.NOT_AN_OPTION),
        ("k3", "٣", ProblemCode.NOT_AN_OPTION),
        ("k3", ["5"], ProblemCode.NOT_AN_OPTION),
        ("k2", None, ProblemCode.NOT_AN_OPTION),
        ("k2", "maybe", ProblemCode.NOT_AN_OPTION),
        ("k6", "", ProblemCode.REQUIRED),
        ("k6", "9", ProblemCode.NOT_AN_OPTION),
        ("k7", 7, ProblemCode.NOT_A_TEXT),
        ("k7", "a\x00b", ProblemCode.NOT_A_TEXT),
        ("k7", "a\ud800b", ProblemCode.NOT_A_TEXT),
        ("k7", "a" * 2001, ProblemCode.TOO_LONG),
        ("k9", "5", ProblemCode.UNKNOWN_ITEM),
        ("csrf", "", ProblemCode.UNKNOWN_ITEM),
    ],
)
def test_one_wrong_answer_is_one_problem(item: str, value: object, code: ProblemCode) -> None:
    assert problems({**FULL, item: value}) == [(item, code)]


def test_too_long_tells_the_limit_and_the_length() -> None:
    found = validate_answers(CLIENT, {**FULL, "k7": "a" * 2500})

    assert found == (Problem("k7", ProblemCode.TOO_LONG, {"limit": 2000, "length": 2500}),)


def test_all_problems_are_told_at_once_in_the_order_of_the_questions() -> None:
    raw: dict[str, object] = {"zz": "1", "aa": "1", "k7": "a" * 2001, "k3": "9"}

    assert problems(raw) == [
        ("k3", ProblemCode.NOT_AN_OPTION),
        ("k6", ProblemCode.REQUIRED),
        ("k7", ProblemCode.TOO_LONG),
        ("aa", ProblemCode.UNKNOWN_ITEM),
        ("zz", ProblemCode.UNKNOWN_ITEM),
    ]


def test_on_paper_a_blank_is_a_fact() -> None:
    assert validate_answers(CLIENT, {"k3": "5"}, require=False) == sheet(k3=5)
    assert problems({"k3": "5"}) == [("k6", ProblemCode.REQUIRED)]


def test_a_blank_sheet_is_refused_even_on_paper() -> None:
    assert problems({"k3": " ", "k7": ""}, require=False) == [("", ProblemCode.BLANK_SHEET)]


def test_a_sheet_adds_its_ratings_its_choices_and_its_index() -> None:
    taken = validate_answers(CLIENT, FULL)
    assert isinstance(taken, Answers)

    assert histogram_increments(CLIENT, taken) == (
        Increment("k1", "taxes"),
        Increment("k2", "settled"),
        Increment("k3", "5"),
        Increment("k4", "4"),
        Increment("k5", "na"),
        Increment("k6", "4"),
        Increment(INDEX_ITEM, str(INDEX_UNIT * 175 // 2)),  # (100 + 75) / 2 points
    )


def test_a_sheet_with_too_few_ratings_has_no_index() -> None:
    assert index_of(CLIENT, sheet(k3=5)) is None
    assert index_of(CLIENT, sheet(k3=None, k4=None, k5=None)) is None
    assert index_of(CLIENT, sheet(k3=5, k5=1)) == 50 * INDEX_UNIT
    assert histogram_increments(CLIENT, sheet(k7="Nic.")) == ()


def test_half_of_the_items_rounded_up_are_enough() -> None:
    assert index_of(STAFF, sheet(w1=5, w2=5, w3=5, w4=5)) is None
    assert index_of(STAFF, sheet(w1=5, w2=5, w3=5, w4=5, w5=5)) == 100 * INDEX_UNIT


@given(st.lists(st.integers(1, 5), min_size=5, max_size=10))
def test_the_index_is_the_exact_mean_and_stays_between_0_and_100(ratings: list[int]) -> None:
    answers = Answers({f"w{number}": rating for number, rating in enumerate(ratings, start=1)})

    index = index_of(STAFF, answers)

    assert index is not None
    assert 0 <= index <= 100 * INDEX_UNIT
    assert Fraction(index, INDEX_UNIT) == sum(Fraction((rating - 1) * 100, 4) for rating in ratings) / len(ratings)


@given(st.dictionaries(st.sampled_from([*FULL, "x"]), st.one_of(st.none(), st.text(), st.integers(), st.binary())))
def test_any_input_is_either_taken_or_explained(raw: dict[str, object]) -> None:
    taken = validate_answers(CLIENT, raw)

    assert taken.values if isinstance(taken, Answers) else len(taken) > 0


@pytest.mark.parametrize(("language", "text"), [("pl", "tak"), ("en", "yes"), ("en-gb", "yes"), ("de", "tak")])
def test_content_falls_back_to_polish(language: str, text: str) -> None:
    assert Bilingual("tak", "yes").text_in(language) == text
