"""Scales, scores and life cycles."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.lib.verdicts import Denied
from probierz.lib.workflow import CommandRefused
from probierz.planning.rules import (
    OBJECTIVE_WORKFLOW,
    OPPORTUNITY_WORKFLOW,
    ObjectiveCommand,
    ObjectiveState,
    OpportunityCommand,
    OpportunityState,
    Refusal,
    Scale,
    may_score,
    may_take_scale,
    months_later,
)

CYCLES = [
    (OBJECTIVE_WORKFLOW, ObjectiveState, ObjectiveCommand),
    (OPPORTUNITY_WORKFLOW, OpportunityState, OpportunityCommand),
]


@pytest.mark.parametrize(("cycle", "states", "commands"), CYCLES)
def test_every_state_is_reached_and_every_other_move_refused(cycle, states, commands) -> None:
    assert cycle.reachable() == set(states)
    for state, command in product(states, commands):
        if command not in cycle.commands_open(state):
            with pytest.raises(CommandRefused):
                cycle.after(state, command)


def reason(verdict) -> Refusal | None:
    return Refusal(verdict.reason) if isinstance(verdict, Denied) else None


@pytest.mark.parametrize(
    ("scale", "expected"),
    [
        (Scale(3, 3, 4), None),
        (Scale(3, 3, 9), Refusal.THRESHOLD_OFF_SCALE),
        (Scale(3, 3, 0), Refusal.THRESHOLD_OFF_SCALE),
        (Scale(3, 4, 6), None),
        (Scale(4, 3, 6), Refusal.SCALE_TOO_SHORT_FOR_RISKS),
    ],
)
def test_a_scale_holds_the_risks_scored_so_far(scale: Scale, expected: Refusal | None) -> None:
    assert (
        reason(
            may_take_scale(
                scale, scored=[((3, 3), (1, 1)), ((3, 4), (2, 2))][: 1 if expected is None and scale.impact == 3 else 2]
            )
        )
        is expected
    )


def test_the_number_of_risks_beyond_is_told() -> None:
    verdict = may_take_scale(Scale(3, 3, 4), scored=[((5, 1), (1, 1)), ((1, 1), (4, 1)), ((3, 3), (3, 3))])

    assert isinstance(verdict, Denied)
    assert verdict.params["n"] == 2


@pytest.mark.parametrize(
    ("likelihood", "impact", "is_residual", "expected"),
    [
        (5, 5, False, None),
        (6, 1, False, Refusal.SCORE_OFF_SCALE),
        (1, 0, False, Refusal.SCORE_OFF_SCALE),
        (None, None, True, None),
        (1, None, True, Refusal.RESIDUAL_HALF),
        (None, 1, True, Refusal.RESIDUAL_HALF),
    ],
)
def test_a_score_is_whole_and_within_the_scale(likelihood, impact, is_residual, expected) -> None:
    assert reason(may_score(Scale(), likelihood, impact, is_residual=is_residual)) is expected


@given(st.dates(date(1990, 1, 1), date(2150, 1, 1)), st.integers(1, 36))
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int) -> None:
    later = months_later(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


def test_a_month_after_the_end_of_january_is_the_end_of_february() -> None:
    assert months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
