"""The office's own page and its settings, through the client."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from probierz.lib import papers
from probierz.members.models import Letterhead
from probierz.members.queries import office as queries
from probierz.members.tests.pages import at, text
from probierz.offices.models import Consent, Office
from probierz.offices.rules import SharingTopic
from probierz.offices.scope import office_scope
from tests.cast import Cast

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)

# Eight by eight grey points: one quantisation table, a code of one bit for each of the two alphabets.
_TABLE = bytes.fromhex("ffdb0043") + b"\0" + b"\1" * 64
_FRAME = bytes.fromhex("ffc0000b080008000801011100")
_CODES = b"".join(bytes([0xFF, 0xC4, 0, 0x14, kind, 1]) + b"\0" * 16 for kind in (0x00, 0x10))
_SCAN = bytes.fromhex("ffda0008010100003f003f")
JPEG = b"\xff\xd8" + _TABLE + _FRAME + _CODES + _SCAN + b"\xff\xd9"


@pytest.fixture
def lucja(cast: Cast, client: Client) -> Client:
    """Łucja in her browser."""
    client.force_login(cast.lucja)
    return client


def test_the_letterhead_is_written_and_shown(cast: Cast, lucja: Client) -> None:
    lines = {
        "address": "ul. Lipowa 1\n12-345 Lipowo",
        "phone": "12 345 67 89",
        "email": "",
        "website": "lipowo.example",
    }

    lucja.post(at("letterhead"), lines)

    page = text(lucja.get(at("office")))
    assert "12-345 Lipowo" in page
    assert "https://lipowo.example" in page


def upload(content: bytes, name: str = "logo.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_logo_is_put_on_shown_and_taken_away(cast: Cast, lucja: Client) -> None:
    lucja.post(at("change_logo"), {"logo": upload(PNG)})

    shown = lucja.get(at("logo"))
    assert (shown.content, shown["Content-Type"]) == (PNG, "image/png")
    assert shown["X-Content-Type-Options"] == "nosniff"
    lucja.post(at("remove_logo"))
    assert lucja.get(at("logo")).status_code == 404


BAD_LOGOS = {
    "script": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "page that claims to be a picture": b"\x89PNG\r\n\x1a\n<html>",
    "picture of ten gigapixels": PNG[:16] + b"\x00\x01\x86\xa0\x00\x01\x86\xa0" + PNG[24:],
    "half a megabyte too much": PNG[:33] + b"\0" * 600_000 + PNG[33:],
    "cut jpeg": b"\xff\xd8\xff\xe0" + b"\0" * 40,
    "png of garbage": PNG[:41] + b"garbage" + PNG[48:],
    "png without points": PNG[:16] + b"\0" * 8 + PNG[24:],
    "jpeg of nothing": b"\xff\xd8" + _FRAME + b"\xff\xd9",
    "jpeg without a frame": b"\xff\xd8\xff\xe0\x00\x04\x00\x00" + b"\0" * 40 + b"\xff\xd9",
}


@pytest.mark.parametrize("content", BAD_LOGOS.values(), ids=BAD_LOGOS)
def test_what_is_no_proper_picture_is_no_logo(cast: Cast, lucja: Client, content: bytes) -> None:
    answer = lucja.post(at("change_logo"), {"logo": upload(content)})

    assert list(answer.context["form"].errors) == ["logo"]
    with office_scope(cast.lipowo.pk):
        assert not Letterhead.objects.exists()


def test_a_jpeg_is_a_logo(cast: Cast, lucja: Client) -> None:
    lucja.post(at("change_logo"), {"logo": upload(JPEG, "logo.jpg")})

    assert lucja.get(at("logo"))["Content-Type"] == "image/jpeg"


def test_the_office_gets_a_new_name_and_keeps_the_old_one(cast: Cast, lucja: Client) -> None:
    lucja.post(at("rename_office"), {"name": "Urząd Miasta Lipowo", "teryt": "1427021", "on": "2026-01-01"})

    office = Office.objects.get(code="urzad-lipowo")
    assert office.name == "Urząd Miasta Lipowo"
    names = [(one.name, one.until) for one in office.identities.order_by("since")]
    assert names == [("Urząd Gminy w Lipowie", date(2026, 1, 1)), ("Urząd Miasta Lipowo", None)]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "Urząd Gminy w Lipowie", "teryt": "1427022"}, "name"),
        ({"on": "2009-01-01"}, "on"),
        ({"on": "2999-01-01"}, "on"),
        ({"teryt": "12"}, "teryt"),
        ({"teryt": "142702a"}, "teryt"),
    ],
)
def test_a_name_that_cannot_be_is_refused(cast: Cast, lucja: Client, changes: dict[str, str], field: str) -> None:
    answer = lucja.post(at("rename_office"), {"name": "Nowa", "teryt": "", "on": "2026-01-01", **changes})

    assert list(answer.context["form"].errors) == [field]
    assert Office.objects.get(code="urzad-lipowo").name == "Urząd Gminy w Lipowie"


def test_a_second_step_is_asked_for_only_by_somebody_who_has_one(cast: Cast, lucja: Client) -> None:
    refused = lucja.post(at("security"), {"requires_second_factor": "on"})
    assert refused.context["form"].errors
    Authenticator.objects.create(user=cast.lucja, type=Authenticator.Type.TOTP, data={})

    lucja.post(at("security"), {"requires_second_factor": "on"})

    assert Office.objects.get(code="urzad-lipowo").requires_second_factor
    lucja.force_login(cast.bogdan)
    assert lucja.get(at("office"))["Location"] == reverse("mfa_index")


def test_consents_are_withdrawn_and_given_topic_by_topic(cast: Cast, lucja: Client) -> None:
    with office_scope(cast.lipowo.pk):
        participation = cast.lipowo.participations.get()
    headcount = at("change_sharing", participation=participation.pk, topic=SharingTopic.HEADCOUNT)

    def shared() -> int:
        return Consent.objects.filter(participation=participation, until__isnull=True).count()

    lucja.post(headcount)
    assert shared() == len(SharingTopic) - 1
    lucja.post(headcount)
    assert shared() == len(SharingTopic) - 1
    lucja.post(headcount, {"share": "yes"})
    assert shared() == len(SharingTopic)
    lucja.post(headcount)
    assert Consent.objects.filter(topic=SharingTopic.HEADCOUNT, participation=participation).count() == 1
    assert lucja.get(at("sharing")).status_code == 200


def test_consents_of_another_office_or_topic_are_not_found(cast: Cast, lucja: Client) -> None:
    theirs = cast.olszyny.participations.get()
    ours = cast.lipowo.participations.get()

    assert lucja.post(at("change_sharing", participation=theirs.pk, topic="headcount")).status_code == 404
    assert lucja.post(at("change_sharing", participation=ours.pk, topic="nonsense")).status_code == 404
    assert Consent.objects.filter(until__isnull=True).count() == 2 * len(SharingTopic)


def test_papers_carry_the_letterhead(cast: Cast, lucja: Client) -> None:
    with office_scope(cast.lipowo.pk):
        assert queries.letterhead_for_print(cast.lipowo) == papers.Letterhead(name="Urząd Gminy w Lipowie")
    lucja.post(at("letterhead"), {"address": "ul. Lipowa 1\n12-345 Lipowo", "phone": "12 345 67 89"})
    lucja.post(at("change_logo"), {"logo": upload(PNG)})

    with office_scope(cast.lipowo.pk):
        printed = queries.letterhead_for_print(cast.lipowo)

    assert printed.address == ("ul. Lipowa 1", "12-345 Lipowo")
    assert printed.contact == ("12 345 67 89",)
    assert printed.logo == PNG
