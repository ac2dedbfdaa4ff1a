"""Questionnaires of other systems come in row by row; what cannot is told with its row."""

import pytest
from hypothesis import given

from probierz.lib import sheets
from probierz.lib.catalogs.questionnaires import shipped_questionnaires
from probierz.lib.questionnaire_files import Imported, NoteCode, read_file, xlsform_sheets
from probierz.lib.questionnaires import Item, ItemType, Questionnaire, text_of
from probierz.lib.tabular import RefusalCode, TableRefused
from probierz.lib.tests.questionnaires import EVERY_TYPE, branched

SURVEY = [
    ["type", "name", "label::Polski (pl)", "label::English (en)", "required", "relevant", "appearance", "constraint"],
    ["start", "start", "", "", "", "", "", ""],
    ["begin group", "a", "Twoja sprawa", "Your matter", "", "", "", ""],
    ["select_one settled", "K2", "Czy załatwiona?", "Settled?", "yes", "", "", ""],
    ["select_multiple why", "why", "Dlaczego?", "", "", "${K2} = 'no' or ${K2} = 'part'", "", ""],
    ["text", "more", "Więcej", "", "", "selected(${why}, 'queue') and ${K2} != 'x'", "multiline", ""],
    ["end group", "", "", "", "", "", "", ""],
    ["select_one rate", "rate", "Ocena", "Rating", "true()", "", "", ""],
    ["select_one nolist", "x", "Brak listy", "", "", "", "", ""],
    ["integer", "age", "Ile razy?", "", "", "", "", ". < 10"],
    ["geopoint", "where", "Gdzie?", "", "", "", "", ""],
    ["begin repeat", "r", "", "", "", "", "", ""],
    ["text", "inside", "W pętli", "", "", "", "", ""],
    ["end repeat", "", "", "", "", "", "", ""],
    ["note", "thanks", "<b>Dziękujemy</b> &amp; do widzenia", "", "", "", "", ""],
]
CHOICES = [
    ["list_name", "name", "label::Polski (pl)", "label::English (en)"],
    *(["settled", code, label, code] for code, label in (("yes", "tak"), ("no", "nie"), ("part", "w części"))),
    *(["why", code, label, ""] for code, label in (("queue", "kolejka"), ("papers", "dokumenty"))),
    *(["rate", str(step), f"stopień {step}", ""] for step in range(1, 6)),
]


def workbook(survey: list[list[str]] = SURVEY, choices: list[list[str]] = CHOICES) -> bytes:
    settings = [["form_title", "form_id"], ["Ankieta", "a1"]]
    return sheets.xlsx_book({"survey": survey, "choices": choices, "settings": settings})


def tsv(*rows: tuple[str, ...]) -> bytes:
    head = ("class", "type/scale", "name", "relevance", "text", "help", "language", "mandatory", "other")
    return "\n".join("\t".join(row) for row in (head, *rows)).encode("utf-8-sig")


LIME = tsv(
    ("SL", "", "surveyls_title", "", "Ankieta żłobka", "", "pl", "", ""),
    ("SL", "", "surveyls_title", "", "Nursery survey", "", "en", "", ""),
    ("G", "0", "Obsługa", "1", "", "", "pl", "", ""),
    ("G", "0", "Service", "1", "", "", "en", "", ""),
    ("Q", "L", "Q1", "1", "<p>Czy załatwiono?</p>", "Jedna odpowiedź", "pl", "Y", "N"),
    ("A", "0", "A1", "", "tak", "", "pl", "", ""),
    ("A", "0", "A2", "", "nie", "", "pl", "", ""),
    ("Q", "L", "Q1", "1", "Settled?", "One answer", "en", "Y", "N"),
    ("A", "0", "A1", "", "yes", "", "en", "", ""),
    ("A", "0", "A2", "", "no", "", "en", "", ""),
    ("Q", "A", "Q2", '((Q1.NAOK == "A2"))', "Oceń:", "", "pl", "", ""),
    ("SQ", "0", "SQ1", "", "uprzejmość", "", "pl", "", ""),
    ("SQ", "0", "SQ2", "", "czas", "", "pl", "", ""),
    ("Q", "A", "Q2", '((Q1.NAOK == "A2"))', "Rate:", "", "en", "", ""),
    ("SQ", "0", "SQ1", "", "courtesy", "", "en", "", ""),
    ("SQ", "0", "SQ2", "", "time", "", "en", "", ""),
    ("Q", "M", "Q3", 'Q1.NAOK == "A1" and (Q2_SQ1.NAOK == "1")', "Co zaważyło?", "", "pl", "", "Y"),
    ("SQ", "0", "SQ1", "", "cena", "", "pl", "", ""),
    ("SQ", "0", "SQ2", "", "miejsce", "", "pl", "", ""),
    ("Q", "M", "Q3", "", "What mattered?", "", "en", "", "Y"),
    ("SQ", "0", "SQ1", "", "price", "", "en", "", ""),
    ("SQ", "0", "SQ2", "", "place", "", "en", "", ""),
    ("Q", "|", "Q4", "strlen(Q1) > 2", "Plik", "", "pl", "", ""),
    ("Q", "|", "Q4", "strlen(Q1) > 2", "File", "", "en", "", ""),
)


def items(found: Imported) -> dict[str, Item]:
    return {item.code: item for group in found.groups for item in group.items}


def notes(found: Imported) -> list[tuple[int, NoteCode]]:
    return [(note.row, note.code) for note in found.notes]


def test_an_xlsform_comes_in_with_its_screens_types_and_conditions() -> None:
    found = read_file(workbook())
    asked = items(found)

    assert found.title.pl == "Ankieta"
    assert [(group.title.pl, len(group.items)) for group in found.groups] == [("Twoja sprawa", 3), ("", 3)]
    assert {code: item.type for code, item in asked.items()} == {
        "k2": ItemType.CHOICE,
        "why": ItemType.MULTIPLE,
        "more": ItemType.TEXT,
        "rate": ItemType.SCALE5,
        "age": ItemType.NUMBER,
        "thanks": ItemType.NOTE,
    }
    assert (asked["k2"].text.en, asked["k2"].required) == ("Settled?", True)
    assert text_of(asked["why"].shown_if) == "k2 = no or k2 = part"
    assert asked["thanks"].text.pl == "Dziękujemy  & do widzenia"


def test_rows_of_an_xlsform_that_do_not_come_in_are_told() -> None:
    assert notes(read_file(workbook())) == [
        (2, NoteCode.DEVICE_DATA),
        (4, NoteCode.CODE_CHANGED),
        (6, NoteCode.CONDITION_LEFT_OUT),
        (9, NoteCode.NO_LIST),
        (10, NoteCode.RULE_LEFT_OUT),
        (11, NoteCode.UNKNOWN_TYPE),
        (12, NoteCode.REPEAT),
    ]


def test_a_workbook_that_is_no_xlsform_says_what_it_lacks() -> None:
    assert notes(read_file(sheets.xlsx_book({"Arkusz1": [["a"]]}))) == [(0, NoteCode.NO_SHEET)]
    assert notes(read_file(sheets.xlsx_book({"survey": [["typ"], ["text"]]}))) == [(1, NoteCode.NO_COLUMN)]


def test_a_limesurvey_comes_in_with_both_languages() -> None:
    found = read_file(LIME)
    asked = items(found)

    assert (found.title.pl, found.title.en) == ("Ankieta żłobka", "Nursery survey")
    assert (found.groups[0].title.pl, found.groups[0].title.en) == ("Obsługa", "Service")
    assert list(asked) == ["q1", "q2_sq1", "q2_sq2", "q3"]
    assert (asked["q1"].text.pl, asked["q1"].text.en, asked["q1"].hint.en) == (
        "Czy załatwiono?",
        "Settled?",
        "One answer",
    )
    assert [option.label.en for option in asked["q1"].options] == ["yes", "no"]
    assert (asked["q2_sq2"].type, asked["q2_sq2"].text.pl) == (ItemType.SCALE5, "Oceń: czas")
    assert text_of(asked["q2_sq1"].shown_if) == "q1 = a2"
    assert text_of(asked["q3"].shown_if) == "q1 = a1 and q2_sq1 = 1"
    assert NoteCode.UNKNOWN_TYPE in {note.code for note in found.notes}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b" \n", RefusalCode.EMPTY),
        (b"a;b\n1;2\n", RefusalCode.WRONG_TYPE),
        ("klasa\tą".encode("cp1250"), RefusalCode.UNKNOWN_ENCODING),
        (b"PK\x03\x04 no zip", RefusalCode.BROKEN),
    ],
)
def test_what_is_neither_is_refused(data: bytes, code: RefusalCode) -> None:
    with pytest.raises(TableRefused) as refused:
        read_file(data)

    assert refused.value.code is code


@pytest.mark.parametrize("asked", [*shipped_questionnaires().values(), EVERY_TYPE])
def test_a_questionnaire_comes_back_from_its_xlsform(asked: Questionnaire) -> None:
    back = read_file(sheets.xlsx_book(xlsform_sheets(asked)))

    assert back.notes == ()
    assert [
        (group.title, [(one.code, one.type, one.text, one.required, one.codes) for one in group.items])
        for group in back.groups
    ] == [
        (group.title, [(one.code, one.type, one.text, one.required, one.codes) for one in group.items])
        for group in asked.groups
    ]


@given(branched())
def test_conditions_come_back_from_an_xlsform_saying_the_same(asked: Questionnaire) -> None:
    back = read_file(sheets.xlsx_book(xlsform_sheets(asked)))

    assert [note for note in back.notes if note.code is NoteCode.CONDITION_LEFT_OUT] == []
    assert {item.code for group in back.groups for item in group.items if item.shown_if} == {
        item.code for item in asked.items if item.shown_if
    }
