"""Streaming scans of the XML inside spreadsheets: how far the cells reach, and which of them are formulas.

calamine lays a sheet out as a full rectangle, so one cell far away, or one repeated a million times, would
take all memory. These scans find that out first. They compare local names, as loosely as calamine does.
"""

import re
from xml.parsers import expat

from probierz.lib.tabular.tables import Limits, RefusalCode, TableRefused

Attributes = dict[str, str]

_ODS_CELLS = frozenset({"table-cell", "covered-table-cell"})
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


class Scan:
    """A reader of elements. Subclasses overwrite `start` and `end`, which get local names."""

    def start(self, name: str, attributes: Attributes) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, data: str) -> None: ...


class Extent:
    """The rectangle from A1 that holds all content of one sheet, and its formula cells."""

    def __init__(self, limits: Limits) -> None:
        self.rows = 0
        self.columns = 0
        self.formulas: set[tuple[int, int]] = set()
        self._area = limits.rows * limits.columns

    def reach(self, row: int, column: int) -> None:
        """Widen to this cell; refuse what no table in the limits can be."""
        self.rows = max(self.rows, row)
        self.columns = max(self.columns, column)
        if self.rows * self.columns > self._area:
            raise TableRefused(RefusalCode.EXPANDS_TOO_MUCH)


def scan(xml: bytes, reader: Scan, *, with_text: bool = False) -> None:
    """Run the reader over the document. A document type is refused: office files have none, attacks do."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: reader.start(_local(name), attributes)
    parser.EndElementHandler = lambda name: reader.end(_local(name))
    parser.StartDoctypeDeclHandler = _refuse
    if with_text:
        parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - expat names no parameters
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise TableRefused(RefusalCode.BROKEN) from error


class WorkbookScan(Scan):
    """The sheets of an xlsx workbook in order: (name, relation id)."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            # Exactly one id, or calamine might follow the other one.
            (relation,) = (value for key, value in attributes.items() if _local(key) == "id")
            self.sheets.append((attributes.get("name", ""), relation))


class RelationScan(Scan):
    """The files of an xlsx workbook by relation id."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            relation = attributes.get("Id", "")
            if relation in self.targets:
                raise TableRefused(RefusalCode.BROKEN)
            self.targets[relation] = attributes.get("Target", "")


class SheetScan(Scan):
    """One sheet of an xlsx workbook. Cells may name their place or follow the one before."""

    def __init__(self, limits: Limits) -> None:
        self.extent = Extent(limits)
        self._row = 0
        self._column = 0
        self._in_cell = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "row":
            self._row = _positive(attributes["r"]) if "r" in attributes else self._row + 1
            self._column = 0
        elif name == "c":
            self._in_cell = True
            self._row, self._column = _place(attributes.get("r"), (self._row, self._column + 1))
        elif self._in_cell and name in {"v", "is", "f"}:
            self.extent.reach(self._row, self._column)
            if name == "f":
                self.extent.formulas.add((self._row, self._column))

    def end(self, name: str) -> None:
        if name == "c":
            self._in_cell = False


class OdsScan(Scan):
    """All tables of an ods document, rows and cells counted as often as they are repeated."""

    def __init__(self, limits: Limits) -> None:
        self.extents: list[Extent] = []
        self._limits = limits
        self._row = self._rows = 0
        self._column = self._columns = 0
        self._filled = False
        self._formulas: list[int] = []
        self._depth_in_cell = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if self._depth_in_cell:
            if name in {"table", "table-row", *_ODS_CELLS}:
                raise ValueError(name)
            self._depth_in_cell += 1
            self._filled = True
        elif name == "table":
            self.extents.append(Extent(self._limits))
            self._row = self._rows = 0
        elif name == "table-row":
            self._row, self._rows = self._row + self._rows, _repeats(attributes, "number-rows-repeated")
            self._column = self._columns = 0
            self._formulas = []
        elif name in _ODS_CELLS:
            self._open_cell({_local(key) for key in attributes}, _repeats(attributes, "number-columns-repeated"))

    def end(self, name: str) -> None:
        if self._depth_in_cell:
            self._depth_in_cell -= 1
            if not self._depth_in_cell and self._filled:
                self.extents[-1].reach(self._row + self._rows, self._column + self._columns)
        elif name == "table-row":
            self.extents[-1].formulas |= {
                (self._row + row, column) for column in self._formulas for row in range(1, self._rows + 1)
            }

    def _open_cell(self, keys: set[str], repeats: int) -> None:
        self._column, self._columns = self._column + self._columns, repeats
        self._depth_in_cell = 1
        self._filled = "value-type" in keys or "formula" in keys
        if "formula" in keys:
            self.extents[-1].reach(self._row + self._rows, self._column + self._columns)
            self._formulas += range(self._column + 1, self._column + self._columns + 1)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _place(reference: str | None, following: tuple[int, int]) -> tuple[int, int]:
    if reference is None:
        return following
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise ValueError(reference)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _repeats(attributes: Attributes, wanted: str) -> int:
    return max((_positive(value) for key, value in attributes.items() if _local(key) == wanted), default=1)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _refuse(*_: object) -> None:
    raise TableRefused(RefusalCode.BROKEN)
