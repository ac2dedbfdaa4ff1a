"""Sheets of xlsx and ods files: measured first by our own scan, then read by calamine."""

import io
from collections.abc import Mapping

import python_calamine

from probierz.lib.tabular.scans import Extent, OdsScan, RelationScan, SheetScan, WorkbookScan, scan
from probierz.lib.tabular.tables import Cell, Limits, RefusalCode, Table, TableRefused, table_of

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
# What marks a kind of file for calamine. Two of them in one file could make it read what was not scanned.
_MARKS = frozenset({_WORKBOOK, "xl/workbook.bin", _CONTENT})
_WANTED = (python_calamine.SheetTypeEnum.WorkSheet, python_calamine.SheetVisibleEnum.Visible)


def read_spreadsheet(data: bytes, members: Mapping[str, bytes], *, limits: Limits) -> Table:
    """The first visible sheet. `members` is what unpacking the data gave."""
    marks = _MARKS & {name.casefold().replace("\\", "/") for name in members}
    if marks == {_WORKBOOK} <= members.keys():
        return _read_xlsx(data, members, limits)
    if marks == {_CONTENT} <= members.keys() and members.get("mimetype", b"").startswith(_ODS):
        return _read_ods(data, members, limits)
    raise TableRefused(RefusalCode.WRONG_TYPE)


def read_workbook(data: bytes, members: Mapping[str, bytes], *, limits: Limits) -> dict[str, Table]:
    """Every visible sheet of an xlsx file by its name."""
    if _MARKS & {name.casefold().replace("\\", "/") for name in members} != {_WORKBOOK}:
        raise TableRefused(RefusalCode.WRONG_TYPE)
    listed, workbook = _listed(data, members)
    return {
        sheet.name: _table(workbook, place, _extent(members, listed[place], limits), limits)
        for place, sheet in enumerate(workbook.sheets_metadata)
        if (sheet.typ, sheet.visible) == _WANTED
    }


def _read_xlsx(data: bytes, members: Mapping[str, bytes], limits: Limits) -> Table:
    listed, workbook = _listed(data, members)
    index = _first_visible(workbook)
    return _table(workbook, index, _extent(members, listed[index], limits), limits)


def _listed(data: bytes, members: Mapping[str, bytes]) -> tuple[list[str], python_calamine.CalamineWorkbook]:
    """Where each sheet lies in the file, and the workbook."""
    listed, relations = WorkbookScan(), RelationScan()
    scan(members[_WORKBOOK], listed)
    scan(members.get(_RELATIONS, b""), relations)
    workbook = _opened(data)
    if workbook.sheet_names != [name for name, _ in listed.sheets]:
        raise TableRefused(RefusalCode.BROKEN)
    return [relations.targets.get(relation, "") for _, relation in listed.sheets], workbook


def _extent(members: Mapping[str, bytes], target: str, limits: Limits) -> Extent:
    sheet = members.get(target.removeprefix("/") if target.startswith(("/", "xl/")) else f"xl/{target}", b"")
    reader = SheetScan(limits)
    scan(sheet, reader)
    return reader.extent


def _read_ods(data: bytes, members: Mapping[str, bytes], limits: Limits) -> Table:
    if b"encryption-data" in members.get(_MANIFEST, b""):
        raise TableRefused(RefusalCode.ENCRYPTED)
    reader = OdsScan(limits)
    scan(members[_CONTENT], reader)
    workbook = _opened(data)
    if len(workbook.sheet_names) != len(reader.extents):
        raise TableRefused(RefusalCode.BROKEN)
    index = _first_visible(workbook)
    return _table(workbook, index, reader.extents[index], limits)


def _opened(data: bytes) -> python_calamine.CalamineWorkbook:
    try:
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except BaseException as error:
        raise _refusal(error) from error


def _first_visible(workbook: python_calamine.CalamineWorkbook) -> int:
    for place, sheet in enumerate(workbook.sheets_metadata):
        if (sheet.typ, sheet.visible) == _WANTED:
            return place
    raise TableRefused(RefusalCode.EMPTY)


def _table(workbook: python_calamine.CalamineWorkbook, index: int, extent: Extent, limits: Limits) -> Table:
    if extent.rows > limits.rows:
        raise TableRefused(RefusalCode.TOO_MANY_ROWS, limit=limits.rows)
    if extent.columns > limits.columns:
        raise TableRefused(RefusalCode.TOO_MANY_COLUMNS, limit=limits.columns)
    try:
        rows = workbook.get_sheet_by_index(index).to_python(skip_empty_area=False)
    except BaseException as error:
        raise _refusal(error) from error
    stripped: list[list[Cell]] = [[cell.strip() if isinstance(cell, str) else cell for cell in row] for row in rows]
    return table_of(stripped, formulas=frozenset(extent.formulas))


def _refusal(error: BaseException) -> BaseException:
    """A refusal for calamine's errors, and for its panics, which reach Python as no ordinary exceptions."""
    ordinary = isinstance(error, Exception) and not isinstance(error, MemoryError)
    return TableRefused(RefusalCode.BROKEN) if ordinary or type(error).__name__ == "PanicException" else error
