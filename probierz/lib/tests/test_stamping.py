"""Stamps on PDFs of others."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from probierz.lib.extraction.portable import BrokenPdf
from probierz.lib.stamping import stamped
from probierz.lib.tests.papers import pdf


def test_every_page_bears_the_stamp_and_its_own_text() -> None:
    made = stamped(pdf("Instrukcja"), "Kopia nadzorowana nr 3", language="pl", made_on=date(2026, 11, 2))

    (page,) = PdfReader(io.BytesIO(made)).pages
    text = page.extract_text()
    assert "Kopia nadzorowana nr 3" in text
    assert "Instrukcja" in text


def test_a_withdrawn_edition_says_so_across_the_page() -> None:
    made = stamped(pdf("x"), "PS 2", language="pl", made_on=date(2026, 11, 2), across="WYCOFANY")

    assert "WYCOFANY" in PdfReader(io.BytesIO(made)).pages[0].extract_text()


def test_a_damaged_file_is_not_stamped() -> None:
    with pytest.raises(BrokenPdf):
        stamped(b"%PDF-1.7 cut", "x", language="pl", made_on=date(2026, 11, 2))
