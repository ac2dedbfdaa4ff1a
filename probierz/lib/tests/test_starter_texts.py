"""The starter pack is whole: known types, real requirements, texts that can be printed."""

import re
from datetime import date

import pytest

from probierz.lib.catalogs.documents import StarterText, entries, entry_of, usual_types
from probierz.lib.catalogs.norms import shipped_catalogs
from probierz.lib.markdown import to_html
from probierz.lib.number_patterns import Pattern
from probierz.lib.papers import Letterhead, Paper, Section, to_pdf

EACH = pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.code)


def test_codes_and_titles_are_their_own() -> None:
    assert len({entry.code for entry in entries()}) == len({entry.title for entry in entries()}) == len(entries())
    assert entry_of("polityka") is not None
    assert entry_of("nie ma") is None


def test_the_six_classic_procedures_are_there() -> None:
    assert sum(entry.type == "PS" for entry in entries()) == 6


def test_usual_types_make_numbers() -> None:
    assert all(Pattern(kind.pattern) for kind in usual_types())
    assert {entry.type for entry in entries()} <= {kind.code for kind in usual_types()}


@EACH
def test_a_text_names_requirements_that_exist(entry: StarterText) -> None:
    known = {one.number for one in shipped_catalogs()["iso9001-2015"].leaves()}

    assert set(entry.requirements) <= known
    assert entry.requirements


@EACH
def test_a_text_is_drawn_and_printed(entry: StarterText) -> None:
    html = to_html(entry.text, tables=True)
    paper = Paper(
        title=entry.title,
        letterhead=Letterhead(name="Urząd"),
        made_on=date(2026, 11, 2),
        sections=[Section(heading="Treść", text_markdown=entry.text)],
    )

    assert "<h3>" in html
    assert not re.search(r"\|\s*---", html)
    assert to_pdf(paper).startswith(b"%PDF")
