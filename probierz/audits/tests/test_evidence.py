"""Photos and files beside the questions: what is taken in, what is refused, what is shown and what only taken away."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from probierz.audits.actions import conduct, evidence
from probierz.audits.models import Audit, AuditFile
from probierz.audits.rules import LARGEST_FILE, Refusal
from probierz.audits.rules.files import is_shown, media_type_of
from probierz.audits.tests.conftest import TODAY, Here
from probierz.audits.tests.stories import refused, write
from probierz.lib.identifiers import portable_id
from probierz.trail.models import Event

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
def test_what_runs_or_pretends_is_not_evidence(name: str, content: bytes) -> None:
    assert media_type_of(content, name) == ""


def test_a_sheet_with_macros_is_refused_under_an_innocent_name() -> None:
    assert media_type_of(packed("xl/workbook.xml"), "wykaz.xlsx").endswith("sheet")
    assert media_type_of(packed("xl/workbook.xml"), "wykaz.xlsm") == ""
    assert media_type_of(packed("xl/workbook.xml", "xl/vbaProject.bin"), "wykaz.xlsx") == ""


def test_only_what_every_browser_shows_is_a_picture() -> None:
    assert is_shown("image/jpeg")
    assert not is_shown("image/heic")
    assert not is_shown("image/svg+xml")


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        (evidence.Sheet(name="a.jpg", content=b""), Refusal.FILE_EMPTY),
        (evidence.Sheet(name="a.jpg", content=b"\xff\xd8\xff" * (LARGEST_FILE // 3 + 1)), Refusal.FILE_TOO_LARGE),
        (evidence.Sheet(name="a.html", content=b"<p>"), Refusal.FILE_STRANGE),
    ],
)
def test_a_bad_file_leaves_nothing_behind(here: Here, sheet: evidence.Sheet, reason: Refusal) -> None:
    question = here.question(here.running())
    events = Event.objects.count()

    with refused(reason):
        evidence.add_file(here.zaneta, question=question, sheet=sheet, on=TODAY)

    assert not AuditFile.objects.exists()
    assert Event.objects.count() == events


def test_a_photo_sent_again_is_kept_once_even_after_the_questions_closed(here: Here) -> None:
    audit = here.running()
    question = here.question(audit)
    sheet = evidence.Sheet(name="foto.jpg", content=PHOTO, note="Tablica", sent_as="a1b2c3d4-e5")
    first = evidence.add_file(here.zaneta, question=question, sheet=sheet, on=TODAY)
    write(here, question, "conforming")
    conduct.finish(here.zaneta, audit=audit, on=TODAY)

    assert evidence.add_file(here.zaneta, question=question, sheet=sheet, on=TODAY) == first
    with refused(Refusal.REPORT_BEGUN):
        late = evidence.Sheet(name="foto.jpg", content=PHOTO)
        evidence.add_file(here.zaneta, question=question, sheet=late, on=TODAY)
    assert Event.objects.filter(verb="audit.file.added").count() == 1


@pytest.fixture
def place(client: Client, here: Here) -> str:
    audit: Audit = here.running()
    client.force_login(here.cast.zaneta)
    return f"/o/urzad-lipowo/audity/{audit.key}/praca/{here.question(audit).key}/dowody/"


@pytest.mark.usefixtures("frozen")
def test_the_page_and_the_device_say_why_a_file_is_refused_and_keep_the_caption(client: Client, place: str) -> None:
    def sent(content: bytes, name: str = "zle.html") -> dict[str, object]:
        return {"name": portable_id(), "note": "Moje słowa", "file": SimpleUploadedFile(name, content, "image/png")}

    page = client.post(place, sent(b"<script>"))
    device = client.post(place, sent(b"<script>"), headers={"accept": "application/json"})
    nameless = client.post(place, {"file": SimpleUploadedFile("a.jpg", PHOTO)})

    assert "nie może być dowodem" in page.content.decode()
    assert (device.status_code, "nie może być dowodem" in device.json()["refused"]) == (422, True)
    assert nameless.status_code == 200
    assert not AuditFile.objects.exists()


@pytest.mark.usefixtures("frozen")
def test_a_picture_opens_in_the_browser_and_nothing_else_does(client: Client, place: str) -> None:
    for name, content in (("foto.html", PHOTO), ("IMG.heic", b"\x00\x00\x00\x18ftypheic"), ("a.pdf", PAPER)):
        values = {"name": portable_id(), "file": SimpleUploadedFile(name, content, "text/html")}
        assert client.post(place, values).status_code == 302

    answers = [client.get(f"{place}{one.key}/") for one in AuditFile.objects.order_by("pk")]

    found = [(one["Content-Disposition"].split(";")[0], one["Content-Type"]) for one in answers]
    taken_away = ("attachment", "application/octet-stream")
    assert found == [("inline", "image/jpeg"), taken_away, taken_away]
    assert all(one["X-Content-Type-Options"] == "nosniff" for one in answers)
