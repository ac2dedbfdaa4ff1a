"""Pages of collecting: each point's ways, lists of invitations, answers set apart; the kiosk's own addresses."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from probierz.access.actor import respondent
from probierz.lib.identifiers import portable_id
from probierz.offices.scope import across_offices, office_scope
from probierz.surveys.actions.invitations import unsubscribe
from probierz.surveys.models import CollectionPoint, HeldAnswer, Invitation, Mailing, Response, Wave
from probierz.surveys.rules import CampaignKind
from probierz.surveys.rules.quarantine import HeldReason, HeldState
from probierz.surveys.tests import factories
from probierz.surveys.web.kiosk import PARTS
from tests.cast import Cast

LIST = {
    "name": "Pozwolenia",
    "addresses": "\n".join(["ola@example.org;en", *(f"jan{number}@example.org" for number in range(1, 10))]),
    "legal_basis": "Zadanie publiczne.",
    "delete_on": "2030-01-31",
    "subject_pl": "Ocena",
    "body_pl": "Tu: {link}",
    "subject_en": "Opinion",
    "body_en": "Here: {link}",
}


@pytest.fixture
def wave(cast: Cast) -> Wave:
    return factories.opened(factories.campaign(cast))


@pytest.fixture
def point(cast: Cast, wave: Wave) -> CollectionPoint:
    return factories.point(cast.lipowo, wave.campaign)


def page(name: str, cast: Cast, wave: Wave, *more: str) -> str:
    return reverse(f"surveys:{name}", args=[cast.lipowo.code, wave.campaign.key, *more])


def mailings() -> list[Mailing]:
    with across_offices(reason="a test"):
        return list(Mailing.objects.all())


def set_apart(client: Client, point: CollectionPoint, monkeypatch, count: int = 2) -> list[HeldAnswer]:
    monkeypatch.setattr("probierz.surveys.rules.quarantine.SECONDS_A_SCREEN", 2)
    for _ in range(count):
        sheet = {"submission_id": portable_id(), "answers": factories.sheet(k7="Długo"), "seconds": 1}
        address = reverse("surveys:answers", args=[point.public_code])
        assert client.post(address, json.dumps(sheet), content_type="application/json").status_code == 201
    with across_offices(reason="a test"):
        return list(HeldAnswer.objects.all())


def test_a_point_shows_every_way_to_it(client: Client, cast: Cast, wave: Wave, point: CollectionPoint) -> None:
    client.force_login(cast.lucja)
    html = client.get(page("point", cast, wave, point.key)).content.decode()

    assert f"/s/{point.public_code}/kiosk/ustawienia/" in html
    assert "&lt;iframe" in html
    assert f"/s/{point.public_code}/ramka/" in html
    assert "<iframe" not in html


def test_a_list_is_kept_seen_sent_and_deleted(client: Client, cast: Cast, wave: Wave) -> None:
    client.force_login(cast.lucja)
    made = client.post(page("mailing_new", cast, wave), LIST)
    (mailing,) = mailings()
    address = page("mailing", cast, wave, mailing.key)
    assert made["Location"] == address
    assert "Pozwolenia" in client.get(page("mailings", cast, wave)).content.decode()

    for command, state in (("send", "sent"), ("delete", "deleted")):
        client.post(page("mailing_move", cast, wave, mailing.key, command))
        assert mailings()[0].state == state
        assert client.get(address).status_code == 200


def test_a_file_brings_addresses_too(client: Client, cast: Cast, wave: Wave) -> None:
    client.force_login(cast.lucja)
    file = SimpleUploadedFile("lista.csv", "adres;język\nżaneta@example.org;pl\n".encode("cp1250"))
    client.post(page("mailing_new", cast, wave), {**LIST, "file": file})

    assert mailings()[0].invited == 11


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"addresses": "jan@example.org\nto nie adres"}, "to nie adres"),
        ({"addresses": ""}, 'id="id_addresses'),
        ({"delete_on": "2020-01-01"}, 'id="id_delete_on'),
        ({"body_pl": "Bez odnośnika"}, "Bez odnośnika"),
        ({"legal_basis": ""}, 'id="id_legal_basis'),
    ],
)
def test_a_faulty_list_is_explained_and_kept_as_typed(
    client: Client, cast: Cast, wave: Wave, wrong: dict[str, str], said: str
) -> None:
    client.force_login(cast.lucja)
    response = client.post(page("mailing_new", cast, wave), {**LIST, **wrong})

    assert response.status_code == 422
    assert said in response.content.decode()
    assert "Opinion" in response.content.decode()
    assert not mailings()


def test_a_list_of_one_is_refused_with_what_to_do(client: Client, cast: Cast, wave: Wave) -> None:
    client.force_login(cast.lucja)

    response = client.post(page("mailing_new", cast, wave), {**LIST, "addresses": "jan@example.org"})

    assert response.status_code == 422
    assert "Połącz tę listę z inną." in response.content.decode()
    assert set(response.context["form"].errors) == {"addresses"}
    assert "Opinion" in response.content.decode()
    assert not mailings()


def test_a_refused_list_is_explained_beside_what_to_mend(client: Client, cast: Cast, wave: Wave) -> None:
    client.force_login(cast.lucja)
    client.post(page("mailing_new", cast, wave), LIST)
    with office_scope(cast.lipowo.pk):
        for invitation in Invitation.objects.select_related("office"):
            unsubscribe(respondent(), invitation=invitation)

    again = client.post(page("mailing_new", cast, wave), {**LIST, "addresses": LIST["addresses"].replace("@", "2@")})
    nobody = client.post(page("mailing_new", cast, wave), {**LIST, "name": "Druga lista"})

    assert (again.status_code, nobody.status_code) == (422, 422)
    assert set(again.context["form"].errors) == {"name"}
    assert set(nobody.context["form"].errors) == {"addresses"}
    assert len(mailings()) == 1


def test_many_lists_cost_no_more_questions_than_one(client: Client, cast: Cast, wave: Wave) -> None:
    client.force_login(cast.lucja)
    asked = []
    for names in ("A", "BCDEFG"):
        for name in names:
            client.post(page("mailing_new", cast, wave), {**LIST, "name": name})
        client.get(page("mailings", cast, wave))
        with CaptureQueriesContext(connection) as found:
            client.get(page("mailings", cast, wave))
        asked.append(len(found))

    assert len(mailings()) == 7
    assert asked[0] == asked[1]


def test_answers_set_apart_are_decided_in_bulk(
    client: Client, cast: Cast, wave: Wave, point: CollectionPoint, monkeypatch
) -> None:
    first, second = set_apart(client, point, monkeypatch)
    client.force_login(cast.lucja)
    address = page("held", cast, wave)
    html = client.get(address).content.decode()
    assert "Długo" not in html
    assert "<dd>" not in html
    assert "wszędzie ta sama ocena" in html
    assert point.name in html
    assert address in client.get(page("collecting", cast, wave)).content.decode()

    nothing = client.post(address, {"reason": HeldReason.TOO_QUICK, "decision": "accept"}, follow=True)
    assert "alert" in nothing.content.decode()
    client.post(address, {"reason": HeldReason.TOO_QUICK, "decision": "accept", "chosen": [str(first.pk)]})
    client.post(address, {"reason": HeldReason.TOO_QUICK, "decision": "discard", "all": "yes"})

    with across_offices(reason="a test"):
        assert [one.submission_id for one in Response.objects.all()] == [first.submission_id]
        assert [(one.pk, one.state) for one in HeldAnswer.objects.all()] == [(second.pk, HeldState.DISCARDED)]


def test_an_answer_of_the_staff_set_apart_shows_neither_unit_nor_day_nor_words(
    client: Client, cast: Cast, monkeypatch
) -> None:
    wave = factories.opened(factories.campaign(cast, CampaignKind.STAFF))
    point = factories.point(cast.lipowo, wave.campaign, "Wydział Finansowy")
    monkeypatch.setattr("probierz.surveys.rules.quarantine.SECONDS_A_SCREEN", 2)
    sheet = {"submission_id": portable_id(), "answers": factories.staff_sheet() | {"w12": "Zażółć"}, "seconds": 3}
    address = reverse("surveys:answers", args=[point.public_code])
    assert client.post(address, json.dumps(sheet), content_type="application/json").status_code == 201
    client.force_login(cast.lucja)

    html = client.get(page("held", cast, wave)).content.decode()

    with across_offices(reason="a test"):
        held = HeldAnswer.objects.get()
    assert str(held.pk) in html
    assert "Odpowiedziano na 12 z 12 pytań" in html
    for told in ("Wydział Finansowy", "Zażółć", "<dd>", f"{held.day.day}.{held.day:%m}", f"{held.day:%Y}"):
        assert told not in html.split("<main")[1].split("</main>")[0]


def test_only_the_representative_sees_lists_and_answers_set_apart(client: Client, cast: Cast, wave: Wave) -> None:
    client.force_login(cast.bogdan)

    for name in ("held", "mailings", "mailing_new"):
        assert client.get(page(name, cast, wave)).status_code == 403


def test_a_kiosk_carries_questions_in_both_languages(client: Client, point: CollectionPoint) -> None:
    kit = client.get(reverse("surveys:kiosk_kit", args=[point.public_code])).json()

    assert kit["is_open"] is True
    questions = [question for screen in kit["screens"] for question in screen["questions"]]
    assert [one["code"] for one in questions] == ["k1", "k2", "k3", "k4", "k5", "k6", "k8", "k7"]
    assert all(set(one["html"]) == {"pl", "en"} for one in questions)
    assert kit["words"]["pl"]["send"] != kit["words"]["en"]["send"]


def test_a_kiosk_of_a_closed_survey_asks_nobody(client: Client, point: CollectionPoint) -> None:
    factories.closed(point.campaign)

    assert client.get(reverse("surveys:kiosk_kit", args=[point.public_code])).json()["is_open"] is False


def test_the_worker_serves_the_kiosk_alone_and_every_part_of_it_exists(client: Client, point: CollectionPoint) -> None:
    home = reverse("surveys:kiosk", args=[point.public_code])
    text = client.get(reverse("surveys:kiosk_worker", args=[point.public_code])).content.decode()
    shelf = json.loads(text.partition("const SHELF = ")[2].partition(";\n")[0])
    manifest = client.get(reverse("surveys:kiosk_manifest", args=[point.public_code])).json()

    assert all(one.startswith(home) for one in shelf["pages"])
    assert all(client.get(one).getvalue() for one in shelf["parts"])
    assert len(shelf["parts"]) == len(PARTS)
    assert manifest["scope"] == manifest["start_url"] == home


@pytest.mark.parametrize("name", ["kiosk", "kiosk_setup", "kiosk_kit", "kiosk_manifest", "kiosk_worker", "unsubscribe"])
def test_an_unknown_code_has_no_kiosk(client: Client, db: None, name: str) -> None:
    assert client.get(reverse(f"surveys:{name}", args=["ZZZZ"])).status_code == 404


@pytest.mark.parametrize("name", ["kiosk", "kiosk_setup", "kiosk_kit"])
def test_a_kiosk_leaves_no_cookie(client: Client, point: CollectionPoint, name: str) -> None:
    response = client.get(reverse(f"surveys:{name}", args=[point.public_code]))

    assert response.status_code == 200
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]
