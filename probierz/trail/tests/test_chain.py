"""The trail shows every kind of tampering, and cannot be changed by accident."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from probierz.access.actor import system_actor
from probierz.lib.chain import Fault
from probierz.offices.scope import across_offices, office_scope
from probierz.people.models import Employee
from probierz.trail import checkpoints, columns
from probierz.trail.models import AppendOnly, Event
from probierz.trail.recording import Change, record, record_many
from probierz.trail.verbs import Verb
from probierz.trail.verification import verify
from tests.cast import Cast
from tests.triggers import close_trail, open_trail

EVENTS = 6


@pytest.fixture(autouse=True)
def _own_key(settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def chain(cast: Cast) -> str:
    """A chain of six events in the office of Lipowo."""
    actor = system_actor("test")
    with transaction.atomic():
        for number in range(EVENTS):
            record(
                actor,
                Verb.OFFICE_RENAMED,
                cast.lipowo,
                after={"name": f"Lipowo {number}"},
                personal={"person": "Łucja Żółć"},
                at_office=cast.lipowo,
            )
    return f"office:{cast.lipowo.key}"


def tamper(*statements: str) -> None:
    """Change the table behind everybody's back."""
    open_trail()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    close_trail()


def row(position: int) -> str:
    return f"chain LIKE 'office:%' AND position = {position}"


def test_an_untouched_chain_holds(chain: str) -> None:
    report = verify(chain)

    assert report.broken is None
    assert report.events == EVENTS


TAMPERINGS: dict[str, tuple[list[str], int, Fault]] = {
    "edit": ([f"UPDATE trail_event SET note = 'x' WHERE {row(3)}"], 3, Fault.CONTENT),
    "edit of a value": (
        [f"UPDATE trail_event SET after = '{{}}' WHERE {row(2)}"],
        2,
        Fault.CONTENT,
    ),
    "back-date": (
        [f"UPDATE trail_event SET at = '2001-01-01 00:00:00' WHERE {row(4)}"],
        4,
        Fault.CONTENT,
    ),
    "delete": ([f"DELETE FROM trail_event WHERE {row(3)}"], 3, Fault.GAP),
    "delete the first": ([f"DELETE FROM trail_event WHERE {row(1)}"], 1, Fault.GAP),
    "swap": (
        [
            f"UPDATE trail_event SET position = 99 WHERE {row(2)}",
            f"UPDATE trail_event SET position = 2 WHERE {row(3)}",
            f"UPDATE trail_event SET position = 3 WHERE {row(99)}",
        ],
        2,
        Fault.LINK,
    ),
    "forged personal value": (
        [f'UPDATE trail_event SET personal = \'{{"person": "Inna"}}\' WHERE {row(5)}'],
        5,
        Fault.PERSONAL,
    ),
}


@pytest.mark.parametrize("kind", TAMPERINGS)
def test_tampering_is_found_at_its_first_position(chain: str, kind: str) -> None:
    statements, position, fault = TAMPERINGS[kind]

    tamper(*statements)

    broken = verify(chain).broken
    assert broken is not None
    assert (broken.position, broken.fault) == (position, fault)


@pytest.mark.parametrize("rubbish", ["nothing", "{}, {}", "[", ""])
def test_rubbish_in_a_column_is_no_event_s_content(rubbish: str) -> None:
    """The database refuses it too, unless somebody put the checks of the file aside."""
    place = columns.DIGESTS
    values = ["{}" if name in {"before", "after", "personal_digests"} else "" for name in columns.CONTENT]
    assert columns.canonical([*values[:place], rubbish, *values[place + 1 :]]) == b""
    assert columns.canonical(values) != b""
    assert not columns.matches('{"actor": "x"}', rubbish, "salt")


def test_a_cut_tail_shows_only_against_a_checkpoint(chain: str) -> None:
    head = {h.chain: h for h in checkpoints.heads()}[chain]

    tamper(f"DELETE FROM trail_event WHERE {row(EVENTS)}")

    assert verify(chain).broken is None
    broken = verify(chain, head=head).broken
    assert broken is not None
    assert (broken.position, broken.fault) == (EVENTS, Fault.SHORT)


def test_a_rewritten_history_shows_against_a_checkpoint(chain: str, cast: Cast) -> None:
    head = {h.chain: h for h in checkpoints.heads()}[chain]
    tamper(f"DELETE FROM trail_event WHERE {row(EVENTS)}")
    with transaction.atomic():
        record(system_actor("test"), Verb.OFFICE_RENAMED, cast.lipowo, at_office=cast.lipowo)

    assert verify(chain).broken is None
    broken = verify(chain, head=head).broken
    assert broken is not None
    assert broken.fault is Fault.CHECKPOINT


def test_forgetting_a_person_leaves_the_chain_whole(chain: str) -> None:
    assert Event.objects.filter(chain=chain, position=3).forget() == 1

    assert verify(chain).broken is None
    assert Event.objects.get(chain=chain, position=3).personal == {}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trail_event SET note = 'x'",
        "UPDATE trail_event SET hash = 'x'",
        "DELETE FROM trail_event",
        "UPDATE trail_event SET personal = '{\"actor\": \"x\"}', salt = ''",
    ],
)
def test_the_database_itself_refuses(chain: str, statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_model_refuses(chain: str) -> None:
    event = Event.objects.in_chain(chain)[0]
    for change in (
        event.save,
        event.delete,
        Event.objects.all().delete,
        lambda: Event.objects.update(note="x"),
        lambda: Event.objects.bulk_update([event], ["note"]),
    ):
        with pytest.raises(AppendOnly):
            _call(change)


def _call(change: Callable[[], object]) -> None:
    change()


def test_an_event_outside_a_transaction_is_refused(transactional_db: None) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        record(system_actor("test"), Verb.OFFICE_RENAMED, Event())


def run(*arguments: str) -> tuple[int, dict[str, Any]]:
    out = StringIO()
    try:
        call_command("trail_verify", "--json", *arguments, stdout=out)
    except SystemExit as stop:
        return int(str(stop.code)), json.loads(out.getvalue())
    return 0, json.loads(out.getvalue())


def test_the_command_exits_one_and_names_the_position(chain: str, cast: Cast) -> None:
    assert run("--office", cast.lipowo.code)[0] == 0

    tamper(f"UPDATE trail_event SET note = 'x' WHERE {row(3)}")

    code, answer = run()
    assert code == 1
    assert answer["ok"] is False
    assert answer["chains"][0]["first_bad_position"] == 3


def test_the_command_compares_with_a_checkpoint(chain: str, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    call_command("trail_checkpoint", "--out", str(kept))
    assert run("--checkpoint", str(kept))[0] == 0

    tamper("DELETE FROM trail_event WHERE chain LIKE 'office:%'")

    code, answer = run("--checkpoint", str(kept))
    assert code == 1
    assert answer["chains"][0]["fault"] == "short"


def test_a_changed_or_foreign_checkpoint_is_refused(chain: str, tmp_path: Path, settings) -> None:
    kept = tmp_path / "kept.json"
    call_command("trail_checkpoint", "--out", str(kept))
    changed = tmp_path / "changed.json"
    changed.write_text(kept.read_text().replace('"size": 6', '"size": 5'))

    with pytest.raises(CommandError, match="changed after"):
        run("--checkpoint", str(changed))
    settings.DATA_DIR = tmp_path / "elsewhere"
    with pytest.raises(CommandError, match="another installation"):
        run("--checkpoint", str(kept))
    (tmp_path / "noise").write_text("noise")
    with pytest.raises(CommandError, match="not a checkpoint"):
        run("--checkpoint", str(tmp_path / "noise"))


def test_an_unknown_office_is_named(cast: Cast) -> None:
    with pytest.raises(CommandError, match="nowhere"):
        run("--office", "nowhere")


def test_many_events_recorded_at_once_make_a_whole_chain(chain: str, cast: Cast) -> None:
    with office_scope(cast.lipowo.pk), transaction.atomic():
        people = list(Employee.objects.order_by("pk"))
        record_many(
            system_actor("test"), Verb.OFFICE_RENAMED, [Change(one, personal={"name": str(one)}) for one in people]
        )

    report = verify(chain)
    assert report.broken is None
    assert report.events == EVENTS + len(people)


def test_events_of_two_offices_are_not_recorded_together(cast: Cast) -> None:
    with across_offices(reason="test"), pytest.raises(ValueError, match="one chain"), transaction.atomic():
        record_many(system_actor("test"), Verb.OFFICE_RENAMED, [Change(one) for one in Employee.objects.all()])


def test_recording_no_change_records_nothing(chain: str) -> None:
    record_many(system_actor("test"), Verb.OFFICE_RENAMED, [])

    assert Event.objects.in_chain(chain).count() == EVENTS
