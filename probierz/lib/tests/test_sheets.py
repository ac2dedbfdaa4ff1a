"""Tables for spreadsheets: what is written comes back, and nothing in it runs."""

import csv
import io
from datetime import date

import pytest

from probierz.lib.sheets import csv_text, xlsx
from probierz.lib.tabular import read_table

HEAD = ["Urząd", "Osoby", "Dzień"]


def test_an_xlsx_gives_back_what_was_written():
    content = xlsx(HEAD, [["Urząd Gminy w Łowiczu", 46, date(2011, 1, 20)], ["Żory", None, None]], title="Urzędy")

    table = read_table(content)

    assert table.rows[1][:2] == ("Urząd Gminy w Łowiczu", 46)
    assert str(table.rows[1][2]).startswith("2011-01-20")
    assert table.rows[2] == ("Żory", "", "")


def test_a_csv_opens_in_polish_spreadsheets_with_its_letters():
    content = csv_text(HEAD, [["Żory", 12, date(2011, 1, 20)]])

    assert content.decode("utf-8-sig") == "Urząd;Osoby;Dzień\r\nŻory;12;2011-01-20\r\n"
    assert content.startswith(b"\xef\xbb\xbf")


def test_a_text_like_a_formula_stays_a_text():
    content = csv_text(["Nazwa"], [["=2+2"], ["@SUM(A1)"], [-5]])

    assert content.decode("utf-8-sig").splitlines() == ["Nazwa", "'=2+2", "'@SUM(A1)", "-5"]


def test_a_sheet_name_leaves_out_what_spreadsheets_refuse():
    assert xlsx(["a"], [], title="p/q: [etap]*?" * 9)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_no_beginning_of_a_formula_is_left_alone(start: str) -> None:
    rows = list(csv.reader(io.StringIO(csv_text(["Nazwa"], [[f"{start}1+1"]]).decode("utf-8-sig")), delimiter=";"))

    assert rows[1] == [f"'{start}1+1"]
