"""A paper as a PDF, the same file for archives and for readers of screens."""

from collections.abc import Sequence
from dataclasses import asdict

from probierz.lib.papers.binding import bound
from probierz.lib.papers.content import Paper, Section, Table
from probierz.lib.papers.passages import Block, Grid, Heading, Items, Paragraph, Quote, Run, Verbatim, blocks_of
from probierz.lib.papers.wording import words_in
from probierz.lib.typesetting.compiler import typeset
from probierz.lib.typesetting.pictures import file_name, named


def to_pdf(paper: Paper) -> bytes:
    """The whole document as PDF."""
    return typeset(
        "paper",
        _data(paper),
        language=paper.language,
        title=paper.title,
        made_at=paper.made_on,
        files=named("logo", paper.letterhead.logo),
    )


def _data(paper: Paper) -> dict[str, object]:
    words, letterhead = words_in(paper.language), paper.letterhead
    return {
        "words": words,
        "issuer": letterhead.name,
        "address": list(letterhead.address),
        "contact": list(letterhead.contact),
        "logo": file_name("logo", letterhead.logo),
        "logo_alt": words["logo_alt"].format(name=letterhead.name),
        "heading": _tied(paper.title, paper),
        "subtitle": _tied(paper.subtitle, paper),
        "facts": [[_tied(label, paper), _tied(value, paper)] for label, value in paper.facts],
        "sections": [_section(section, paper) for section in paper.sections],
        "footer": paper.footer,
        "stamp": paper.stamp,
        "landscape": paper.landscape,
        "demo": paper.demo,
    }


def _tied(text: str, paper: Paper) -> str:
    return bound(text, language=paper.language)


def _section(section: Section, paper: Paper) -> dict[str, object]:
    blocks = [_block(block) for block in blocks_of(section.text_markdown, language=paper.language)]
    filled = section.table is not None and bool(section.table.rows)
    return {
        "heading": _tied(section.heading, paper),
        "blocks": blocks,
        "table": _table(section.table, paper) if section.table and filled else None,
        "empty": "" if blocks or filled else _tied(section.empty, paper),
    }


def _table(table: Table, paper: Paper) -> dict[str, object]:
    return {
        "head": [_tied(cell, paper) for cell in table.head],
        "rows": [[_tied(cell, paper) for cell in row] for row in table.rows],
        "numeric": sorted(table.numeric),
        "widths": list(table.widths) or [1] * len(table.head),
    }


def _block(block: Block) -> dict[str, object]:
    match block:
        case Heading(runs, level):
            return {"kind": "heading", "level": level, "runs": _runs(runs)}
        case Paragraph(runs):
            return {"kind": "paragraph", "runs": _runs(runs)}
        case Items(items, ordered, start):
            inner = [[_block(one) for one in item] for item in items]
            return {"kind": "ordered" if ordered else "list", "start": start, "items": inner}
        case Quote(blocks):
            return {"kind": "quote", "blocks": [_block(one) for one in blocks]}
        case Verbatim(text):
            return {"kind": "verbatim", "text": text}
        case Grid(head, rows):
            return {"kind": "table", "head": head, "rows": rows, "numeric": [], "widths": [1] * len(head)}


def _runs(runs: Sequence[Run]) -> list[dict[str, object]]:
    return [asdict(run) for run in runs]
