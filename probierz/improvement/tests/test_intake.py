"""Reports of other systems that arrive together: each kept once, in its own name, with the request it came in."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from probierz.access.actions import PermissionRefused
from probierz.access.actor import NOBODY, Actor
from probierz.access.permissions import Permission
from probierz.improvement.actions import intake
from probierz.improvement.actions.intake import Handed, commit, submit
from probierz.improvement.actions.reporting import Report
from probierz.improvement.models import Nonconformity
from probierz.improvement.rules import Grade, Refusal, Source
from probierz.improvement.tests.conftest import person
from probierz.improvement.tests.test_around import BASE, GOOD, token
from probierz.jobs.writer import Overloaded
from probierz.lib.refusals import Refused
from probierz.offices.scope import office_scope
from probierz.trail.models import Event
from probierz.trail.verbs import Verb
from tests.cast import TODAY, Cast, assemble


def told(title: str, **more: object) -> Report:
    return Report(title=title, source=Source.EMPLOYEE, found_on=TODAY, **more)  # type: ignore[arg-type]


@pytest.fixture
def everybody(transactional_db: None) -> Iterator[Cast]:
    cast = assemble()
    yield cast
    intake._writer.close()


def test_eight_at_a_time_are_numbered_without_a_gap_and_each_is_kept_once(everybody: Cast) -> None:
    actor = everybody.actor(everybody.bogdan)
    titles = [f"Pismo {number}" for number in range(40)]

    with ThreadPoolExecutor(8) as pool:
        rows = list(pool.map(lambda title: _submit(actor, everybody, title), titles))

    assert [row.title for row in rows] == titles
    with office_scope(everybody.lipowo.pk):
        assert sorted(row.number for row in Nonconformity.objects.all()) == list(range(1, 41))
        assert set(Nonconformity.objects.values_list("found_by__account", flat=True)) == {everybody.bogdan.pk}


def _submit(actor: Actor, cast: Cast, title: str) -> Nonconformity:
    try:
        with office_scope(cast.lipowo.pk):
            return submit(Handed(actor=actor, office=cast.lipowo, details=told(title)))
    finally:
        connection.close()


def test_people_and_offices_of_one_batch_stay_apart(cast: Cast) -> None:
    bogdan, lucja, celina = cast.actor(cast.bogdan), cast.actor(cast.lucja), cast.actor(cast.celina)
    waiting = [
        Handed(actor=bogdan, office=cast.lipowo, details=told("Pierwsze"), request="one"),
        Handed(actor=celina, office=cast.olszyny, details=told("Obce"), request="two"),
        Handed(actor=lucja, office=cast.lipowo, details=told("Drugie", grade=Grade.MAJOR), request="three"),
        Handed(actor=bogdan, office=cast.lipowo, details=told("Trzecie"), request="four"),
    ]

    rows = commit(waiting)

    assert [row.title for row in rows] == ["Pierwsze", "Obce", "Drugie", "Trzecie"]
    assert [row.office for row in rows] == [cast.lipowo, cast.olszyny, cast.lipowo, cast.lipowo]
    events = {event.target_key: event for event in Event.objects.filter(verb=Verb.NONCONFORMITY_REPORTED)}
    found = [(events[row.key].request_id, events[row.key].actor_key) for row in rows]
    assert found == [("one", bogdan.key), ("two", celina.key), ("three", lucja.key), ("four", bogdan.key)]
    with office_scope(cast.lipowo.pk):
        assert rows[0].found_by == person(cast.bogdan)


def test_one_refusal_takes_the_whole_batch_back_for_the_writer_to_try_one_by_one(cast: Cast) -> None:
    stranger = cast.actor(cast.celina)
    waiting = [
        Handed(actor=cast.actor(cast.bogdan), office=cast.lipowo, details=told("Dobre")),
        Handed(actor=stranger, office=cast.lipowo, details=told("Cudze")),
    ]

    with pytest.raises(PermissionRefused):
        commit(waiting)

    with office_scope(cast.lipowo.pk):
        assert not Nonconformity.objects.exists()


def test_what_would_be_refused_is_not_even_handed_over(cast: Cast) -> None:
    with office_scope(cast.lipowo.pk), pytest.raises(Refused) as refused:
        submit(Handed(actor=cast.actor(cast.bogdan), office=cast.lipowo, details=told(" ")))

    assert refused.value.reason == Refusal.NO_TITLE


def test_nobody_hands_nothing_over(cast: Cast) -> None:
    with office_scope(cast.lipowo.pk), pytest.raises(PermissionRefused):
        submit(Handed(actor=NOBODY, office=cast.lipowo, details=told("Bez prawa")))


def test_a_program_is_asked_to_wait_when_too_much_arrives(client: Client, cast: Cast, monkeypatch) -> None:
    def too_much(*_given: object, **_named: object) -> None:
        raise Overloaded

    monkeypatch.setattr("probierz.improvement.api.routes.submit", too_much)
    headers = token(cast.lucja, Permission.IMPROVEMENT_REPORT, Permission.IMPROVEMENT_MANAGE)

    answer = client.post(f"{BASE}/nonconformities", GOOD, content_type="application/json", headers=headers)

    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "wyślij" in answer.json()["detail"]
