"""Kiosks and offline queues: sent as often as needed, stored once, refused in words."""

import json

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from probierz.lib.identifiers import portable_id
from probierz.offices.scope import across_offices
from probierz.surveys.models import CollectionPoint, Response
from probierz.surveys.rules import Channel
from probierz.surveys.tests import factories
from tests.cast import Cast


@pytest.fixture
def point(cast: Cast) -> CollectionPoint:
    campaign = factories.campaign(cast)
    factories.opened(campaign)
    return factories.point(cast.lipowo, campaign)


def post(client: Client, point: CollectionPoint, body: object):
    text = body if isinstance(body, str) else json.dumps(body)
    return client.post(reverse("surveys:answers", args=[point.public_code]), text, content_type="application/json")


def stored() -> int:
    with across_offices(reason="a test"):
        return Response.objects.count()


def test_a_sheet_is_stored_once_however_often_it_is_sent(client: Client, point: CollectionPoint) -> None:
    sheet = {"submission_id": portable_id(), "answers": factories.sheet(), "channel": "kiosk"}

    codes = [post(client, point, sheet).status_code for _ in range(3)]

    assert codes == [201, 200, 200]
    assert stored() == 1


def test_the_same_id_with_other_answers_is_refused(client: Client, point: CollectionPoint) -> None:
    sheet = {"submission_id": portable_id(), "answers": factories.sheet(4)}
    post(client, point, sheet)

    response = post(client, point, {**sheet, "answers": factories.sheet(1)})

    assert response.status_code == 422
    assert response.json()["outcome"] == "conflict"


@pytest.mark.parametrize(
    "body",
    [
        *(
            "",
            "{",
            "[]",
            "3",
            '{"answers": {}}',
            '{"submission_id": "x", "answers": {}}',
            '{"submission_id": 3, "answers": {}}',
        ),
        {"submission_id": "A" * 22, "answers": []},
        {"submission_id": "A" * 22, "answers": {}, "channel": "paper"},
        {"submission_id": "A" * 22, "answers": {}, "channel": ["qr"]},
    ],
)
def test_what_is_no_sheet_is_refused_in_words(client: Client, point: CollectionPoint, body) -> None:
    response = post(client, point, body)

    assert response.status_code == 400
    assert response.json()["message"]
    assert stored() == 0


def test_wrong_answers_are_named_one_by_one(client: Client, point: CollectionPoint) -> None:
    sheet = {"submission_id": portable_id(), "answers": {"k3": 9, "x": 1, "k7": 5}}

    response = post(client, point, sheet)

    assert response.status_code == 422
    assert {(one["item"], one["code"]) for one in response.json()["problems"]} == {
        *{("k3", "not_an_option"), ("k6", "required"), ("k7", "not_a_text"), ("x", "unknown_item")}
    }
    assert stored() == 0


def test_an_unknown_code_is_not_found(client: Client, db: None) -> None:
    assert client.post(reverse("surveys:answers", args=["ZZZZ"])).status_code == 404


def test_a_closed_campaign_is_gone(client: Client, point: CollectionPoint) -> None:
    factories.closed(point.campaign)

    response = post(client, point, {"submission_id": portable_id(), "answers": factories.sheet()})

    assert response.status_code == 410


def test_a_full_disk_asks_to_send_again(client: Client, point: CollectionPoint, monkeypatch) -> None:
    def fail(submission):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("probierz.surveys.actions.submit", fail)
    response = post(client, point, {"submission_id": portable_id(), "answers": factories.sheet()})

    assert response.status_code == 503
    assert response["Retry-After"]


def test_a_get_is_refused(client: Client, point: CollectionPoint) -> None:
    assert client.get(reverse("surveys:answers", args=[point.public_code])).status_code == 405


def on_channel(point: CollectionPoint, channel: Channel) -> CollectionPoint:
    with across_offices(reason="a test"):
        CollectionPoint.objects.filter(pk=point.pk).update(channel=channel)
    return point


@pytest.mark.parametrize("claimed", [{}, {"channel": "qr"}, {"channel": "email"}])
def test_a_survey_by_invitation_takes_no_sheet_without_one(
    client: Client, point: CollectionPoint, claimed: dict[str, str]
) -> None:
    sheet = {"submission_id": portable_id(), "answers": factories.sheet(), **claimed}

    response = post(client, on_channel(point, Channel.EMAIL), sheet)

    assert response.status_code == 400
    assert stored() == 0


def test_who_types_the_address_of_a_paper_form_is_not_counted_as_paper(client: Client, point: CollectionPoint) -> None:
    sheet = {"submission_id": portable_id(), "answers": factories.sheet()}

    assert post(client, on_channel(point, Channel.PAPER), sheet).status_code == 201

    with across_offices(reason="a test"):
        assert Response.objects.get().channel == Channel.LINK
