"""Texts of office files, and files that are refused."""

from time import monotonic

import pytest

from probierz.lib.extraction import DOCX, ODT, PDF, FileRefusal, FileRefused, extract
from probierz.lib.tests.papers import blank_pdf, docx, drawn_pdf, encrypted_pdf, odt, packed, pdf


def test_word_gives_its_paragraphs_without_what_was_struck_out() -> None:
    found = extract(docx("Cel procedury", "Żółty <w>egzemplarz</w>", struck="usunięte"))

    assert found.media_type == DOCX
    assert found.text == "Cel procedury\nŻółty <w>egzemplarz</w>"


def test_opendocument_gives_its_paragraphs() -> None:
    found = extract(odt("Cel", "Zakres stosowania"))

    assert (found.media_type, found.text) == (ODT, "Cel\nZakres stosowania")


def test_pdf_gives_its_text_layer() -> None:
    found = extract(pdf("Procedura nadzoru"))

    assert (found.media_type, found.text) == (PDF, "Procedura nadzoru")


def test_a_scan_has_no_text() -> None:
    assert extract(blank_pdf()).text == ""


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", FileRefusal.EMPTY),
        (b"hello", FileRefusal.WRONG_TYPE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", FileRefusal.OLD_WORD),
        (b"%PDF-1.7 nonsense", FileRefusal.BROKEN),
        (b"PK\x03\x04nonsense", FileRefusal.BROKEN),
        (packed({"a": b"x"}), FileRefusal.WRONG_TYPE),
        (encrypted_pdf(), FileRefusal.ENCRYPTED),
    ],
    ids=["nothing", "text", "old word", "bad pdf", "bad zip", "other zip", "password"],
)
def test_what_is_no_document_is_refused_with_a_reason(data: bytes, reason: FileRefusal) -> None:
    with pytest.raises(FileRefused) as refused:
        extract(data)

    assert refused.value.reason is reason


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"word/document.xml": b"<a/>", "word/vbaProject.bin": b"x"}, FileRefusal.MACROS),
        ({"word/document.xml": b"<a"}, FileRefusal.BROKEN),
        ({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, FileRefusal.BROKEN),
        ({"word/document.xml": b"0" * 30_000_000}, FileRefusal.EXPANDS_TOO_MUCH),
    ],
    ids=["macros", "cut", "entities", "bomb"],
)
def test_a_dangerous_word_file_is_not_opened(members: dict[str, bytes], reason: FileRefusal) -> None:
    with pytest.raises(FileRefused) as refused:
        extract(packed(members))

    assert refused.value.reason is reason


def test_a_file_is_not_read_beyond_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("probierz.lib.extraction.files.LARGEST", 10)

    with pytest.raises(FileRefused) as refused:
        extract(b"%PDF-1.7 and more")

    assert refused.value.reason is FileRefusal.TOO_LARGE


def test_signs_that_nobody_sees_are_left_out_of_the_text() -> None:
    found = extract(drawn_pdf(b"BT /F1 12 Tf (Cel\\000 procedury\\001) Tj ET"))

    assert found.text == "Cel procedury"


def test_a_small_pdf_that_unfolds_into_hours_is_read_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("probierz.lib.extraction.portable._SECONDS", 0.5)
    bomb = drawn_pdf(b"BT /F1 12 Tf " + b"1 0 0 1 10 10 Tm (a) Tj " * 20_000 + b"ET", pages=300)
    begun = monotonic()

    assert extract(bomb).media_type == PDF
    assert monotonic() - begun < 20


def test_a_page_that_is_one_endless_drawing_has_no_text() -> None:
    assert extract(drawn_pdf(b" " * 5_000_001 + b"BT /F1 12 Tf (a) Tj ET")).text == ""
