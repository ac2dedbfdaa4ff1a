"""Threads that do the same thing at the same time: history stays whole, and exactly one of two wins."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from probierz.backup.tests.installations import Installation, new_database

SCRIPTS = (
    "concurrent_script.py",
    "concurrent_members_script.py",
    "concurrent_programme_script.py",
    "concurrent_quality_script.py",
    "concurrent_improvement_script.py",
    "concurrent_reviews_script.py",
    "concurrent_audits_script.py",
)


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


def test_a_document_is_approved_by_one_of_two(results: dict[str, Any]) -> None:
    told = [["", "already_approved"], ["", "not_open"]]
    assert results["approving_twice"] == {"ends": told, "events": [1, 1]}


def test_what_changes_while_it_is_approved_is_approved_as_seen_or_not_at_all(results: dict[str, Any]) -> None:
    assert results["approving_what_changes"] == {"kept": 4}


def test_words_saved_at_once_do_not_overwrite_each_other(results: dict[str, Any]) -> None:
    assert results["writing_twice"] == ["", "changed_meanwhile"]


def test_the_last_two_reviewers_close_a_round_once(results: dict[str, Any]) -> None:
    assert results["closing_a_round"] == {"ends": ["", ""], "state": "checked", "events": 1}


def test_one_of_two_begins_a_new_edition(results: dict[str, Any]) -> None:
    assert results["beginning"] == ["", "open_revision_exists"]


def test_a_document_is_withdrawn_once(results: dict[str, Any]) -> None:
    assert results["withdrawing"] == {"ended": 1, "events": 1}


def test_documents_written_at_once_get_numbers_without_a_gap(results: dict[str, Any]) -> None:
    assert results["documents_numbered"] == {"ends": [""] * 6, "is_whole": True}


def test_a_typed_number_is_taken_once(results: dict[str, Any]) -> None:
    assert results["one_number"] == {"added": ["", "number_taken"], "changed": ["", "number_taken"]}


def test_copies_issued_at_once_have_numbers_of_their_own(results: dict[str, Any]) -> None:
    assert results["copying"] == {"ends": [""] * 5, "numbers": [1, 2, 3, 4, 5]}


def test_the_same_readers_are_added_once(results: dict[str, Any]) -> None:
    assert results["addressing"] == {"ends": ["", "addressee_exists"], "addressees": 1}


def test_a_text_of_the_pack_is_taken_once(results: dict[str, Any]) -> None:
    assert results["adopting"] == {"ends": ["", "pack_taken"], "documents": 1}


def test_processes_do_not_come_under_each_other(results: dict[str, Any]) -> None:
    assert results["processes_in_a_circle"] == {"ends": ["", "under_itself"], "parents": 1}


def test_processes_are_joined_into_one(results: dict[str, Any]) -> None:
    assert results["processes_into_each_other"] == {"ends": ["", "retired"], "running": 1}


def test_the_value_of_a_period_is_given_once(results: dict[str, Any]) -> None:
    assert results["measuring"] == {"ends": ["", "value_moved"], "values": 1}


def test_risks_get_numbers_and_a_policy_is_adopted_once(results: dict[str, Any]) -> None:
    told = {"numbered": [""] * 4, "numbers": 4, "adopted": ["", "no_draft"], "held": 1}
    assert results["planning"] == told


def test_reports_get_numbers_of_their_own_and_a_button_pressed_twice_makes_one(results: dict[str, Any]) -> None:
    assert results["reporting"] == {"many": [""] * 5, "numbers": 5, "twice": ["", "told_already"], "pressed": 1}


def test_an_action_ends_in_one_way(results: dict[str, Any]) -> None:
    assert results["ending_an_action"] == {"ends": ["", "step_ended"], "ended": 1}


def test_no_open_action_slips_by_the_gate_of_the_check(results: dict[str, Any]) -> None:
    assert results["handing_over"] == {"is_whole": True}


def test_a_case_is_checked_once(results: dict[str, Any]) -> None:
    assert results["checking"] == {"ends": ["", "no_such_move"], "checks": 1}


def test_a_suggestion_is_answered_once_and_supported_once(results: dict[str, Any]) -> None:
    assert results["answering"] == {"voted": ["", "unchanged"], "votes": 1, "answered": ["", "no_such_move"]}


def test_one_review_is_planned_at_a_time(results: dict[str, Any]) -> None:
    assert results["planning_reviews"] == {"ends": ["", "one_is_open"], "open": 1}


def test_a_package_that_freezes_while_words_arrive_is_whole(results: dict[str, Any]) -> None:
    assert results["holding_reviews"] == {"held": "", "is_intact": True}


def test_of_two_who_write_the_minutes_the_second_is_told(results: dict[str, Any]) -> None:
    assert results["writing_minutes"] == ["", "moved"]


def test_decisions_of_a_review_get_numbers_and_a_button_pressed_twice_writes_one(results: dict[str, Any]) -> None:
    assert results["deciding_reviews"] == {"ends": ["", "", "written_already"], "numbers": [1, 2]}


def test_a_review_is_approved_once(results: dict[str, Any]) -> None:
    assert results["approving_reviews"] == {"ends": ["", "no_such_move"], "actions": 2}


def test_an_audit_is_planned_and_started_once(results: dict[str, Any]) -> None:
    assert results["planning_audits"] == {"ends": ["", "planned_already"], "audits": 1}
    assert results["starting_audits"] == ["", "no_such_move"]


def test_words_and_photos_of_an_audit_are_kept_once_and_none_is_lost(results: dict[str, Any]) -> None:
    assert results["entering_verdicts"] == {"ends": [""] * 4, "same": 1, "aside": [False, True]}
    assert results["photographing"] == {"ends": ["", ""], "files": 1}


def test_a_report_is_never_written_over_an_open_question(results: dict[str, Any]) -> None:
    assert results["finishing_audits"] == {"is_whole": True}


def test_a_report_is_signed_and_a_finding_raised_once(results: dict[str, Any]) -> None:
    assert results["signing_audits"] == {"ends": ["", "no_such_move"], "raised": ["", "raised_already"], "cases": 1}
