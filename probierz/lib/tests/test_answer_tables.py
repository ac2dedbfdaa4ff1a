"""Tables of answers: columns and words are recognised, and what is not recognised is an error and never an answer."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from probierz.lib.answer_tables import (
    DAY,
    FORM,
    AnswerPlan,
    ErrorCode,
    Frame,
    guess_columns,
    meaning_of,
    plan_answers,
    text_of,
    words_of,
)
from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, shipped_questionnaires
from probierz.lib.tabular import Table, read_table

ASKED = shipped_questionnaires()[CLIENT_SURVEY]
TODAY, OPENED = date(2026, 11, 2), date(2026, 9, 1)
COLUMNS = {"k2": 0, "k6": 1}


def planned(*rows: tuple[Any, ...], columns: dict[str, int] | None = None, **more: Any) -> AnswerPlan:
    frame = Frame(today=TODAY, opened_on=OPENED, **{k: more[k] for k in ("numbers", "known") if k in more})
    table = Table((("Sprawa", "Ocena", "x"), *rows), more.get("formulas", frozenset()))
    meanings = more.get("meanings", {})
    return plan_answers(table, ASKED, columns=columns or COLUMNS, meanings=meanings, frame=frame)


def codes(plan: AnswerPlan) -> list[ErrorCode]:
    return [error.code for error in plan.errors]


# Columns


@pytest.mark.parametrize(
    "heading", ["k6", "K6", "Ogólna ocena obsługi", "ogolna ocena obslugi:", "Overall rating of the service", "Pyt. 6"]
)
def test_a_column_is_recognised_by_code_by_words_and_by_its_number(heading: str) -> None:
    assert guess_columns(["x", heading], ASKED, remembered={}, numbered=False) == {"k6": 1}


def test_what_was_said_of_a_heading_before_comes_first() -> None:
    guessed = guess_columns(["k6", "stopień"], ASKED, remembered={"k6": "Stopień"}, numbered=False)

    assert guessed["k6"] == 1


def test_numbers_of_forms_are_looked_for_only_in_a_batch() -> None:
    header = ["Nr formularza", "Data", "k6"]

    assert guess_columns(header, ASKED, remembered={}, numbered=True) == {FORM: 0, DAY: 1, "k6": 2}
    assert guess_columns(header, ASKED, remembered={}, numbered=False) == {DAY: 1, "k6": 2}


# Words


@pytest.mark.parametrize(
    ("code", "word", "meaning"),
    [
        ("k6", "4", "4"),
        ("k6", "Bardzo dobrze", "5"),
        ("k6", "5 - bardzo dobrze", "5"),
        ("k6", "very good", "5"),
        ("k3", "n/d", "na"),
        ("k3", "Nie dotyczy", "na"),
        ("k6", "6", None),
        ("k6", "0", None),
        ("k1", "taxes", "taxes"),
        ("k1", "3", "taxes"),
        ("k1", "13", None),
        ("k2", "TAK", "settled"),
        ("k2", "chyba", None),
    ],
)
def test_a_word_is_an_answer_by_code_by_label_as_a_rating_or_by_place(
    code: str, word: str, meaning: str | None
) -> None:
    assert meaning_of(ASKED.item(code), word) == meaning


def test_words_of_a_column_come_by_how_often_they_stand_there() -> None:
    table = Table((("k2",), ("nie",), ("tak",), ("tak",), ("",)))

    assert words_of(table, 0, ASKED.item("k2")) == ["tak", "nie"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [(4.0, "4"), (4.5, "4.5"), (" tak ", "tak"), (datetime(2026, 10, 1, 12, tzinfo=UTC), "2026-10-01")],
)
def test_a_cell_is_read_as_somebody_would_type_it(cell: Any, text: str) -> None:
    assert text_of(cell) == text


# Rows


def test_rows_become_sheets_and_blank_rows_are_passed_over() -> None:
    plan = planned(("tak", 4.0, ""), ("", "", ""), ("w toku", "", "uwaga"))

    assert plan.errors == ()
    assert [(row.row, dict(row.answers.values)) for row in plan.rows] == [
        (2, {"k2": "settled", "k6": 4}),
        (4, {"k2": "in-progress"}),
    ]


def test_an_unknown_word_is_an_error_until_somebody_says_what_it_means() -> None:
    assert codes(planned(("chyba", 4.0, ""))) == [ErrorCode.UNKNOWN_WORD]

    said = {"k2": {"chyba": "in-progress", "x": ""}}
    plan = planned(("chyba", 4.0, ""), ("x", 3.0, ""), meanings=said)
    assert [dict(row.answers.values) for row in plan.rows] == [{"k2": "in-progress", "k6": 4}, {"k6": 3}]


def test_a_number_comes_once_and_belongs_to_the_batch() -> None:
    columns = {FORM: 2, "k6": 1}
    rows = [("", 4.0, 3.0), ("", 4.0, "03"), ("", 4.0, 31.0), ("", 4.0, ""), ("", 4.0, 7.0)]

    plan = planned(*rows, columns=columns, numbers=(1, 30), known=frozenset({7}))

    assert codes(plan) == [
        ErrorCode.REPEATED_NUMBER,
        ErrorCode.OUT_OF_BATCH,
        ErrorCode.NO_NUMBER,
        ErrorCode.KNOWN_NUMBER,
    ]
    assert plan.errors[0].params == {"before": 2}
    assert [row.number for row in plan.rows] == [3]


def test_a_day_lies_within_the_wave() -> None:
    columns = {"k6": 1, DAY: 2}
    rows = [
        ("", 4.0, "1.10.2026"),
        ("", 4.0, ""),
        ("", 4.0, "2026-08-31"),
        ("", 4.0, "2026-11-03"),
        ("", 4.0, "wtorek"),
    ]

    plan = planned(*rows, columns=columns)

    assert [row.day for row in plan.rows] == [date(2026, 10, 1), TODAY]
    assert codes(plan) == [ErrorCode.DAY_OUT_OF_WAVE, ErrorCode.DAY_OUT_OF_WAVE, ErrorCode.NOT_A_DAY]


def test_formulas_and_rows_without_an_answer_are_errors() -> None:
    plan = planned(("tak", 4.0, ""), ("", "", "x"), formulas=frozenset({(2, 2)}))

    assert codes(plan) == [ErrorCode.FORMULA, ErrorCode.NO_ANSWERS]
    assert plan.errors[0].column == "Ocena"


def test_a_file_without_questions_or_rows_says_so() -> None:
    assert codes(planned(("tak", 4.0, ""), columns={DAY: 2})) == [ErrorCode.NO_QUESTIONS]
    assert codes(planned()) == [ErrorCode.NO_ROWS]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250"])
@pytest.mark.parametrize("separator", [";", ","])
def test_a_csv_of_any_office_is_read(encoding: str, separator: str) -> None:
    text = "Ogólna ocena obsługi;Co powinniśmy poprawić?\nbardzo dobrze;kolejkę na piętrze\n".replace(";", separator)
    table = read_table(text.encode(encoding))

    columns = guess_columns(table.rows[0], ASKED, remembered={}, numbered=False)
    plan = plan_answers(table, ASKED, columns=columns, meanings={}, frame=Frame(today=TODAY, opened_on=OPENED))

    assert [dict(row.answers.values) for row in plan.rows] == [{"k6": 5, "k7": "kolejkę na piętrze"}]
