"""Tables from uploaded spreadsheets (xlsx, ods) and text files (csv), read without trusting a byte of them."""

from probierz.lib.tabular.archives import unpack
from probierz.lib.tabular.spreadsheets import read_spreadsheet, read_workbook
from probierz.lib.tabular.tables import Cell, Limits, RefusalCode, Table, TableRefused, column_letter
from probierz.lib.tabular.texts import read_text

__all__ = ["Cell", "Limits", "RefusalCode", "Table", "TableRefused", "column_letter", "read_sheets", "read_table"]

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def read_table(data: bytes, *, limits: Limits = Limits()) -> Table:  # noqa: B008 - frozen, so one is enough
    """The first visible sheet of a file, whatever its name is: the kind is told by the content.

    Raises TableRefused. Nothing is expanded, and no sheet is laid out in memory, before it is known to fit
    the limits.
    """
    if len(data) > limits.upload_bytes:
        raise TableRefused(RefusalCode.TOO_LARGE, limit=limits.upload_bytes, size=len(data))
    if not data.strip():
        raise TableRefused(RefusalCode.EMPTY)
    if data.startswith(_OLE):
        encrypted = _ENCRYPTED_PACKAGE in data
        raise TableRefused(RefusalCode.ENCRYPTED if encrypted else RefusalCode.OLD_EXCEL)
    if data.startswith(_ZIP):
        table = read_spreadsheet(data, unpack(data, limits=limits), limits=limits)
    else:
        table = read_text(data, limits=limits)
    if not table.rows:
        raise TableRefused(RefusalCode.EMPTY)
    return table


def read_sheets(data: bytes, *, limits: Limits = Limits()) -> dict[str, Table]:  # noqa: B008 - as above
    """Every visible sheet of an xlsx file by its name, measured like one; raises TableRefused."""
    if len(data) > limits.upload_bytes:
        raise TableRefused(RefusalCode.TOO_LARGE, limit=limits.upload_bytes, size=len(data))
    if not data.startswith(_ZIP):
        raise TableRefused(RefusalCode.WRONG_TYPE)
    return read_workbook(data, unpack(data, limits=limits), limits=limits)
