"""Anybody may check a certificate: without log-in, cookies or scripts, and without learning more than that."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from probierz.attachments import store
from probierz.certificates import actions
from probierz.certificates.actions.preparing import prepare
from probierz.certificates.models import Certificate
from probierz.certificates.rules.paper import Wording
from probierz.certificates.tests.conftest import ISSUED_ON, WORDING, Issue
from probierz.lib.identifiers import portable_id
from probierz.offices.scope import programme_scope
from tests.cast import Cast


@pytest.fixture
def stranger() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def valid(cast: Cast, issue: Issue) -> Certificate:
    return issue(cast.lipowo)[0]


def _revoke(cast: Cast, row: Certificate) -> None:
    with programme_scope(cast.programme.pk):
        actions.revoke_certificate(cast.actor(cast.swiecicka), certificate=row, reason="Tajny powód")


def _replace(cast: Cast, row: Certificate) -> None:
    wording = Wording(issued_on=ISSUED_ON, language="pl")
    with programme_scope(cast.programme.pk):
        actions.replace_certificate(
            cast.actor(cast.swiecicka), certificate=row, recipient="Urząd", wording=wording, reason="Tajny powód"
        )


def _file(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("plik.pdf", content, content_type="application/pdf")


def _compare(client: Client, content: bytes):
    return client.post("/c/", {"file": _file(content)})


def test_valid_certificate_is_confirmed_with_what_stands_on_it(stranger: Client, valid: Certificate) -> None:
    answer = stranger.get(f"/c/{valid.token}/")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "state--done" in page
    for words in (valid.number, "Urząd Gminy w Lipowie", "Związek Gmin Doliny", "Jakość w Dolinie"):
        assert words in page


def test_answer_is_in_english_when_asked(stranger: Client, valid: Certificate) -> None:
    page = stranger.get(f"/c/{valid.token}/?lang=en").content.decode()

    assert "This certificate is valid" in page
    assert "Quality in the Valley" in page
    assert "20 October 2026" in page.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(("end", "shape"), [(_revoke, "late"), (_replace, "stopped")])
def test_ended_certificate_is_told_without_the_reason(
    stranger: Client, cast: Cast, valid: Certificate, end, shape: str
) -> None:
    end(cast, valid)

    page = stranger.get(f"/c/{valid.token}/").content.decode()

    assert f"pill state--{shape}" in page
    assert "Tajny powód" not in page


def test_certificate_without_paper_is_unknown(stranger: Client, cast: Cast) -> None:
    from django.db import transaction

    with programme_scope(cast.programme.pk), transaction.atomic():
        row = prepare(cast.programme, [cast.lipowo], WORDING, actor=cast.actor(cast.swiecicka))[0]

    page = stranger.get(f"/c/{row.token}/").content.decode()

    assert "pill state--none" in page
    assert row.number not in page


@pytest.mark.parametrize("token", ["Ab_defghijklmnopqrstuA", "x", "ZGD-2026-0001", "żółć", "a" * 300])
def test_unknown_code_is_answered_like_any_other(stranger: Client, valid: Certificate, token: str) -> None:
    known = stranger.get(f"/c/{valid.token}/")
    unknown = stranger.get(f"/c/{token}/")

    assert unknown.status_code == known.status_code == 200
    assert "pill state--none" in unknown.content.decode()
    assert valid.number not in unknown.content.decode()
    assert len(unknown.content) == len(known.content)


def test_check_asks_the_database_the_same_for_known_and_unknown(
    stranger: Client, valid: Certificate, django_assert_num_queries
) -> None:
    for token in (valid.token, portable_id()):
        with django_assert_num_queries(1):
            stranger.get(f"/c/{token}/")


@pytest.mark.parametrize("address", ["/c/", "/c/known/", "/c/unknown/", "/c/?code=wrong"])
def test_check_sets_no_cookie_and_leaves_no_trace(stranger: Client, valid: Certificate, address: str) -> None:
    answer = stranger.get(address.replace("/known", f"/{valid.token}"))

    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer["X-Robots-Tag"]
    assert b"<script" not in answer.content


def test_program_gets_the_answer_as_json(stranger: Client, cast: Cast, valid: Certificate) -> None:
    known = stranger.get(f"/c/{valid.token}/", headers={"accept": "application/json"}).json()
    unknown = stranger.get(f"/c/{portable_id()}/?format=json").json()
    _revoke(cast, valid)
    revoked = stranger.get(f"/c/{valid.token}/?format=json").json()

    assert known["answer"] == "valid"
    assert known["number"] == "ZGD/2026/0001"
    assert known["recipient"] == "Urząd Gminy w Lipowie"
    assert known["issued_on"] == "2026-10-20"
    assert unknown["answer"] == "unknown"
    assert set(unknown) == set(known)
    assert revoked["answer"] == "revoked"
    assert "Tajny" not in str(revoked)


def test_browser_gets_a_page(stranger: Client, valid: Certificate) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

    assert stranger.get(f"/c/{valid.token}/", headers={"accept": accept})["Content-Type"].startswith("text/html")


def test_typed_code_leads_to_the_check(stranger: Client, valid: Certificate) -> None:
    typed = stranger.get("/c/", {"code": valid.data["check_url"]})
    english = stranger.get("/c/", {"code": valid.token, "lang": "en"})

    assert typed["Location"] == f"/c/{valid.token}/"
    assert english["Location"] == f"/c/{valid.token}/?lang=en"


@pytest.mark.parametrize("code", ["", "ZGD/2026/0001", "<script>alert(1)</script>", "x" * 400])
def test_wrong_code_is_explained_and_kept(stranger: Client, valid: Certificate, code: str) -> None:
    answer = stranger.get("/c/", {"code": code})

    assert answer.status_code == 400
    assert answer.context["form"].errors["code"]
    assert b"<script" not in answer.content
    if code.startswith("ZGD"):
        assert 'value="ZGD/2026/0001"' in answer.content.decode()


@pytest.mark.parametrize("number", ["ZPP/2011/0020", " nr zpp / 2011 / 20 "])
def test_number_in_place_of_the_code_is_recognised_and_told_where_the_code_stands(
    stranger: Client, number: str
) -> None:
    page = stranger.get("/c/", {"code": number, "lang": "en"})

    assert page.status_code == 400
    assert "This is the number of the certificate." in page.text
    assert "after /c/ in the address beside the QR code" in page.text


def test_unchanged_file_is_recognised_without_its_code(stranger: Client, valid: Certificate) -> None:
    page = _compare(stranger, store.content_of(valid.file_sha256)).content.decode()

    assert "pill state--done" in page
    assert valid.number in page


def test_unchanged_file_of_a_revoked_certificate_is_not_called_valid(
    stranger: Client, cast: Cast, valid: Certificate
) -> None:
    _revoke(cast, valid)

    page = _compare(stranger, store.content_of(valid.file_sha256)).content.decode()

    assert "pill state--late" in page
    assert "notice--warning" in page


@pytest.mark.parametrize("position", [100, 5000, -30])
def test_file_changed_in_one_byte_is_told_to_be_changed(stranger: Client, valid: Certificate, position: int) -> None:
    content = bytearray(store.content_of(valid.file_sha256))
    content[position] ^= 1

    answer = stranger.post("/c/?format=json", {"file": _file(bytes(content))}).json()

    assert answer["file"] == "altered"
    assert answer["number"] == valid.number


def test_foreign_file_is_told_to_be_foreign(stranger: Client, valid: Certificate) -> None:
    answer = stranger.post("/c/?format=json", {"file": _file(b"%PDF-1.7 /c/" + portable_id().encode())}).json()

    assert answer["file"] == "not_ours"
    assert answer["number"] is None


def test_no_file_empty_file_and_huge_file_are_refused(stranger: Client, valid: Certificate) -> None:
    huge = io.BytesIO(b"0" * 10_000_001)
    huge.name = "plik.pdf"

    for sent in ({}, {"file": _file(b"")}, {"file": huge}):
        answer = stranger.post("/c/", sent)
        assert answer.status_code == 400
        assert answer.context["form"].errors["file"]
