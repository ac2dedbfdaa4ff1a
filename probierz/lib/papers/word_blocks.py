"""Blocks of text as Word's own paragraphs, lists and tables."""

import unicodedata
from collections.abc import Sequence

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.table import Table as WordTable
from docx.table import _Row
from docx.text.paragraph import Paragraph as WordParagraph

from probierz.lib.papers.binding import bound
from probierz.lib.papers.content import Table
from probierz.lib.papers.passages import Block, Grid, Heading, Items, Paragraph, Quote, Run, Verbatim

_DEEPEST = 3  # Word's own list styles go no further
_STEP = Mm(8)
_LINE, _STRONG_LINE, _SHADE = "DDD8CC", "565D66", "F1EEE7"


_NO_SIGNS = str.maketrans("", "", "\ufffe\uffff")  # no signs at all, and XML refuses them


def clean(text: str) -> str:
    """Without the signs XML has no place for."""
    seen = text.translate(_NO_SIGNS)
    return "".join(letter for letter in seen if letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cs"})


def write(document: Word, blocks: Sequence[Block], *, depth: int = 0) -> None:
    """One after another; `depth` is that of the list or quote around them."""
    for block in blocks:
        match block:
            case Heading(runs, level):
                _say(document.add_paragraph(style=f"Heading {level}"), runs)
            case Paragraph(runs):
                _say(_indented(document.add_paragraph(), depth), runs)
            case Items():
                _list(document, block, depth)
            case Quote(inner):
                write(document, inner, depth=depth + 1)
            case Verbatim(text):
                _indented(document.add_paragraph(clean(text), style="Verbatim"), depth)
            case Grid(head, rows):
                write_table(document, Table(head=head, rows=rows), language="")


def _indented(paragraph: WordParagraph, depth: int) -> WordParagraph:
    if depth:
        paragraph.paragraph_format.left_indent = Length(_STEP * depth)
    return paragraph


def _say(paragraph: WordParagraph, runs: Sequence[Run]) -> None:
    for run in runs:
        written = paragraph.add_run(clean(run.text))
        written.bold, written.italic = run.strong or None, run.em or None
        if run.code:
            written.font.name = "Consolas"
        if run.href:
            _link(paragraph, written._r, run.href)  # noqa: SLF001  # the library has no links of its own


def _link(paragraph: WordParagraph, run: object, href: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(run)
    paragraph._p.append(link)  # noqa: SLF001


def _list(document: Word, block: Items, depth: int) -> None:
    level = min(depth + 1, _DEEPEST)
    style = ("List Number" if block.ordered else "List Bullet") + (f" {level}" if level > 1 else "")
    number = _restarted(document, style, block.start) if block.ordered else None
    for item in block.items:
        first, *rest = item or (Paragraph(()),)
        paragraph = document.add_paragraph(style=style)
        paragraph.paragraph_format.space_after = Mm(1)
        if number is not None:
            paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number  # noqa: SLF001
        if isinstance(first, Paragraph | Heading):
            _say(paragraph, first.runs)
        else:
            rest = [first, *rest]
        write(document, rest, depth=depth + 1)


def _restarted(document: Word, style: str, start: int) -> int:
    """A new count of the style's own numbering, or every list would go on where the last one ended."""
    numbering = document.part.numbering_part.element
    own = document.styles[style].element.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(own).abstractNumId.val
    fresh = numbering.add_num(abstract)
    fresh.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(fresh.numId)


def write_table(document: Word, table: Table, *, language: str) -> None:
    """The head is repeated on each page and read as a head; a row does not fall apart."""
    drawn = document.add_table(1, len(table.head))
    _fill(drawn.rows[0], table.head, table, "Table head", language)
    _mark(drawn.rows[0], "w:tblHeader")
    underline(drawn.rows[0], strong=True, shade=_SHADE)
    for cells in table.rows:
        row = drawn.add_row()
        _fill(row, cells, table, "Cell", language)
        _mark(row, "w:cantSplit")
        underline(row)
    widen(drawn, _shares(document, table))
    document.add_paragraph(style="Cell")


def _fill(row: _Row, said: Sequence[str], table: Table, style: str, language: str) -> None:
    for column, (cell, text) in enumerate(zip(row.cells, said, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.style = style
        paragraph.add_run(clean(bound(text, language=language)))
        if column in table.numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _shares(document: Word, table: Table) -> list[Length]:
    page = document.sections[0]
    room = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    shares = table.widths or [1.0] * len(table.head)
    return [Length(int(room * share / sum(shares))) for share in shares]


def widen(drawn: WordTable, widths: Sequence[Length]) -> None:
    """Both ways of saying a width, because Word believes the cells and other programs the columns."""
    drawn.autofit = False
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = width
    for row in drawn.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001  # the library has no word for it


def underline(row: _Row, *, strong: bool = False, shade: str = "") -> None:
    """A hairline beneath each cell, and a ground behind it when one is given."""
    for cell in row.cells:
        properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
        borders, line = OxmlElement("w:tcBorders"), OxmlElement("w:bottom")
        for name, value in (
            ("val", "single"),
            ("sz", "4"),
            ("space", "0"),
            ("color", _STRONG_LINE if strong else _LINE),
        ):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
        properties.append(borders)
        if shade:
            ground = OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", shade)):
                ground.set(qn(f"w:{name}"), value)
            properties.append(ground)
