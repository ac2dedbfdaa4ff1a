"""Roster files for the tests."""

import io
from collections.abc import Sequence

import xlsxwriter

HEADER = ("nr", "nazwisko", "imię", "stanowisko", "komórka", "e-mail")
ANNA = ("101", "Ąkowska", "Anna", "inspektor", "Referat Finansów", "anna@lipowo.example")
JAN = ("102", "Świt", "Jan", "referent", "Referat Finansów", "")
EWA = ("103", "Żuk", "Ewa", "kierownik", "Sekretariat", "ewa@lipowo.example")


def csv_file(*rows: Sequence[str], header: Sequence[str] = HEADER) -> bytes:
    return "\r\n".join(";".join(row) for row in (header, *rows)).encode("utf-8-sig")


def xlsx_file(*rows: Sequence[str], header: Sequence[str] = HEADER) -> bytes:
    """Texts as texts, but a value that begins with an equals sign becomes a formula."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Lista")
        for number, row in enumerate((header, *rows)):
            for column, value in enumerate(row):
                sheet.write(number, column, value)
    return file.getvalue()
