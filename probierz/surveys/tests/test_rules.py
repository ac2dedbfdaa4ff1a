"""The life of a wave as a whole table, and what may be said about a change."""

from datetime import date
from itertools import product

import pytest

from probierz.lib.questionnaire_files import NoteCode
from probierz.lib.questionnaires import FaultCode, ItemType
from probierz.lib.tabular import RefusalCode
from probierz.lib.verdicts import Denied
from probierz.lib.workflow import CommandRefused
from probierz.surveys import labels, rules
from probierz.surveys.rules import (
    WAVE_WORKFLOW,
    ChangeVerdict,
    Refusal,
    WaveCommand,
    WaveRole,
    WaveState,
    may_close,
    may_open,
    verdict_on,
)
from probierz.surveys.rules.questionnaires import EditRefusal

TABLE = {
    (WaveState.PLANNED, WaveCommand.OPEN): WaveState.OPEN,
    (WaveState.OPEN, WaveCommand.CLOSE): WaveState.CLOSED,
}
DAY = date(2026, 9, 1)


def test_every_state_of_a_wave_is_reached() -> None:
    assert WAVE_WORKFLOW.reachable() == frozenset(WaveState)


@pytest.mark.parametrize(("state", "command"), list(product(WaveState, WaveCommand)))
def test_a_wave_moves_by_its_table_and_no_other_way(state: WaveState, command: WaveCommand) -> None:
    if (state, command) in TABLE:
        assert WAVE_WORKFLOW.after(state, command) is TABLE[state, command]
    else:
        with pytest.raises(CommandRefused):
            WAVE_WORKFLOW.after(state, command)


@pytest.mark.parametrize(("state", "role", "baseline"), list(product(WaveState, WaveRole, WaveState)))
def test_a_wave_opens_when_it_is_planned_and_the_baseline_is_over(
    state: WaveState, role: WaveRole, baseline: WaveState
) -> None:
    verdict = may_open(state, role=role, baseline=baseline)

    expected = state is WaveState.PLANNED and (role is WaveRole.BASELINE or baseline is WaveState.CLOSED)
    assert bool(verdict) is expected


@pytest.mark.parametrize(
    ("state", "opened_on", "on", "reason"),
    [
        (WaveState.PLANNED, None, DAY, Refusal.NOT_OPEN),
        (WaveState.CLOSED, DAY, DAY, Refusal.ALREADY_CLOSED),
        (WaveState.OPEN, DAY, date(2026, 8, 31), Refusal.ENDS_BEFORE_IT_BEGAN),
        (WaveState.OPEN, DAY, DAY, None),
    ],
)
def test_a_wave_closes_when_it_is_open(
    state: WaveState, opened_on: date | None, on: date, reason: Refusal | None
) -> None:
    verdict = may_close(state, opened_on=opened_on, on=on)

    assert (verdict.reason if isinstance(verdict, Denied) else None) == reason


@pytest.mark.parametrize(
    ("difference", "p", "effect", "verdict"),
    [
        (None, None, None, ChangeVerdict.NO_DATA),
        (3.0, None, None, ChangeVerdict.UNTESTED),
        (3.0, 0.05, 0.5, ChangeVerdict.SAME),
        (3.0, 0.049, 0.5, ChangeVerdict.BETTER),
        (-3.0, 0.01, -0.5, ChangeVerdict.WORSE),
        (1.0, 0.01, 0.19, ChangeVerdict.SLIGHTLY_BETTER),
        (-1.0, 0.01, -0.19, ChangeVerdict.SLIGHTLY_WORSE),
    ],
)
def test_a_verdict_needs_both_certainty_and_size(
    difference: float | None, p: float | None, effect: float | None, verdict: ChangeVerdict
) -> None:
    assert verdict_on(difference=difference, p=p, effect=effect) is verdict


@pytest.mark.parametrize(
    ("enum", "names"),
    [
        (rules.CampaignKind, labels.CAMPAIGN_KINDS),
        (rules.CampaignKind, labels.INDEX_NAMES),
        (rules.Measure, labels.MEASURES),
        (rules.Comparison, labels.COMPARISONS),
        (rules.ComparisonGroup, labels.COMPARISON_GROUPS),
        (rules.PlanRefusal, labels.PLAN_REFUSALS),
        (ItemType, labels.ITEM_TYPES),
        (ItemType, labels.ITEM_TYPE_HINTS),
        (FaultCode, labels.FAULTS),
        (EditRefusal, labels.EDIT_REFUSALS),
        (NoteCode, labels.NOTES),
        (RefusalCode, labels.QUESTIONNAIRE_FILE_REFUSALS),
        (rules.WaveRole, labels.WAVE_ROLES),
        (rules.WaveState, labels.WAVE_STATES),
        (rules.WaveCommand, labels.WAVE_COMMANDS),
        (rules.PointKind, labels.POINT_KINDS),
        (rules.Channel, labels.CHANNELS),
        (rules.Refusal, labels.REFUSALS),
        (rules.PointRefusal, labels.POINT_REFUSALS),
        (rules.Outcome, labels.OUTCOMES),
        (rules.ChangeVerdict, labels.CHANGE_VERDICTS),
    ],
)
def test_everything_has_a_name_for_people(enum, names) -> None:
    assert set(names) == set(enum)
