"""Spreadsheets made for tests, good and crafted."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

import xlsxwriter

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)
_ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"
_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xlsx(rows: Iterable[Iterable[object]], *, hidden_first: bool = False) -> bytes:
    """A workbook of one sheet; texts that begin with "=" become formulas."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2011, 1, 20, tzinfo=UTC)})  # the same file every time
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        if hidden_first:
            book.add_worksheet("Słowniki").hide()
        sheet = book.add_worksheet("Pracownicy")
        sheet.activate()
        for place, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(place, column, value, day)
                else:
                    sheet.write(place, column, value)
    return buffer.getvalue()


def crafted_xlsx(sheet_data: str, **others: str | bytes) -> bytes:
    """A workbook whose sheet holds this XML; `others` replace members, "/" and "." written as "__" and "_0"."""
    members: dict[str, str | bytes] = {**unzipped(xlsx([["a"]]))}
    members["xl/worksheets/sheet1.xml"] = _SHEET % sheet_data
    members |= {name.replace("__", "/").replace("_0", "."): content for name, content in others.items()}
    return zipped(members)


def ods_cell(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def ods_repeated(times: int, attributes: str = "") -> str:
    return f'<table:table-cell table:number-columns-repeated="{times}" {attributes}/>'


def ods_table(rows: str, *, name: str = "Pracownicy") -> str:
    return f'<table:table table:name="{name}">{rows}</table:table>'


def ods(tables: str, *, kind: str = ODS_TYPE, manifest: str = "<manifest/>") -> bytes:
    content = _ODS_HEAD + tables + _ODS_TAIL
    return zipped({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})
