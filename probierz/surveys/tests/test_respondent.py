"""The public form: no trace on the device, nothing stored before the end, every refusal in a clear sentence."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from probierz.offices.scope import across_offices, office_scope
from probierz.surveys import actions
from probierz.surveys.models import CollectionPoint, Response, Wave
from probierz.surveys.rules import CampaignKind, WaveRole
from probierz.surveys.tests import factories
from probierz.surveys.tests.factories import SYSTEM
from tests.cast import TODAY, Cast

RATINGS = {"k3": "4", "k4": "5", "k5": "3"}
WHOLE = {"k1": "taxes", "k2": "settled", **RATINGS, "k6": "4", "k8": "5"}


@pytest.fixture
def wave(cast: Cast) -> Wave:
    return factories.opened(factories.campaign(cast))


@pytest.fixture
def point(cast: Cast, wave: Wave) -> CollectionPoint:
    return factories.point(cast.lipowo, wave.campaign)


def address(point: CollectionPoint) -> str:
    return reverse("surveys:form", args=[point.public_code])


def stored() -> list[Response]:
    with across_offices(reason="a test"):
        return list(Response.objects.all())


def hidden(response) -> dict[str, str]:
    """The hidden fields a browser would send back."""
    html = response.content.decode()
    return dict(re.findall(r'<input\s+type="hidden"\s+name="([^"]+)"\s+value="([^"]*)"\s*>', html))


def ticked(html: str) -> dict[str, str]:
    return dict(re.findall(r'name="([^"]+)"\s+value="([^"]+)"\s+checked', html))


def token_at(client: Client, point: CollectionPoint, query: str = "") -> str:
    return hidden(client.get(address(point) + query))["token"]


def send(client: Client, point: CollectionPoint, token: str | None = None, *, step: object = 4, **more: str):
    sent = {"token": token or token_at(client, point), "step": str(step), "move": "next", **WHOLE, **more}
    return client.post(address(point), sent)


def test_the_form_is_walked_step_by_step_and_stored_at_the_end(client: Client, point: CollectionPoint) -> None:
    response = client.get(address(point))
    for typed in ({"k1": "taxes", "k2": "settled"}, RATINGS, {"k6": "4", "k8": "5"}):
        assert not stored()
        response = client.post(address(point), {**hidden(response), **typed, "move": "next"})
        assert response.status_code == 200
    response = client.post(address(point), {**hidden(response), "k7": "Więcej okienek", "move": "next"})

    thanks = reverse("surveys:thanks", args=[point.public_code])
    assert (response.status_code, response["Location"]) == (303, f"{thanks}?lang=pl")
    (answer,) = stored()
    assert answer.answers == {
        "k1": "taxes",
        "k2": "settled",
        "k3": 4,
        "k4": 5,
        "k5": 3,
        "k6": 4,
        "k8": 5,
        "k7": "Więcej okienek",
    }
    assert (answer.channel, answer.has_comment) == ("qr", True)


def test_back_keeps_every_answer(client: Client, point: CollectionPoint) -> None:
    token = token_at(client, point)

    response = client.post(
        address(point), {"token": token, "step": "2", "move": "back", "k1": "taxes", "k3": "4", "k5": "1"}
    )

    html = response.content.decode()
    assert ticked(html) == {"k1": "taxes"}
    assert {"k3": "4", "k5": "1"}.items() <= hidden(response).items()
    assert "step" in hidden(response)
    assert hidden(response)["step"] == "1"


def test_a_change_of_language_keeps_every_answer(client: Client, point: CollectionPoint) -> None:
    token = token_at(client, point)

    response = client.post(
        address(point) + "?lang=en", {"token": token, "step": "2", "move": "stay", "k1": "taxes", "k3": "4"}
    )

    html = response.content.decode()
    assert "How do you rate the service?" in html
    assert hidden(response)["k1"] == "taxes"
    assert ticked(html) == {"k3": "4"}
    assert f'action="{address(point)}?lang=en"' in html


def test_a_get_stores_nothing_whatever_it_carries(client: Client, point: CollectionPoint) -> None:
    token = token_at(client, point)

    client.get(address(point), {"token": token, "step": "4", "move": "next", **WHOLE})

    assert not stored()


def test_no_answer_sets_a_cookie_or_may_be_kept(client: Client, point: CollectionPoint) -> None:
    other = reverse("surveys:form", args=["ZZZZ"])
    responses = [
        client.get(address(point)),
        send(client, point),
        client.get(reverse("surveys:thanks", args=[point.public_code])),
        send(client, point, "broken"),
        client.get(other),
        client.post(reverse("surveys:answers", args=[point.public_code]), "{", content_type="application/json"),
    ]

    for response in responses:
        assert not response.cookies
        assert "no-store" in response["Cache-Control"]
        assert response["Referrer-Policy"] == "no-referrer"


def test_the_form_needs_no_script(client: Client, point: CollectionPoint) -> None:
    assert "<script" not in client.get(address(point)).content.decode()


def test_a_foreign_page_check_is_not_needed(point: CollectionPoint) -> None:
    strict = Client(enforce_csrf_checks=True)

    assert send(strict, point).status_code == 303


def test_an_unanswered_rating_is_asked_for_and_the_rest_kept(client: Client, point: CollectionPoint) -> None:
    response = client.post(
        address(point), {"token": token_at(client, point), "step": "3", "move": "next", "k1": "taxes", "k8": "2"}
    )

    html = response.content.decode()
    assert response.status_code == 422
    assert "Wybierz odpowiedź." in html
    assert 'href="#k6-1"' in html
    assert ticked(html) == {"k8": "2"}
    assert hidden(response)["k1"] == "taxes"


def test_a_text_too_long_is_refused_and_kept(client: Client, point: CollectionPoint) -> None:
    response = send(client, point, k7="a" * 2001)

    assert response.status_code == 422
    assert "2001" in response.content.decode()
    assert "a" * 2001 in response.content.decode()
    assert not stored()


def test_a_control_character_is_refused(client: Client, point: CollectionPoint) -> None:
    response = send(client, point, k7="a\x00b")

    assert response.status_code == 422
    assert not stored()


def test_an_answer_that_is_not_offered_is_refused_on_its_screen(client: Client, point: CollectionPoint) -> None:
    response = send(client, point, k3="6")

    assert response.status_code == 422
    assert "Wybierz jedną z odpowiedzi poniżej." in response.content.decode()
    assert hidden(response)["step"] == "2"
    assert not stored()


@pytest.mark.parametrize("token", ["", "broken", "WyJhIl0:1abc:xyz"])
def test_a_tampered_token_is_refused(client: Client, point: CollectionPoint, token: str) -> None:
    response = client.post(address(point), {"token": token, "step": "4", "move": "next", **WHOLE})

    assert response.status_code == 400
    assert "Tego formularza nie można już użyć" in response.content.decode()
    assert not stored()


def test_a_token_of_another_point_is_refused(client: Client, cast: Cast, point: CollectionPoint) -> None:
    other = factories.point(cast.lipowo, point.campaign, "Stanowisko 2")

    assert send(client, other, token_at(client, point)).status_code == 400
    assert not stored()


def test_a_form_left_open_for_two_days_is_begun_anew(client: Client, point: CollectionPoint) -> None:
    with time_machine.travel(TODAY):
        token = token_at(client, point)
    with time_machine.travel(TODAY + timedelta(days=2)):
        response = send(client, point, token)

    assert response.status_code == 400
    assert not stored()


@pytest.mark.parametrize("step", ["0", "5", "-1", "x", "", "\u0661"])
def test_a_step_that_does_not_exist_is_refused(client: Client, point: CollectionPoint, step: str) -> None:
    assert send(client, point, step=step).status_code == 400
    assert not stored()


def test_a_repeated_post_is_thanked_and_stored_once(client: Client, point: CollectionPoint) -> None:
    token = token_at(client, point)

    codes = [send(client, point, token).status_code for _ in range(3)]

    assert codes == [303, 303, 303]
    assert len(stored()) == 1


def test_other_answers_with_the_same_form_are_refused(client: Client, point: CollectionPoint) -> None:
    token = token_at(client, point)
    send(client, point, token)

    response = send(client, point, token, k6="1")

    assert response.status_code == 422
    assert "Ten formularz został już wysłany" in response.content.decode()
    assert stored()[0].answers["k6"] == 4


def test_a_program_that_fills_every_field_is_thanked_for_nothing(client: Client, point: CollectionPoint) -> None:
    response = send(client, point, website="http://example.org")

    assert response.status_code == 303
    assert not stored()


@pytest.mark.parametrize("code", ["ZZZZ", "34679ACX", "a b", "'--", "x" * 50])
def test_an_unknown_code_says_so(client: Client, db: None, code: str) -> None:
    response = client.get(reverse("surveys:form", args=[code]))

    assert response.status_code == 404
    assert "Nie ma takiej ankiety" in response.content.decode()


def test_a_code_typed_by_hand_is_read_kindly(client: Client, point: CollectionPoint) -> None:
    typed = f"{point.public_code[:4]}-{point.public_code[4:]}".lower()

    assert client.get(reverse("surveys:form", args=[typed])).status_code == 200


def test_a_closed_campaign_says_so_and_stores_nothing(client: Client, point: CollectionPoint, wave: Wave) -> None:
    token = token_at(client, point)
    factories.closed(wave.campaign)

    got, posted = client.get(address(point)), send(client, point, token)

    assert (got.status_code, posted.status_code) == (200, 410)
    assert "Ta ankieta jest zamknięta" in got.content.decode()
    assert not stored()


def test_a_repeat_after_the_closing_is_still_thanked(client: Client, point: CollectionPoint, wave: Wave) -> None:
    token = token_at(client, point)
    send(client, point, token)
    factories.closed(wave.campaign)

    assert send(client, point, token).status_code == 303
    assert len(stored()) == 1


def test_an_ended_point_takes_nothing(client: Client, cast: Cast, point: CollectionPoint) -> None:
    token = token_at(client, point)
    with office_scope(cast.lipowo.pk):
        actions.end_collection_point(SYSTEM, point=point, on=point.since + timedelta(days=1))

    assert send(client, point, token).status_code == 410
    assert not stored()


def test_when_the_disk_is_full_every_answer_comes_back(client: Client, point: CollectionPoint, monkeypatch) -> None:
    def fail(submission):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("probierz.surveys.actions.submit", fail)
    response = send(client, point)

    assert response.status_code == 503
    assert response["Retry-After"]
    assert WHOLE.items() <= hidden(response).items()


def test_more_than_a_sheet_can_hold_is_refused(client: Client, point: CollectionPoint) -> None:
    response = send(client, point, k7="a" * 3_000_000)

    assert response.status_code == 413
    assert not stored()


def test_the_channel_follows_the_address_and_only_as_the_public_may(client: Client, point: CollectionPoint) -> None:
    for query in ("?via=kiosk", "?via=link", "?via=paper", "?via=x"):
        send(client, point, token_at(client, point, query))

    assert sorted(answer.channel for answer in stored()) == ["kiosk", "link", "qr", "qr"]


def test_a_kiosk_is_ready_for_the_next_person(client: Client, point: CollectionPoint) -> None:
    response = send(client, point, token_at(client, point, "?via=kiosk"))

    page = client.get(response["Location"]).content.decode()
    assert f'content="15;url={address(point)}?via=kiosk"' in page


def test_the_staff_survey_walks_the_same_way(client: Client, cast: Cast) -> None:
    campaign = factories.campaign(cast, CampaignKind.STAFF, "komunikacja")
    factories.opened(campaign)
    point = factories.point(cast.lipowo, campaign)
    response = client.get(address(point))
    sheet = factories.staff_sheet()
    while response.status_code == 200:
        response = client.post(address(point), {**hidden(response), **sheet, "move": "next"})

    assert response.status_code == 303
    assert stored()[0].answers == dict.fromkeys(sheet, 4)


def test_a_form_costs_one_query_and_little_weight(
    client: Client, point: CollectionPoint, django_assert_num_queries
) -> None:
    client.get(address(point))
    with django_assert_num_queries(1):
        response = client.get(address(point))

    assert len(response.content) < 20_000


def test_a_followup_answer_counts_for_the_followup(client: Client, point: CollectionPoint, wave: Wave) -> None:
    factories.closed(wave.campaign)
    followup = factories.opened(wave.campaign, WaveRole.FOLLOWUP, on=factories.AGAIN)

    send(client, point)

    assert stored()[0].wave_id == followup.pk
