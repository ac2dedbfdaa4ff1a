"""Answers that look like no person's are taken with thanks and counted nowhere, until the office decides."""

import json
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from probierz.access.actor import system_actor
from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, shipped_questionnaires
from probierz.lib.identifiers import portable_id
from probierz.lib.refusals import Refused
from probierz.offices.scope import across_offices, office_scope
from probierz.surveys import actions
from probierz.surveys.models import CollectionPoint, HeldAnswer, Response, Tally, Wave
from probierz.surveys.rules import RESPONSES_ITEM
from probierz.surveys.rules.quarantine import (
    ANSWERS_A_DEVICE,
    HeldReason,
    HeldRefusal,
    HeldState,
    Pattern,
    Signs,
    pattern_of,
    reason_to_hold,
)
from probierz.surveys.tests import factories
from probierz.surveys.tests.test_respondent import WHOLE, token_at
from probierz.surveys.web import watch as watching
from probierz.surveys.web.watch import Watch
from tests.cast import TODAY, Cast

SYSTEM = system_actor("tests")


@pytest.fixture
def wave(cast: Cast) -> Wave:
    return factories.opened(factories.campaign(cast))


@pytest.fixture
def point(cast: Cast, wave: Wave) -> CollectionPoint:
    return factories.point(cast.lipowo, wave.campaign)


@pytest.fixture
def _people(monkeypatch) -> None:
    """Two seconds a screen and five between people, as in life."""
    monkeypatch.setattr("probierz.surveys.rules.quarantine.SECONDS_A_SCREEN", 2)
    monkeypatch.setattr("probierz.surveys.rules.quarantine.PAUSE_AT_KIOSK", 5)


def held() -> list[HeldAnswer]:
    with across_offices(reason="a test"):
        return list(HeldAnswer.objects.order_by("submission_id"))


def counted() -> int:
    with across_offices(reason="a test"):
        assert sum(Tally.objects.filter(item=RESPONSES_ITEM).values_list("count", flat=True)) == (
            Response.objects.count()
        )
        return Response.objects.count()


def sent(client: Client, point: CollectionPoint, **more: Any) -> Any:
    sheet = {"submission_id": portable_id(), "answers": factories.sheet(), "channel": "kiosk", **more}
    address = reverse("surveys:answers", args=[point.public_code])
    return client.post(address, json.dumps(sheet), content_type="application/json")


def set_apart(client: Client, point: CollectionPoint, count: int = 3) -> list[HeldAnswer]:
    for _ in range(count):
        assert sent(client, point, seconds=1).status_code == 201
    return held()


@pytest.mark.parametrize(
    ("signs", "reason"),
    [
        (Signs(screens=4, seconds=7.9), HeldReason.TOO_QUICK),
        (Signs(screens=4, seconds=8), None),
        (Signs(screens=4), None),
        (Signs(screens=4, seconds=60, pause=4.9), HeldReason.NO_PAUSE),
        (Signs(screens=4, seconds=60, pause=5), None),
        (Signs(screens=4, from_device_today=ANSWERS_A_DEVICE), None),
        (Signs(screens=4, from_device_today=ANSWERS_A_DEVICE + 1), HeldReason.TOO_MANY),
        (Signs(screens=4, is_rush=True), HeldReason.RUSH),
    ],
)
@pytest.mark.usefixtures("_people")
def test_signs_of_no_person_give_a_reason(signs: Signs, reason: HeldReason | None) -> None:
    assert reason_to_hold(signs) is reason


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"k3": 4, "k4": 4, "k5": 4, "k7": "Długo"}, Pattern(4, 8, is_alike=True)),
        ({"k3": 4, "k4": None, "k5": 4, "k6": 4}, Pattern(4, 8, is_alike=True)),
        ({"k3": 4, "k4": 4, "k5": 3}, Pattern(3, 8, is_alike=False)),
        ({"k3": 4, "k4": 4}, Pattern(2, 8, is_alike=False)),
        ({}, Pattern(0, 8, is_alike=False)),
    ],
)
def test_a_pattern_says_how_a_sheet_was_filled_in(answers: dict[str, int | str | None], expected: Pattern) -> None:
    assert pattern_of(shipped_questionnaires()[CLIENT_SURVEY], answers) == expected


@pytest.mark.usefixtures("_people")
def test_a_form_sent_before_it_can_be_read_is_thanked_and_set_apart(client: Client, point: CollectionPoint) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        token = token_at(client, point)
        clock.shift(7)
        response = client.post(
            reverse("surveys:form", args=[point.public_code]), {"token": token, "step": "4", "move": "next", **WHOLE}
        )

    assert response.status_code == 303
    assert [one.reason for one in held()] == [HeldReason.TOO_QUICK]
    assert counted() == 0


@pytest.mark.usefixtures("_people")
def test_a_form_that_was_read_counts(client: Client, point: CollectionPoint) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        token = token_at(client, point)
        clock.shift(8)
        client.post(
            reverse("surveys:form", args=[point.public_code]), {"token": token, "step": "4", "move": "next", **WHOLE}
        )

    assert not held()
    assert counted() == 1


@pytest.mark.usefixtures("_people")
def test_a_sheet_set_apart_is_taken_once_however_often_it_is_sent(client: Client, point: CollectionPoint) -> None:
    sheet = {"submission_id": portable_id(), "seconds": 1}

    codes = [sent(client, point, **sheet).status_code for _ in range(3)]

    assert codes == [201, 200, 200]
    assert len(held()) == 1


@pytest.mark.usefixtures("_people")
@pytest.mark.parametrize("wrong", [{"seconds": "8"}, {"pause": -1}, {"seconds": True}, {"device": "tablet"}])
def test_measures_that_are_none_are_refused_in_words(client: Client, point: CollectionPoint, wrong: Any) -> None:
    response = sent(client, point, **wrong)

    assert response.status_code == 400
    assert response.json()["message"]
    assert not held()


def test_a_rush_at_one_form_is_set_apart_and_other_forms_go_on(
    client: Client, cast: Cast, point: CollectionPoint, settings, monkeypatch
) -> None:
    monkeypatch.setattr("probierz.surveys.web.taking.watch", Watch())
    settings.PROBIERZ_ANSWERS_AT_ONCE = 3
    other = factories.point(cast.lipowo, point.campaign, "Stanowisko 2")

    for _ in range(5):
        sent(client, point)
    sent(client, other)

    assert [one.reason for one in held()] == [HeldReason.RUSH] * 2
    assert counted() == 4


def test_a_device_is_known_again_only_within_its_day() -> None:
    watch, device = Watch(), portable_id()
    for _ in range(3):
        watch.note(device=device, point_id=1, on=TODAY)
    before = dict(watch._devices)

    assert watch.from_device(device, on=TODAY) == 3
    assert watch.from_device(portable_id(), on=TODAY) == 0
    assert watch.from_device(device, on=TODAY.replace(day=TODAY.day + 1)) == 0

    watch.note(device=device, point_id=1, on=TODAY.replace(day=TODAY.day + 1))
    assert not set(before) & set(watch._devices), "yesterday's mark of the same device"
    assert device.encode() not in b"".join(before)


def test_a_rush_is_over_after_its_minutes(settings, monkeypatch) -> None:
    settings.PROBIERZ_ANSWERS_AT_ONCE = 1
    now = [1_000_000.0]
    monkeypatch.setattr("probierz.surveys.web.watch.time.monotonic", lambda: now[0])
    watch = Watch()
    watch.note(device="", point_id=1, on=TODAY)

    assert watch.is_rush(1, on=TODAY)
    now[0] += watching.WINDOW
    assert not watch.is_rush(1, on=TODAY)


@pytest.mark.usefixtures("_people")
def test_accepted_answers_count_as_if_nothing_had_been_suspected(
    client: Client, cast: Cast, wave: Wave, point: CollectionPoint
) -> None:
    first = set_apart(client, point)[0]

    with office_scope(cast.lipowo.pk):
        count = actions.accept_held(SYSTEM, office=cast.lipowo, wave=wave, reason=HeldReason.TOO_QUICK, only=[first.pk])

    assert count == 1
    assert counted() == 1
    assert first.submission_id not in {one.submission_id for one in held()}
    assert sent(client, point, submission_id=first.submission_id, seconds=1).status_code == 200


@pytest.mark.usefixtures("_people")
def test_discarded_answers_are_emptied_and_a_repeat_changes_nothing(
    client: Client, cast: Cast, wave: Wave, point: CollectionPoint
) -> None:
    first = set_apart(client, point)[0]

    with office_scope(cast.lipowo.pk):
        count = actions.discard_held(SYSTEM, office=cast.lipowo, wave=wave, reason=HeldReason.TOO_QUICK)

    assert count == 3
    assert [(one.state, one.answers) for one in held()] == [(HeldState.DISCARDED, {})] * 3
    assert sent(client, point, submission_id=first.submission_id).status_code == 200
    assert counted() == 0


@pytest.mark.usefixtures("_people")
def test_nobody_decides_twice_and_nothing_enters_a_closed_wave(
    client: Client, cast: Cast, wave: Wave, point: CollectionPoint
) -> None:
    set_apart(client, point)
    with office_scope(cast.lipowo.pk), pytest.raises(Refused) as nothing:
        actions.accept_held(SYSTEM, office=cast.lipowo, wave=wave, reason=HeldReason.RUSH)
    factories.closed(wave.campaign)
    with office_scope(cast.lipowo.pk), pytest.raises(Refused) as closed:
        actions.accept_held(SYSTEM, office=cast.lipowo, wave=wave, reason=HeldReason.TOO_QUICK)

    assert nothing.value.reason is HeldRefusal.NOTHING_WAITS
    assert closed.value.reason is HeldRefusal.WAVE_CLOSED
    assert len(held()) == 3


@pytest.mark.parametrize("page", ["form", "frame"])
def test_opening_a_link_stores_nothing_as_programs_that_guard_mail_do(
    client: Client, point: CollectionPoint, page: str
) -> None:
    address = reverse(f"surveys:{page}", args=[point.public_code])

    for method in (client.get, client.head):
        for query in ("", "?via=link", "?k6=5&step=4&move=next", "?z=" + "a" * 40):
            assert method(address + query).status_code == 200

    assert counted() == 0
    assert not held()


def test_only_the_framed_form_may_stand_in_a_frame(client: Client, point: CollectionPoint) -> None:
    framed = client.get(reverse("surveys:frame", args=[point.public_code]))
    plain = client.get(reverse("surveys:form", args=[point.public_code]))

    assert "frame-ancestors *;" in framed["Content-Security-Policy"] + ";"
    assert "X-Frame-Options" not in framed
    assert "frame-ancestors 'none'" in plain["Content-Security-Policy"]
    assert plain["X-Frame-Options"] == "DENY"
    assert not framed.cookies


def test_a_framed_form_stays_in_its_frame_to_the_end(client: Client, point: CollectionPoint) -> None:
    frame = reverse("surveys:frame", args=[point.public_code])
    assert f'action="{frame}?lang=pl"' in client.get(frame).content.decode()

    response = client.post(frame, {"token": token_at(client, point), "step": "4", "move": "next", **WHOLE})

    thanks = reverse("surveys:frame_thanks", args=[point.public_code])
    assert response["Location"] == f"{thanks}?lang=pl"
    assert "X-Frame-Options" not in client.get(thanks)
    assert counted() == 1
