"""Writing tables for spreadsheets: xlsx and csv, with nothing in them that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

import xlsxwriter

Value = str | int | float | Decimal | date | None
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
_WIDEST = 60
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # wide ones too


def xlsx(head: Sequence[str], rows: Iterable[Sequence[Value]], *, title: str) -> bytes:
    """One sheet with a frozen, filtered head; texts are written as texts whatever they begin with."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet(_sheet_name(title))
    bold, day = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "yyyy-mm-dd"})
    widths = [len(word) for word in head]
    for column, word in enumerate(head):
        sheet.write_string(0, column, word, bold)
    last = 0
    for last, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            _write(sheet, last, column, value, day)
            widths[column] = max(widths[column], len(str(value or "")))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(head) - 1)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width + 3, _WIDEST))
    book.close()
    return file.getvalue()


def xlsx_book(pages: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """Plain sheets of texts by their names, for programs to read."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    for name, rows in pages.items():
        sheet = book.add_worksheet(_sheet_name(name))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text)
    book.close()
    return file.getvalue()


def csv_text(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Semicolons and a byte order mark, which the spreadsheets of offices open as they should."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(word) for word in head])
    writer.writerows([harmless(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _write(sheet: "xlsxwriter.worksheet.Worksheet", row: int, column: int, value: Value, day: object) -> None:
    if value is None or value == "":
        sheet.write_blank(row, column, None)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    else:
        sheet.write_number(row, column, value)


def harmless(value: Value) -> str:
    """A text that a spreadsheet would take for a formula is given as a text, with an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(_STARTS_A_FORMULA):
        return f"'{value}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _sheet_name(title: str) -> str:
    return "".join(letter for letter in title if letter not in "[]:*?/\\'")[:31] or "1"
