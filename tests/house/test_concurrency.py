"""Threads that do the same thing at the same time: history stays whole, and exactly one of two wins."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from probierz.backup.tests.installations import Installation, new_database

SCRIPTS = ("concurrent_script.py", "concurrent_members_script.py", "concurrent_programme_script.py")


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """What happened in a real installation with a file (or a server) beneath, not in a test's transaction."""
    with new_database() as address:
        installation = Installation(tmp_path_factory.mktemp("race") / "data", address)
        installation.manage("migrate", "-v0")
        installation.manage("demo_load")
        found: dict[str, Any] = {}
        for name in SCRIPTS:
            found |= json.loads(installation.python(Path(__file__).with_name(name).read_text(encoding="utf-8")))
        yield found


def test_events_appended_at_once_make_one_whole_chain(results: dict[str, Any]) -> None:
    assert results["appending"] == {"ends": [""] * 4, "added": 120, "broken": False}


def test_a_certificate_is_revoked_once(results: dict[str, Any]) -> None:
    assert results["revoking"] == {"ends": ["", "moved"], "events": 1}


def test_a_stage_is_moved_once(results: dict[str, Any]) -> None:
    assert results["moving"] == {"ends": ["", "StageMoved"], "events": 1}


def test_an_office_keeps_somebody_who_may_give_roles(results: dict[str, Any]) -> None:
    assert results["ending_each_other"] == {"ends": ["", "last_manager"], "left": 1}


def test_an_invitation_is_taken_up_once(results: dict[str, Any]) -> None:
    assert results["accepting"] == {"ends": ["", "invitation_closed"], "roles": 1}


def test_an_office_renamed_twice_at_once_bears_the_later_name(results: dict[str, Any]) -> None:
    assert results["renaming"] == {"ends": ["", ""], "is_told": True}


def test_units_do_not_come_under_each_other(results: dict[str, Any]) -> None:
    assert results["moving_under_each_other"] == {"ends": ["", "unit_ended"], "units": 2, "lost": 0}


def test_units_merge_into_one(results: dict[str, Any]) -> None:
    assert results["merging"] == {"ends": ["", "unit_ended"], "units": 1}


def test_nobody_comes_into_a_unit_that_closes(results: dict[str, Any]) -> None:
    assert results["closing_on_somebody"] == {"came_through": 1, "in_a_closed_unit": 0}


def test_an_absence_has_one_deputy_and_one_end(results: dict[str, Any]) -> None:
    expected = {"ends": ["", "absence_overlaps"], "absences": 1, "back": ["", "moved"], "events": 1}
    assert results["two_deputies"] == expected


def test_a_role_is_given_once_and_ended_once(results: dict[str, Any]) -> None:
    assert results["one_role"] == {"given": ["", "role_held"], "ended": ["", "moved"], "events": 1}


def test_a_roster_is_taken_once(results: dict[str, Any]) -> None:
    assert results["confirming"] == {"ends": ["", "upload_gone"], "people": 2, "events": 1}


def test_the_last_place_is_given_once(results: dict[str, Any]) -> None:
    assert results["last_place"] == {"ends": ["", "full", "full"], "registered": 1}


def test_two_people_at_the_door_write_one_event(results: dict[str, Any]) -> None:
    assert results["at_the_door"] == {"sent": ["", "twice"], "ends": [""] * 4, "events": [1, 1]}


def test_a_sheet_sent_twenty_times_at_once_is_kept_once(results: dict[str, Any]) -> None:
    assert results["one_sheet"] == {"ends": [""], "outcomes": {"stored": 1, "repeated": 19}, "kept": 1}


def test_a_wave_closes_once_and_keeps_what_it_thanked_for(results: dict[str, Any]) -> None:
    assert results["closing"] == {"ends": ["", "", "", "already_closed"], "kept_as_told": True, "answered": 20}


def test_numbers_of_series_at_once_have_no_gap_and_no_double(results: dict[str, Any]) -> None:
    assert results["numbering"] == {"ends": [""] * 4, "gap_free": True, "most_an_office_holds": 1, "offices": 7}
