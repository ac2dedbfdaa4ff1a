"""What is taken in by its content, whatever its name says."""

import io
import zipfile

import pytest

from probierz.attachments.media_types import is_shown, media_type_of

PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF"
PAPER = b"%PDF-1.7\n%%EOF"
TAKEN = [
    ("foto.jpg", PHOTO, "image/jpeg"),
    ("nazwa bez konca", PHOTO, "image/jpeg"),
    ("strona.html", PHOTO, "image/jpeg"),
    ("zrzut.png", b"\x89PNG\r\n\x1a\n\x00", "image/png"),
    ("foto.webp", b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp"),
    ("IMG_1.HEIC", b"\x00\x00\x00\x18ftypheic\x00", "image/heic"),
    ("protokol.pdf", PAPER, "application/pdf"),
    ("notatka.txt", "Zażółć\r\n".encode(), "text/plain"),
    ("wykaz.csv", "Gęś;1\n".encode("cp1250"), "text/csv"),
]
STRANGE = [
    ("strona.html", b"<script>alert(1)</script>"),
    ("rysunek.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    ("foto.jpg", b"<script>alert(1)</script>"),
    ("program.exe", b"MZ\x90\x00\x03"),
    ("udaje.txt", b"MZ\x90\x00\x03"),
    ("skrypt.sh", b"#!/bin/sh\nrm -rf /\n"),
    ("stary.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ("paczka.zip", b"PK\x03\x04\x14"),
    ("bez-nazwy", b"abc"),
    ("", b"abc"),
]


def packed(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return content.getvalue()


@pytest.mark.parametrize(("name", "content", "media_type"), TAKEN)
def test_photos_papers_and_sheets_are_known_by_their_content(name: str, content: bytes, media_type: str) -> None:
    assert media_type_of(content, name) == media_type


@pytest.mark.parametrize(("name", "content"), STRANGE)
def test_what_runs_or_pretends_is_not_taken(name: str, content: bytes) -> None:
    assert media_type_of(content, name) == ""


def test_a_sheet_with_macros_is_refused_under_an_innocent_name() -> None:
    assert media_type_of(packed("xl/workbook.xml"), "wykaz.xlsx").endswith("sheet")
    assert media_type_of(packed("xl/workbook.xml"), "wykaz.xlsm") == ""
    assert media_type_of(packed("xl/workbook.xml", "xl/vbaProject.bin"), "wykaz.xlsx") == ""


def test_only_what_every_browser_shows_is_a_picture() -> None:
    assert is_shown("image/jpeg")
    assert not is_shown("image/heic")
    assert not is_shown("image/svg+xml")
