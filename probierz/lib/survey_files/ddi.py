"""A DDI-Codebook 2.5 document: what the exported columns mean, for archives and programs.

Element names and their order follow the schema of the Data Documentation Initiative, codebook.xsd, version 2.5:
docDscr, stdyDscr, fileDscr, dataDscr; in a variable labl, qstn, valrng, catgry, varFormat.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

from probierz.lib.survey_files.columns import Column, ColumnKind

NAMESPACE = "ddi:codebook:2_5"
_TYPES = {
    ColumnKind.CODED: ("discrete", "numeric"),
    ColumnKind.NUMBER: ("contin", "numeric"),
    ColumnKind.DAY: ("contin", "character"),
}


@dataclass(frozen=True, slots=True)
class Study:
    """What was asked, by whom, when."""

    key: str
    title: str
    producer: str
    since: date | None
    until: date | None
    cases: int
    file_name: str
    made: date
    abstract: str = ""


def codebook(study: Study, columns: Sequence[Column], *, language: str) -> bytes:
    """The whole document, UTF-8."""
    root = ET.Element("codeBook", {"xmlns": NAMESPACE, "version": "2.5", "xml:lang": language})
    _citation(ET.SubElement(root, "docDscr"), study)
    _study(ET.SubElement(root, "stdyDscr"), study)
    text = ET.SubElement(ET.SubElement(root, "fileDscr", {"ID": "F1"}), "fileTxt")
    ET.SubElement(text, "fileName").text = study.file_name
    dimensions = ET.SubElement(text, "dimensns")
    ET.SubElement(dimensions, "caseQnty").text = str(study.cases)
    ET.SubElement(dimensions, "varQnty").text = str(len(columns))
    data = ET.SubElement(root, "dataDscr")
    for number, column in enumerate(columns, 1):
        _variable(data, column, number, language)
    ET.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode").encode() + b"\n"


def _citation(parent: ET.Element, study: Study) -> None:
    citation = ET.SubElement(parent, "citation")
    title = ET.SubElement(citation, "titlStmt")
    ET.SubElement(title, "titl").text = study.title
    ET.SubElement(title, "IDNo").text = study.key
    made = ET.SubElement(citation, "prodStmt")
    ET.SubElement(made, "producer").text = study.producer
    ET.SubElement(made, "prodDate", {"date": study.made.isoformat()}).text = study.made.isoformat()


def _study(parent: ET.Element, study: Study) -> None:
    _citation(parent, study)
    info = ET.SubElement(parent, "stdyInfo")
    if study.abstract:
        ET.SubElement(info, "abstract").text = study.abstract
    summary = ET.SubElement(info, "sumDscr")
    for event, day in (("start", study.since), ("end", study.until)):
        if day:
            ET.SubElement(summary, "collDate", {"date": day.isoformat(), "event": event}).text = day.isoformat()
    ET.SubElement(summary, "nation", {"abbr": "PL"}).text = "Polska"


def _variable(data: ET.Element, column: Column, number: int, language: str) -> None:
    interval, kind = _TYPES[column.kind]
    variable = ET.SubElement(data, "var", {"ID": f"V{number}", "name": column.name, "files": "F1", "intrvl": interval})
    label = column.label.text_in(language)
    ET.SubElement(variable, "labl").text = label
    if column.item:
        ET.SubElement(ET.SubElement(variable, "qstn"), "qstnLit").text = label
    for value in column.values:
        missing = {"missing": "Y"} if value.number == column.missing else {}
        category = ET.SubElement(variable, "catgry", missing)
        ET.SubElement(category, "catValu").text = str(value.number)
        ET.SubElement(category, "labl").text = value.label.text_in(language)
        ET.SubElement(category, "txt").text = value.code
    ET.SubElement(variable, "varFormat", {"type": kind, "schema": "other"})
