"""A request has one number in its answer, its events and its line; a line names no address and no visitor."""

import json
import logging

import pytest
from django.test import Client

from probierz.config.logs import RoutesInsteadOfAddresses
from probierz.trail.models import Event
from probierz.trail.recording import request_id
from tests.cast import Cast


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch):
    logger = logging.getLogger("probierz.requests")
    monkeypatch.setattr(logger, "propagate", True)
    caplog.set_level(logging.INFO, logger="probierz.requests")
    return lambda: [json.loads(record.getMessage()) for record in caplog.records if record.name == logger.name]


def test_an_event_carries_the_number_of_its_request(client: Client, cast: Cast) -> None:
    client.force_login(cast.lucja)

    answer = client.post(f"/o/{cast.lipowo.code}/struktura/dodaj/", {"name": "Wydział Promocji", "on": "2026-11-02"})

    assert answer.status_code == 302
    assert Event.objects.get(verb="unit.added").request_id == answer["X-Request-Id"]
    assert request_id.get() == ""  # nothing is left behind for the next request


def test_a_line_says_who_did_what_where(client: Client, cast: Cast, lines) -> None:
    client.force_login(cast.lucja)
    answer = client.get(f"/o/{cast.lipowo.code}/historia/?actor=tajne")

    [line] = lines()
    assert line["request"] == answer["X-Request-Id"]
    assert line["actor"] == f"account:{cast.lucja.key}"
    assert (line["place"], line["route"], line["status"]) == ("urzad-lipowo", "/o/<slug:office>/historia/", 200)
    assert "tajne" not in json.dumps(line)


def test_an_anonymous_visitor_leaves_no_line(client: Client, cast: Cast, lines) -> None:
    client.get("/")
    client.get("/nie-ma/")
    client.get("/konto/login/")

    assert lines() == []


def test_addresses_are_taken_out_of_the_lines_of_others(client: Client, db: None, rf) -> None:
    request = rf.get("/c/tajny-znak/")
    request.resolver_match = None
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "%s: %s", ("Not Found", "/c/tajny-znak/"), None)
    record.request = request

    RoutesInsteadOfAddresses().filter(record)

    assert record.getMessage() == "Not Found: (no such page)"
