"""The life of a wave as a whole table, and what may be said about a change."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from probierz.lib.questionnaire_files import NoteCode
from probierz.lib.questionnaires import FaultCode, ItemType
from probierz.lib.tabular import RefusalCode
from probierz.lib.tests.questionnaires import item, questionnaire
from probierz.lib.verdicts import Denied, Verdict
from probierz.lib.workflow import CommandRefused
from probierz.surveys import labels, rules
from probierz.surveys.rules import (
    WAVE_WORKFLOW,
    ChangeVerdict,
    PlanRefusal,
    Refusal,
    WaveCommand,
    WaveRole,
    WaveState,
    may_close,
    may_open,
    may_plan,
    verdict_on,
)
from probierz.surveys.rules.invitations import MailingRefusal, MailingState, may_remind, may_send
from probierz.surveys.rules.quarantine import HeldRefusal
from probierz.surveys.rules.questionnaires import EditRefusal

TABLE = {
    (WaveState.PLANNED, WaveCommand.OPEN): WaveState.OPEN,
    (WaveState.OPEN, WaveCommand.CLOSE): WaveState.CLOSED,
}
DAY = date(2026, 9, 1)
DECIDES = ("", "rating", "words", "of another")


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


def why(verdict: Verdict) -> object:
    return verdict.reason if isinstance(verdict, Denied) else None


@pytest.mark.parametrize(("state", "wave"), list(product(MailingState, WaveState)))
def test_a_list_is_sent_once_into_an_open_wave(state: MailingState, wave: WaveState) -> None:
    expected = {
        MailingState.DRAFT: None if wave is WaveState.OPEN else MailingRefusal.NOT_OPEN,
        MailingState.SENT: MailingRefusal.ALREADY_SENT,
        MailingState.REMINDED: MailingRefusal.ALREADY_SENT,
        MailingState.DELETED: MailingRefusal.DELETED,
    }

    assert why(may_send(state, wave=wave)) is expected[state]


@pytest.mark.parametrize(("state", "wave", "is_leaving"), list(product(MailingState, WaveState, (False, True))))
def test_a_list_is_recalled_once_when_every_first_letter_has_left(
    *, state: MailingState, wave: WaveState, is_leaving: bool
) -> None:
    of_sent = MailingRefusal.STILL_LEAVING if is_leaving else None
    expected = {
        MailingState.DRAFT: MailingRefusal.NOT_SENT,
        MailingState.SENT: of_sent if wave is WaveState.OPEN else MailingRefusal.NOT_OPEN,
        MailingState.REMINDED: MailingRefusal.ALREADY_REMINDED,
        MailingState.DELETED: MailingRefusal.DELETED,
    }

    assert why(may_remind(state, wave=wave, is_leaving=is_leaving)) is expected[state]


ASKED = questionnaire((item("rating"), item("words", ItemType.TEXT)))


@pytest.mark.parametrize(("decides", "has_index", "baseline"), list(product(DECIDES, (False, True), WaveState)))
def test_a_plan_names_a_figure_there_is_before_anybody_answers(
    *, decides: str, has_index: bool, baseline: WaveState
) -> None:
    asked = replace(ASKED, analysis=replace(ASKED.analysis, index_items=("rating",) if has_index else ()))
    expected = {
        "": None if has_index else PlanRefusal.NO_INDEX,
        "rating": None,
        "words": PlanRefusal.NOT_A_RATING,
        "of another": PlanRefusal.NOT_A_RATING,
    }

    verdict = may_plan(asked, item=decides, baseline=baseline)

    assert why(verdict) is (expected[decides] if baseline is WaveState.PLANNED else PlanRefusal.BASELINE_OPENED)


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
        (MailingRefusal, labels.MAILING_REFUSALS),
        (HeldRefusal, labels.HELD_REFUSALS),
        (rules.Outcome, labels.OUTCOMES),
        (rules.ChangeVerdict, labels.CHANGE_VERDICTS),
    ],
)
def test_everything_has_a_name_for_people(enum, names) -> None:
    assert set(names) == set(enum)
