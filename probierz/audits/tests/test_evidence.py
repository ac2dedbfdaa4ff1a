"""Photos and files beside the questions: what is refused, shown, only taken away, or removed."""

from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from probierz.attachments.models import OfficeFile
from probierz.attachments.store import path_of
from probierz.audits.actions import conduct, evidence
from probierz.audits.models import Audit, AuditFile
from probierz.audits.rules import LARGEST_FILE, Refusal
from probierz.audits.tests.conftest import TODAY, Here
from probierz.audits.tests.stories import refused, write
from probierz.lib.identifiers import portable_id
from probierz.trail.models import Event

PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF"


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


def test_a_removed_photo_leaves_no_content_and_the_one_beside_it_stays(
    here: Here, django_capture_on_commit_callbacks: Any
) -> None:
    question = here.question(here.running())
    other = evidence.Sheet(name="inne.jpg", content=PHOTO + b"2")
    stays = evidence.add_file(here.zaneta, question=question, sheet=other, on=TODAY)
    sheet = evidence.Sheet(name="foto.jpg", content=PHOTO)
    gone, twin = (
        evidence.add_file(here.zaneta, question=question, sheet=one, on=TODAY)
        for one in (sheet, replace(sheet, sent_as="b-2"))
    )
    place = path_of(gone.file.sha256)

    with django_capture_on_commit_callbacks(execute=True):
        evidence.remove_file(here.zaneta, file=gone)
    assert place.exists()
    with django_capture_on_commit_callbacks(execute=True):
        evidence.remove_file(here.zaneta, file=twin)

    assert not place.exists()
    assert path_of(stays.file.sha256).exists()
    assert list(OfficeFile.objects.all()) == [stays.file]
    with refused(Refusal.MOVED):
        evidence.remove_file(here.zaneta, file=gone)


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
    for name, content in (("foto.html", PHOTO), ("IMG.heic", b"\x00\x00\x00\x18ftypheic"), ("a.pdf", b"%PDF-1.7")):
        values = {"name": portable_id(), "file": SimpleUploadedFile(name, content, "text/html")}
        assert client.post(place, values).status_code == 302

    answers = [client.get(f"{place}{one.key}/") for one in AuditFile.objects.order_by("pk")]

    found = [(one["Content-Disposition"].split(";")[0], one["Content-Type"]) for one in answers]
    taken_away = ("attachment", "application/octet-stream")
    assert found == [("inline", "image/jpeg"), taken_away, taken_away]
    assert all(one["X-Content-Type-Options"] == "nosniff" for one in answers)
