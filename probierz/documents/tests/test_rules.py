"""The life of a revision and of a round, who may approve, how long things are kept."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from probierz.documents.rules import (
    REVISION_WORKFLOW,
    ROUND_WORKFLOW,
    Refusal,
    RevisionCommand,
    RevisionState,
    RoundCommand,
    RoundState,
    Verdicts,
    add_months,
    disposable_from,
    may_approve,
    may_review,
    outcome_of,
)
from probierz.lib.verdicts import Denied
from probierz.lib.workflow import CommandRefused
from probierz.people.rules import Role


def test_every_state_can_be_reached() -> None:
    assert REVISION_WORKFLOW.reachable() == set(RevisionState)
    assert ROUND_WORKFLOW.reachable() == set(RoundState)


@pytest.mark.parametrize(("state", "command"), [*product(RevisionState, RevisionCommand)], ids=lambda one: one.value)
def test_what_is_not_in_the_table_is_refused(state: RevisionState, command: RevisionCommand) -> None:
    if command in REVISION_WORKFLOW.commands_open(state):
        assert REVISION_WORKFLOW.after(state, command) in RevisionState
    else:
        with pytest.raises(CommandRefused):
            REVISION_WORKFLOW.after(state, command)


def test_a_closed_round_never_opens_again() -> None:
    assert all(ROUND_WORKFLOW.commands_open(state) == () for state in set(RoundState) - {RoundState.OPEN})


@pytest.mark.parametrize(
    ("verdicts", "outcome"),
    [
        ([Verdicts.APPROVES, Verdicts.WAITING], None),
        ([Verdicts.APPROVES, Verdicts.APPROVES], RoundCommand.PASS),
        ([Verdicts.CHANGES, Verdicts.WAITING], RoundCommand.ASK),
    ],
)
def test_one_wish_for_changes_ends_a_round_and_everybody_has_to_agree(
    verdicts: list[Verdicts], outcome: RoundCommand | None
) -> None:
    assert outcome_of(verdicts) is outcome


HEAD = [Role.OFFICE_HEAD]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"state": RevisionState.DRAFTED}, Refusal.NOT_CHECKED),
        ({"state": RevisionState.APPROVED}, Refusal.ALREADY_APPROVED),
        ({"is_author": True}, Refusal.APPROVES_OWN),
        ({"roles": [Role.UNIT_HEAD]}, Refusal.NOT_APPROVER),
        ({"only_for_author": True}, Refusal.APPROVES_FOR_AUTHOR),
    ],
)
def test_approval_is_refused_with_its_reason(changed: dict[str, Any], reason: Refusal) -> None:
    asked: dict[str, Any] = {
        "state": RevisionState.CHECKED,
        "roles": HEAD,
        "approver": Role.QUALITY_REPRESENTATIVE,
        "is_author": False,
        "only_for_author": False,
    }
    verdict = may_approve(**{**asked, **changed})

    assert isinstance(verdict, Denied)
    assert verdict.reason is reason
    assert may_approve(**asked)


def test_whoever_wrote_it_does_not_check_it() -> None:
    assert may_review(is_asked=True, is_author=False)
    assert not may_review(is_asked=True, is_author=True)
    assert not may_review(is_asked=False, is_author=False)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 2), 12, date(2027, 11, 2)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
    ],
)
def test_months_end_on_a_day_that_exists(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then


@pytest.mark.parametrize(
    ("retention", "day"),
    [
        ("A", None),
        ("B5", date(2032, 1, 1)),
        ("BE10", date(2037, 1, 1)),
        ("Bc", date(2026, 11, 2)),
        ("", date(2026, 11, 2)),
    ],
)
def test_retention_is_counted_from_the_next_first_of_january(retention: str, day: date | None) -> None:
    assert disposable_from(date(2026, 11, 2), retention) == day
