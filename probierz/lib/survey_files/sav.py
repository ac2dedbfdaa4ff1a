"""Writing an SPSS system file, row by row: numbers with the words for them, so that no program has to be told.

Every column is numeric and has value labels; this is the part of the format that all readers agree about. Written
after the description in the PSPP manual (System File Format, GNU PSPP 1.6), little-endian, not compressed, UTF-8.
"""

import struct
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from probierz.lib.survey_files.columns import Column, ColumnKind
from probierz.lib.survey_files.rows import AS_NUMBERS, Cell, Sheet, rows_of

SYSTEM_MISSING = -1.7976931348623157e308
HIGHEST = 1.7976931348623157e308
LOWEST = -1.797693134862315e308
_EPOCH = date(1582, 10, 14)  # SPSS counts seconds from here
_SECONDS = 86_400
_NUMBER, _DAY = 5, 39  # print formats F and SDATE (2026/11/02)
_MEASURES = {ColumnKind.CODED: 1, ColumnKind.NUMBER: 3, ColumnKind.DAY: 3}  # nominal, scale
A_PIECE = 2_000  # rows; a piece is what is in memory
LONGEST_LABEL = 120  # of a value, in bytes


def sav(
    columns: Sequence[Column], sheets: Iterable[Sheet], *, title: str, language: str, made: date
) -> Iterator[bytes]:
    """The file in pieces; it is never whole in memory, whatever the number of rows."""
    yield _header(len(columns), title, made)
    for number, column in enumerate(columns, 1):
        yield _variable(column, number, language)
    for number, column in enumerate(columns, 1):
        if column.values:
            yield _value_labels(column, number, language)
    yield _machine() + _floats() + _measures(columns) + _long_names(columns) + _encoding()
    yield struct.pack("<ii", 999, 0)
    whole = struct.Struct(f"<{len(columns)}d")
    rows = rows_of(columns, sheets, AS_NUMBERS)
    while piece := list(islice(rows, A_PIECE)):
        yield b"".join(whole.pack(*map(_number, row)) for row in piece)


def _header(count: int, title: str, made: date) -> bytes:
    product = _padded("@(#) SPSS DATA FILE Probierz", 60)
    sizes = struct.pack("<iiiii", 2, count, 0, 0, -1)
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    day = f"{made.day:02d} {months[made.month - 1]} {made.year % 100:02d}"
    return (
        b"$FL2"
        + product
        + sizes
        + struct.pack("<d", 100.0)
        + _padded(day, 9)
        + b"00:00:00"
        + _padded(title, 64)
        + b"\0" * 3
    )


def _variable(column: Column, number: int, language: str) -> bytes:
    label = _cut(column.label.text_in(language), 250)
    print_format = _format(column)
    missing = [] if column.missing is None else [float(column.missing)]
    record = struct.pack("<iiiiii", 2, 0, 1, len(missing), print_format, print_format) + _padded(_short(number), 8)
    record += struct.pack("<i", len(label)) + label + b"\0" * (-len(label) % 4)
    return record + b"".join(struct.pack("<d", one) for one in missing)


def _format(column: Column) -> int:
    kind, width, places = {
        ColumnKind.CODED: (_NUMBER, 8, 0),
        ColumnKind.NUMBER: (_NUMBER, 12, 4),
        ColumnKind.DAY: (_DAY, 10, 0),
    }[column.kind]
    return kind << 16 | width << 8 | places


def _value_labels(column: Column, number: int, language: str) -> bytes:
    record = struct.pack("<ii", 3, len(column.values))
    for value in column.values:
        label = _cut(value.label.text_in(language), LONGEST_LABEL)
        record += struct.pack("<dB", float(value.number), len(label)) + label + b" " * (-(len(label) + 1) % 8)
    return record + struct.pack("<iii", 4, 1, number)


def _machine() -> bytes:
    return _extension(3, 4, struct.pack("<8i", 1, 6, 0, -1, 1, 1, 2, 65001))


def _floats() -> bytes:
    return _extension(4, 8, struct.pack("<3d", SYSTEM_MISSING, HIGHEST, LOWEST))


def _measures(columns: Sequence[Column]) -> bytes:
    """Of each column: its measure, its width on the screen, aligned to the right."""
    return _extension(11, 4, b"".join(struct.pack("<iii", _MEASURES[one.kind], 10, 1) for one in columns))


def _long_names(columns: Sequence[Column]) -> bytes:
    pairs = (f"{_short(number)}={column.name}" for number, column in enumerate(columns, 1))
    return _extension(13, 1, "\t".join(pairs).encode())


def _encoding() -> bytes:
    return _extension(20, 1, b"UTF-8")


def _extension(subtype: int, size: int, data: bytes) -> bytes:
    return struct.pack("<iiii", 7, subtype, size, len(data) // size) + data


def _short(number: int) -> str:
    """The eight letters that old programs see; the real name follows in its own record."""
    return f"V{number:05d}"


def _number(cell: Cell) -> float:
    if cell is None:
        return SYSTEM_MISSING
    if isinstance(cell, date):
        return float((cell - _EPOCH).days * _SECONDS)
    return float(cell)


def _padded(text: str, length: int) -> bytes:
    return _cut(text, length).ljust(length)


def _cut(text: str, length: int) -> bytes:
    """At most so many bytes, no letter cut in two."""
    return text.encode()[:length].decode(errors="ignore").encode()
