"""Whom a campaign asks, and what may happen to its waves."""

from datetime import date
from enum import StrEnum

from probierz.lib.verdicts import Allowed, Denied, Verdict
from probierz.lib.workflow import Transition, Workflow


class CampaignKind(StrEnum):
    """Whom a campaign asks."""

    CLIENT = "client"
    STAFF = "staff"


class WaveRole(StrEnum):
    BASELINE = "baseline"
    FOLLOWUP = "followup"


class WaveState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class WaveCommand(StrEnum):
    OPEN = "open"
    CLOSE = "close"


WAVE_WORKFLOW = Workflow(
    WaveState.PLANNED,
    [
        Transition(WaveCommand.OPEN, WaveState.PLANNED, WaveState.OPEN),
        Transition(WaveCommand.CLOSE, WaveState.OPEN, WaveState.CLOSED),
    ],
)


class Refusal(StrEnum):
    """Why a wave may not move."""

    ALREADY_OPEN = "already_open"
    ALREADY_CLOSED = "already_closed"
    NOT_OPEN = "not_open"
    BASELINE_FIRST = "baseline_first"
    ENDS_BEFORE_IT_BEGAN = "ends_before_it_began"


def may_open(state: WaveState, *, role: WaveRole, baseline: WaveState) -> Verdict:
    """A follow-up opens when the baseline is closed, so that no answer can count for both."""
    if state is WaveState.OPEN:
        return Denied(Refusal.ALREADY_OPEN)
    if state is WaveState.CLOSED:
        return Denied(Refusal.ALREADY_CLOSED)
    if role is WaveRole.FOLLOWUP and baseline is not WaveState.CLOSED:
        return Denied(Refusal.BASELINE_FIRST)
    return Allowed()


def may_close(state: WaveState, *, opened_on: date | None, on: date) -> Verdict:
    if state is WaveState.CLOSED:
        return Denied(Refusal.ALREADY_CLOSED)
    if state is WaveState.PLANNED or opened_on is None:
        return Denied(Refusal.NOT_OPEN)
    return Allowed() if on >= opened_on else Denied(Refusal.ENDS_BEFORE_IT_BEGAN)
