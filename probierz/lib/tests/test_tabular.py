"""Uploaded tables: good ones are read exactly, bad ones refused by code and without harm."""

import contextlib
import io
from datetime import date
from typing import NoReturn

import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from probierz.lib.tabular import Limits, RefusalCode, TableRefused, read_table
from probierz.lib.tests.files import crafted_xlsx, ods, ods_cell, ods_repeated, ods_table, unzipped, xlsx, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD = (xlsx([["nr"], [1]]), ods(ods_table(f"<table:table-row>{ods_cell('a')}</table:table-row>")))
SMALL = Limits(rows=5, columns=4)
FAR_CELL = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def refusal(data: bytes, *, limits: Limits | None = None) -> TableRefused:
    with pytest.raises(TableRefused) as caught:
        read_table(data, limits=limits or Limits())
    return caught.value


def test_an_xlsx_is_read_with_its_types_and_its_blank_rows() -> None:
    table = read_table(xlsx([[], ["nr", "", " imię "], [12, 12.5, True, date(2011, 1, 20)], ["", ""]]))

    assert table.rows == (("", "", "", ""), ("nr", "", "imię", ""), (12.0, 12.5, True, date(2011, 1, 20)))
    assert table.formulas == frozenset()


def test_formula_cells_of_an_xlsx_are_told_by_place() -> None:
    table = read_table(xlsx([["nr", "nazwisko"], ["=1+1", "Nowak"], ["3", '=HYPERLINK("x")']]))

    assert table.formulas == {(2, 1), (3, 2)}


def test_a_hidden_first_sheet_is_passed_over() -> None:
    table = read_table(xlsx([["nr"], ["=1+1"]], hidden_first=True))

    assert table.rows[0] == ("nr",)
    assert table.formulas == {(2, 1)}


def test_cells_that_do_not_name_their_place_follow_the_one_before() -> None:
    data = crafted_xlsx("<row><c><v>1</v></c><c><f>2</f><v>2</v></c></row><row><c><f>3</f><v>3</v></c></row>")

    table = read_table(data)

    assert table.rows == ((1.0, 2.0), (3.0, ""))
    assert table.formulas == {(1, 2), (2, 1)}


def test_styled_cells_without_content_do_not_count() -> None:
    table = read_table(
        crafted_xlsx('<row r="1"><c r="A1"><v>1</v></c></row><row r="9000"><c r="XFD9000" s="1"/></row>')
    )

    assert table.rows == ((1.0,),)


def test_an_ods_is_read_with_repeated_cells_and_rows() -> None:
    blank = ods_repeated(16384)
    computed = 'table:formula="of:=1+1" office:value-type="float" office:value="2"'
    formula = ods_repeated(2, computed)
    rows = f"<table:table-row>{ods_cell('nr')}{ods_cell('imię')}</table:table-row>"
    rows += f'<table:table-row table:number-rows-repeated="2">{blank}</table:table-row>'
    rows += f'<table:table-row table:number-rows-repeated="2">{ods_cell("7")}{formula}{blank}</table:table-row>'
    rows += f'<table:table-row table:number-rows-repeated="1048571">{blank}</table:table-row>'

    table = read_table(ods(ods_table(rows) + ods_table("", name="Drugi")))

    assert table.rows == (("nr", "imię", ""), ("",) * 3, ("",) * 3, ("7", 2.0, 2.0), ("7", 2.0, 2.0))
    assert table.formulas == {(4, 2), (4, 3), (5, 2), (5, 3)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_csv_is_read_in_the_usual_encodings_and_separators(encoding: str, separator: str) -> None:
    text = f'nr{separator}nazwisko\r\n\r\n1{separator}"Żółć{separator}Łoś"\r\n\r\n'

    assert read_table(text.encode(encoding)).rows == (("nr", "nazwisko"), (), ("1", f"Żółć{separator}Łoś"))


def test_a_csv_of_one_column_needs_no_separator() -> None:
    assert read_table(b"nr\n1\n").rows == (("nr",), ("1",))


def test_a_separator_is_looked_for_only_at_the_beginning() -> None:
    """Whoever sends megabytes of lines without one must not keep the computer looking."""
    assert read_table(b"\n" * 49 + b"a,b").rows[-1] == ("a", "b")
    assert read_table(b"a\n" * 50 + b"a,b").rows[-1] == ("a,b",)


def test_a_separator_inside_values_does_not_win() -> None:
    assert read_table(b"nr;nazwisko, imie;e-mail\n1;a;b").rows[0] == ("nr", "nazwisko, imie", "e-mail")


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", b";;\n;;\n", b"\xef\xbb\xbf", xlsx([]), xlsx([["", " "]]), ods(ods_table(""))]
)
def test_a_file_without_content_is_empty(data: bytes) -> None:
    assert refusal(data).code is RefusalCode.EMPTY


def test_an_ods_without_a_sheet_is_empty() -> None:
    assert refusal(ods("")).code is RefusalCode.EMPTY


def test_a_file_of_50_mb_is_refused_by_its_size() -> None:
    refused = refusal(b"x" * 50_000_000)

    assert refused.code is RefusalCode.TOO_LARGE
    assert refused.params == {"limit": 10 * 1024 * 1024, "size": 50_000_000}
    assert "too_large" in str(refused)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%\x00\x01",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\x81\x00\x00",
        b"nr;imie\n1;\x07",
        zipped({"word/document.xml": "<w/>"}),
        zipped({"xl/workbook.bin": "x"}),
        zipped({"XL/Workbook.xml": "<x/>"}),
        zipped({**unzipped(xlsx([["a"]])), "content.xml": "<x/>"}),
        ods(ods_table(""), kind="application/vnd.oasis.opendocument.text"),
        zipped({"content.xml": "<x/>"}),
    ],
)
def test_another_kind_of_file_is_named_so(data: bytes) -> None:
    assert refusal(data).code is RefusalCode.WRONG_TYPE


def test_text_in_no_known_encoding_is_named_so() -> None:
    assert refusal(b"nr;imie\n1;\x81\x83").code is RefusalCode.UNKNOWN_ENCODING
    assert refusal(b"\xff\xfen").code is RefusalCode.UNKNOWN_ENCODING


def test_the_old_excel_format_is_named_so() -> None:
    assert refusal(OLE + b"\x00" * 600).code is RefusalCode.OLD_EXCEL


def test_encrypted_files_are_named_so() -> None:
    flagged = bytearray(xlsx([["a"]]))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        flagged[flagged.index(signature) + offset] |= 1

    assert refusal(OLE + b"\x00" * 99 + "EncryptedPackage".encode("utf-16-le")).code is RefusalCode.ENCRYPTED
    assert refusal(bytes(flagged)).code is RefusalCode.ENCRYPTED
    assert refusal(ods(ods_table(""), manifest="<m><encryption-data/></m>")).code is RefusalCode.ENCRYPTED


@pytest.mark.parametrize("kept", [4, 30, 400, -1, -30])
def test_a_truncated_xlsx_is_broken(kept: int) -> None:
    assert refusal(xlsx([["nr"], [1]])[:kept]).code is RefusalCode.BROKEN


@pytest.mark.parametrize(
    "data",
    [
        b'nr;imie\n1;"no end',
        b'nr\n"' + b"a" * 200_000 + b'"',
        crafted_xlsx("<row><c></row>"),
        crafted_xlsx('<row r="0"><c/></row>'),
        crafted_xlsx('<row r="x"><c/></row>'),
        crafted_xlsx('<row r="1"><c r="1A"><v>1</v></c></row>'),
        crafted_xlsx("", xl__workbook_0xml="<workbook><sheets><sheet name='x'/></sheets></workbook>"),
        crafted_xlsx("", xl___rels__workbook_0xml_0rels="<x><Relationship Id='a'/><Relationship Id='a'/></x>"),
        crafted_xlsx("", xl___rels__workbook_0xml_0rels="<x/>"),
        crafted_xlsx("", xl__worksheets__sheet1_0xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        ods("<table:table"),
        crafted_xlsx("", xl__workbook_0xml='<?xml version="1.0" encoding="ATF-8"?><workbook/>'),
        ods('<x:table xmlns:x="urn:x" table:name="Inny"/>'),
        ods("<table:table-row><table:table-cell table:formula='x'/></table:table-row>"),
        ods(ods_table('<table:table-row table:number-rows-repeated="-4"/>')),
        ods(ods_table(f"<table:table-row><table:table-cell>{ods_table('')}</table:table-cell></table:table-row>")),
    ],
)
def test_a_file_out_of_shape_is_broken(data: bytes) -> None:
    assert refusal(data).code is RefusalCode.BROKEN


def test_a_workbook_that_names_other_sheets_than_calamine_sees_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    class Elsewhere:
        sheet_names = ["Inny"]

    class Opener:
        @staticmethod
        def from_filelike(_: object) -> Elsewhere:
            return Elsewhere()

    monkeypatch.setattr(python_calamine, "CalamineWorkbook", Opener)

    assert refusal(xlsx([["a"]])).code is RefusalCode.BROKEN


class PanicException(BaseException):
    """Stands for the one a panic in Rust becomes."""


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (PanicException, TableRefused),
        (python_calamine.CalamineError, TableRefused),
        (OSError, TableRefused),
        (MemoryError, MemoryError),
        (KeyboardInterrupt, KeyboardInterrupt),
    ],
)
@pytest.mark.parametrize("late", [False, True])
def test_a_panic_of_the_reader_is_a_refusal_and_an_interrupt_is_not(
    *, raised: type[BaseException], expected: type[BaseException], late: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = xlsx([["a"]])
    opened = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))

    class Stub:
        sheet_names = opened.sheet_names
        sheets_metadata = opened.sheets_metadata

        def get_sheet_by_index(self, _: int) -> NoReturn:
            raise raised

        @classmethod
        def from_filelike(cls, _: object) -> "Stub":
            if late:
                return cls()
            raise raised

    monkeypatch.setattr(python_calamine, "CalamineWorkbook", Stub)

    with pytest.raises(expected):
        read_table(data)


def test_one_cell_far_away_does_not_take_all_memory() -> None:
    assert refusal(crafted_xlsx(FAR_CELL)).code is RefusalCode.EXPANDS_TOO_MUCH


@pytest.mark.parametrize(
    "row",
    [
        f'<table:table-row table:number-rows-repeated="1048576">{ods_cell("a")}</table:table-row>' * 2,
        "<table:table-row>" + ods_repeated(99999999999, 'table:formula="of:=1"') + "</table:table-row>",
        f"<table:table-row>{ods_repeated(99999999999)}{ods_cell('a')}</table:table-row>",
    ],
)
def test_one_cell_repeated_without_end_does_not_take_all_memory(row: str) -> None:
    assert refusal(ods(ods_table("") + ods_table(row, name="Drugi"))).code is RefusalCode.EXPANDS_TOO_MUCH


@pytest.mark.parametrize("make", ["xlsx", "csv"])
def test_a_table_that_is_too_long_or_too_wide_tells_the_limit(make: str) -> None:
    def made(rows: list[list[str]]) -> bytes:
        return xlsx(rows) if make == "xlsx" else "\n".join(";".join(row) for row in rows).encode()

    long, wide = refusal(made([["a"]] * 6), limits=SMALL), refusal(made([["a"] * 5]), limits=SMALL)

    assert (long.code, long.params) == (RefusalCode.TOO_MANY_ROWS, {"limit": 5})
    assert (wide.code, wide.params) == (RefusalCode.TOO_MANY_COLUMNS, {"limit": 4})
    assert len(read_table(made([["a"] * 4] * 5), limits=SMALL).rows) == 5


def test_blank_lines_after_a_csv_do_not_count() -> None:
    assert len(read_table(b"a\n" * 5 + b"\n" * 9, limits=SMALL).rows) == 5


def test_a_csv_with_a_gap_longer_than_the_limit_is_too_long() -> None:
    assert refusal(b"a\n" + b"\n" * 9 + b"b", limits=SMALL).code is RefusalCode.TOO_MANY_ROWS


@settings(max_examples=200)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    members = unzipped(data.draw(st.sampled_from(GOOD)))
    name = data.draw(st.sampled_from(sorted(members)))
    damaged = bytearray(members[name])
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))

    with contextlib.suppress(TableRefused):
        assert read_table(zipped({**members, name: bytes(damaged)})).rows
