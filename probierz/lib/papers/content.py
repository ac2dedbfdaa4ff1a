"""What stands on a paper, before anybody decides whether it will be PDF or Word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who speaks: name, address and ways to reach it, and the emblem as PNG, JPEG or SVG."""

    name: str
    address: Sequence[str] = ()
    contact: Sequence[str] = ()
    logo: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Cells are texts already written for the reader; `numeric` names columns that stand to the right.

    `widths` are shares of the page's width, equal when not given.
    """

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    numeric: frozenset[int] = frozenset()
    widths: Sequence[float] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with text in Markdown, a table, or both; a section without anything says `empty`."""

    heading: str = ""
    text_markdown: str = ""
    table: Table | None = None
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole document.

    `facts` are pairs of a label and a value; `stamp` is printed on every page ("wydruk nienadzorowany"),
    `footer` at the foot of each; `landscape` gives room to wide tables; `made_on` dates the file itself.
    """

    title: str
    letterhead: Letterhead
    made_on: date
    language: str = "pl"
    subtitle: str = ""
    facts: Sequence[tuple[str, str]] = ()
    sections: Sequence[Section] = ()
    footer: str = ""
    stamp: str = ""
    landscape: bool = False
    demo: bool = False
