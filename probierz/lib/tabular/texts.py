"""Text files with separated values, in the encodings and with the separators Polish offices use."""

import codecs
import csv
import io
import re
from itertools import islice

from probierz.lib.tabular.tables import Cell, Limits, RefusalCode, Table, TableRefused, table_of

_SEPARATORS = ";\t,"
_LINES_LOOKED_AT = 50
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_text(data: bytes, *, limits: Limits) -> Table:
    """A text file as a table. UTF-8 is tried before Windows-1250, which would take nearly anything."""
    text = _decoded(data)
    if _NO_TEXT.search(text):
        raise TableRefused(RefusalCode.WRONG_TYPE)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    rows: list[list[Cell]] = []
    try:
        for row in lines:
            rows.append([cell.strip() for cell in row])
            if len(rows) > limits.rows and any(rows[-1]):
                raise TableRefused(RefusalCode.TOO_MANY_ROWS, limit=limits.rows)
            if len(row) > limits.columns:
                raise TableRefused(RefusalCode.TOO_MANY_COLUMNS, limit=limits.columns)
    except csv.Error as error:
        raise TableRefused(RefusalCode.BROKEN) from error
    return table_of(rows)


def _decoded(data: bytes) -> str:
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "cp1250"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    # Windows-1250 has five bytes without a letter; a picture or a program nearly always holds one, or a NUL.
    raise TableRefused(RefusalCode.WRONG_TYPE if b"\0" in data else RefusalCode.UNKNOWN_ENCODING)


def _separator(text: str) -> str:
    """The separator the first line with one uses most; commas last, since they also stand inside values."""
    beginning = islice(io.StringIO(text, newline=""), _LINES_LOOKED_AT)
    header = next((line for line in beginning if any(one in line for one in _SEPARATORS)), "")
    return max(_SEPARATORS, key=header.count)
