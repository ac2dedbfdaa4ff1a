"""Exported answers: columns that stay, an SPSS file another program reads, a codebook in the schema's order."""

import io
import json
from collections.abc import Iterable
from csv import reader
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pyreadstat
import pytest

from probierz.lib.bilingual import Bilingual
from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, shipped_questionnaires
from probierz.lib.questionnaires import Group, Item, ItemType, Option
from probierz.lib.survey_files.columns import NA, Column, Value, columns_of
from probierz.lib.survey_files.ddi import NAMESPACE, Study, codebook
from probierz.lib.survey_files.rows import Sheet
from probierz.lib.survey_files.sav import sav
from probierz.lib.survey_files.texts import csv, json_lines

HERE = [Value(1, "baseline", Bilingual("początkowy", "baseline"))]
PLACES = [
    Value(1, "a", Bilingual("Okienko 1: zażółć gęślą jaźń", "Desk 1")),
    Value(2, "b", Bilingual("Okienko 2", "Desk 2")),
]
BY = [Value(1, "qr", Bilingual("kod QR", "QR code"))]
SHEETS = [
    Sheet("baseline", "a", "qr", "2026-10-01", {"k1": "taxes", "k2": "settled", "k3": 5, "k4": None, "k6": 4}, 75.5),
    Sheet("baseline", "b", "qr", "2026-10-01", {"k3": 1}, None),
]


@pytest.fixture
def columns() -> tuple[Column, ...]:
    return columns_of(shipped_questionnaires()[CLIENT_SURVEY], waves=HERE, points=PLACES, channels=BY)


def test_columns_follow_the_questions_and_leave_words_at_home(columns: tuple[Column, ...]) -> None:
    names = [one.name for one in columns]

    assert names[:5] == ["wave", "point", "channel", "month", "k1"]
    assert names[-1] == "index"
    assert "k7" not in names
    assert len(set(names)) == len(names)


def test_columns_may_keep_silent_about_where_an_answer_came_from() -> None:
    columns = columns_of(shipped_questionnaires()[CLIENT_SURVEY], waves=HERE)

    table = read(csv(columns, SHEETS, language=None))

    assert table[0][:2] == ["wave", "k1"]
    assert table[1][:3] == ["baseline", "taxes", "settled"]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_another_program_reads_the_spss_file(tmp_path: Path, columns: tuple[Column, ...], language: str) -> None:
    path = tmp_path / "answers.sav"
    path.write_bytes(b"".join(sav(columns, SHEETS, title="Żółć", language=language, made=date(2026, 11, 2))))

    data, about = pyreadstat.read_sav(path, output_format="dict")
    _, whole = pyreadstat.read_sav(path, output_format="dict", user_missing=True)

    assert about.column_names == [one.name for one in columns]
    assert about.column_labels == [one.label.text_in(language) for one in columns]
    for column in columns:
        labels = {float(value.number): value.label.text_in(language) for value in column.values}
        assert about.variable_value_labels.get(column.name, {}) == labels
    assert list(data["month"]) == [date(2026, 10, 1)] * 2
    assert list(data["k3"]) == [5, 1]
    assert list(data["point"]) == [1, 2]
    assert data["index"][0] == 75.5
    assert data["k2"][1] is None
    assert whole.missing_ranges["k4"] == [{"lo": NA, "hi": NA}]


def test_does_not_apply_is_a_missing_value_with_a_name(tmp_path: Path, columns: tuple[Column, ...]) -> None:
    path = tmp_path / "answers.sav"
    path.write_bytes(b"".join(sav(columns, SHEETS, title="", language="pl", made=date(2026, 11, 2))))

    plain, _ = pyreadstat.read_sav(path, output_format="dict")
    told, _ = pyreadstat.read_sav(path, output_format="dict", user_missing=True)

    assert plain["k4"][0] is None
    assert told["k4"][0] == NA


def test_the_codebook_names_every_column_in_the_order_of_the_schema(columns: tuple[Column, ...]) -> None:
    study = Study(
        "abc", "Satysfakcja & klienci", "Urząd", date(2026, 9, 1), date(2026, 9, 30), 2, "a.csv", date(2026, 11, 2)
    )

    root = ET.fromstring(codebook(study, columns, language="pl"))  # noqa: S314 - our own document

    def tag(name: str) -> str:
        return f"{{{NAMESPACE}}}{name}"

    assert [one.tag for one in root] == [tag(name) for name in ("docDscr", "stdyDscr", "fileDscr", "dataDscr")]
    assert [one.get("name") for one in root.iter(tag("var"))] == [one.name for one in columns]
    order = ["labl", "qstn", "catgry", "varFormat"]
    for variable in root.iter(tag("var")):
        found = [order.index(one.tag.removeprefix(f"{{{NAMESPACE}}}")) for one in variable]
        assert found == sorted(found)
    assert root.findtext(f".//{tag('caseQnty')}") == "2"
    assert [one.findtext(tag("catValu")) for one in root.iter(tag("catgry")) if one.get("missing") == "Y"] == ["99"] * 5


def test_the_table_holds_codes_or_words_and_nothing_a_spreadsheet_would_run(columns: tuple[Column, ...]) -> None:
    mean = replace(columns[1], values=(Value(1, "a", Bilingual('=1+1;"x"', "=1+1")), *columns[1].values[1:]))
    columns = (columns[0], mean, *columns[2:])

    codes = read(csv(columns, SHEETS, language=None))
    words = read(csv(columns, SHEETS, language="pl"))

    assert codes[0] == [one.name for one in columns]
    assert [codes[1][0], codes[1][3], codes[1][-1]] == ["baseline", "2026-10-01", "75.5"]
    assert dict(zip(codes[0], codes[1], strict=True))["k4"] == "na"
    assert dict(zip(codes[0], codes[2], strict=True))["k4"] == ""
    assert words[1][1] == '\'=1+1;"x"'


def test_a_line_of_json_for_each_sheet(columns: tuple[Column, ...]) -> None:
    lines = b"".join(json_lines(columns, SHEETS)).decode().splitlines()
    first, second = (json.loads(line) for line in lines)

    assert (first["k1"], first["k3"], first["k4"], second["k4"], second["index"]) == ("taxes", "5", "na", None, None)


def test_a_multiple_choice_becomes_a_column_for_each_option() -> None:
    options = (Option("desk", Bilingual("okienko", "desk")), Option("web", Bilingual("strona", "web page")))
    item = Item("m1", ItemType.MULTIPLE, Bilingual("Gdzie?", "Where?"), options=options)
    questionnaire = replace(shipped_questionnaires()[CLIENT_SURVEY], groups=(Group("g", Bilingual("", ""), (item,)),))
    columns = columns_of(questionnaire, waves=HERE, points=PLACES, channels=BY)
    sheets = [SHEETS[0]._replace(answers=answers) for answers in ({"m1": "web"}, {"m1": "desk web"}, {})]

    table = read(csv(columns, sheets, language=None))

    assert [row[4:6] for row in table] == [["m1_desk", "m1_web"], ["0", "1"], ["1", "1"], ["", ""]]


def read(pieces: Iterable[bytes]) -> list[list[str]]:
    return list(reader(io.StringIO(b"".join(pieces).decode("utf-8-sig")), delimiter=";"))
