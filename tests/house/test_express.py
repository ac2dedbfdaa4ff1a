"""The straight way of a kiosk's sheet keeps every promise of the long one but those about people with a session."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from probierz.lib.identifiers import portable_id
from probierz.surveys.actions import intake
from probierz.surveys.models import CollectionPoint
from probierz.surveys.tests import factories
from tests.cast import Cast


@pytest.fixture
def point(cast: Cast) -> CollectionPoint:
    campaign = factories.campaign(cast)
    factories.opened(campaign)
    return factories.point(cast.lipowo, campaign)


def sent(client: Client, code: str, **headers: str):
    body = json.dumps({"submission_id": portable_id(), "answers": factories.sheet()})
    address = reverse("surveys:answers", args=[code])
    return client.post(address, body, content_type="application/json", headers=headers)


def test_a_sheet_meets_no_session_and_carries_every_header(client: Client, cast: Cast, point: CollectionPoint) -> None:
    client.force_login(cast.lucja)

    response = sent(client, point.public_code)

    assert response.status_code == 201
    assert not hasattr(response.wsgi_request, "session")
    assert not response.cookies
    assert response["Content-Length"] == str(len(response.content))
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"
    assert "no-store" in response["Cache-Control"]
    assert len(response["X-Request-Id"]) == 16


def test_a_foreign_host_is_refused(client: Client, point: CollectionPoint) -> None:
    assert sent(client, point.public_code, host="evil.example").status_code == 400


def test_a_refusal_speaks_the_language_of_the_kiosk(client: Client, cast: Cast) -> None:
    english = sent(client, "AAAA-AAAA", accept_language="en").json()["message"]
    polish = sent(client, "AAAA-AAAA", accept_language="pl").json()["message"]

    assert english == "No survey has this code."
    assert polish != english


def test_a_fault_of_ours_is_said_as_one(point: CollectionPoint, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(submissions: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(intake, "commit", broken)

    assert sent(Client(raise_request_exception=False), point.public_code).status_code == 500


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_only_a_sheet_that_is_sent_goes_the_straight_way(client: Client, point: CollectionPoint, method: str) -> None:
    response = getattr(client, method)(reverse("surveys:answers", args=[point.public_code]))

    assert response.status_code == 405
    assert hasattr(response.wsgi_request, "session")
