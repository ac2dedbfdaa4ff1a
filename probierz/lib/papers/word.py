"""A paper as a Word file: real headings, lists and table heads, the letterhead on the first page."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section as Page
from docx.section import _Footer, _Header
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph

from probierz.lib.papers import word_blocks, word_styles
from probierz.lib.papers.binding import bound
from probierz.lib.papers.content import Letterhead, Paper, Section
from probierz.lib.papers.passages import blocks_of
from probierz.lib.papers.wording import words_in
from probierz.lib.typesetting.pictures import as_png

_SHORT, _LONG = Mm(210), Mm(297)
_INNER, _OUTER = Mm(25), Mm(20)
_LOGO, _LABEL = Mm(16), Mm(46)


def to_docx(paper: Paper) -> bytes:
    """The whole file."""
    document = Document()
    word_styles.dress(document, language=paper.language)
    _describe(document, paper)
    page = document.sections[0]
    _lay_out(page, landscape=paper.landscape)
    _head(page, paper)
    _foot(page, paper)
    _body(document, paper)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _describe(document: Word, paper: Paper) -> None:
    about = document.core_properties
    about.title, about.author = word_blocks.clean(paper.title)[:255], word_blocks.clean(paper.letterhead.name)[:255]
    about.language = paper.language
    about.created = about.modified = datetime.combine(paper.made_on, time(12), tzinfo=UTC)
    about.comments = ""


def _lay_out(page: Page, *, landscape: bool) -> None:
    page.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
    page.left_margin, page.right_margin = _INNER, _OUTER
    page.top_margin, page.bottom_margin = Mm(20), Mm(20)
    page.header_distance, page.footer_distance = Mm(12), Mm(10)
    page.different_first_page_header_footer = True


def _room(page: Page) -> Length:
    return Length((page.page_width or _SHORT) - _INNER - _OUTER)


def _head(page: Page, paper: Paper) -> None:
    _letterhead(page.first_page_header, paper.letterhead, _room(page))
    _stamp(page.first_page_header.add_paragraph(style="Stamp"), paper)
    running = page.header.paragraphs[0]
    running.style = "Small"
    running.add_run(word_blocks.clean(paper.title))
    _stamp(page.header.add_paragraph(style="Stamp"), paper)


def _letterhead(header: _Header, letterhead: Letterhead, room: Length) -> None:
    table = header.add_table(1, 3, room)
    widths = (Mm(28) if letterhead.logo else Mm(1), Length(room - Mm(88 if letterhead.logo else 61)), Mm(60))
    word_blocks.widen(table, widths)
    emblem, name, contact = table.rows[0].cells
    if letterhead.logo:
        emblem.paragraphs[0].add_run().add_picture(io.BytesIO(as_png(letterhead.logo)), height=_LOGO)
    name.paragraphs[0].style = "Office"
    name.paragraphs[0].add_run(word_blocks.clean(letterhead.name))
    for line in letterhead.address:
        name.add_paragraph(word_blocks.clean(line), style="Small")
    contact.paragraphs[0].style = "Small"
    contact.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    contact.paragraphs[0].add_run("\n".join(word_blocks.clean(line) for line in letterhead.contact))
    word_blocks.underline(table.rows[0], strong=True)
    header._element.remove(header.paragraphs[0]._p)  # noqa: SLF001  # the empty one before the table


def _stamp(paragraph: Paragraph, paper: Paper) -> None:
    said = [paper.stamp, words_in(paper.language)["demo"] if paper.demo else ""]
    paragraph.add_run(" · ".join(word_blocks.clean(one) for one in said if one))


def _foot(page: Page, paper: Paper) -> None:
    for footer in (page.first_page_footer, page.footer):
        _foot_line(footer, paper, _room(page))


def _foot_line(footer: _Footer, paper: Paper, room: Length) -> None:
    line = footer.paragraphs[0]
    line.style = "Small"
    line.paragraph_format.tab_stops.add_tab_stop(room, WD_TAB_ALIGNMENT.RIGHT)
    before, between = words_in(paper.language)["page_of"].split("{page}")
    line.add_run(f"{word_blocks.clean(paper.footer)}\t{before}")
    _field(line, "PAGE")
    line.add_run(between.partition("{pages}")[0])
    _field(line, "NUMPAGES")


def _field(paragraph: Paragraph, instruction: str) -> None:
    """What Word counts by itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    field.append(paragraph.add_run("1")._r)  # noqa: SLF001  # the library has no fields of its own
    paragraph._p.append(field)  # noqa: SLF001


def _body(document: Word, paper: Paper) -> None:
    document.add_paragraph(word_blocks.clean(bound(paper.title, language=paper.language)), style="Title")
    if paper.subtitle:
        subtitle = bound(paper.subtitle, language=paper.language)
        document.add_paragraph(word_blocks.clean(subtitle), style="Subtitle")
    if paper.facts:
        _facts(document, paper.facts, paper.language)
    for section in paper.sections:
        _section(document, section, paper)


def _facts(document: Word, facts: Sequence[tuple[str, str]], language: str) -> None:
    table = document.add_table(0, 2)
    for label, value in facts:
        row = table.add_row()
        for cell, said, style in zip(row.cells, (label, value), ("Fact label", "Cell"), strict=True):
            cell.paragraphs[0].style = style
            cell.paragraphs[0].add_run(word_blocks.clean(bound(said, language=language)))
        word_blocks.underline(row)
    word_blocks.widen(table, (_LABEL, Length(_room(document.sections[0]) - _LABEL)))


def _section(document: Word, section: Section, paper: Paper) -> None:
    if section.heading:
        document.add_paragraph(word_blocks.clean(bound(section.heading, language=paper.language)), style="Heading 2")
    word_blocks.write(document, blocks_of(section.text_markdown, language=paper.language))
    if section.table and section.table.rows:
        word_blocks.write_table(document, section.table, language=paper.language)
    elif section.empty and not section.text_markdown.strip():
        document.add_paragraph(word_blocks.clean(bound(section.empty, language=paper.language)), style="Small")
