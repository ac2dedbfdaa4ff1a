"""Corrections, corrective, preventive and improving actions: which may stand where, and who may finish them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from probierz.improvement.rules.refusals import Refusal
from probierz.improvement.rules.states import ENDED, State
from probierz.lib.verdicts import Allowed, Denied, Verdict

# Preventive action is a requirement of this edition alone (8.5.3); later ones speak of risks.
PREVENTIVE_EDITION = "iso9001-2008"


class StepKind(StrEnum):
    """A correction removes the nonconformity, a corrective action its cause, a preventive one a cause still without
    effect; an improving action comes from a suggestion or a decision.
    """

    CORRECTION = "correction"
    CORRECTIVE = "corrective"
    PREVENTIVE = "preventive"
    IMPROVING = "improving"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFacts:
    """An action as the gates see it; people by their keys in the roster. `is_past`: of a round that failed."""

    kind: StepKind
    due_on: date
    doers: frozenset[int] = frozenset()
    done_on: date | None = None
    is_dropped: bool = False
    is_past: bool = False

    @property
    def is_open(self) -> bool:
        return self.done_on is None and not self.is_dropped

    @property
    def counts(self) -> bool:
        """Whether the plan of this round may rest on it: a correction alone removes no cause."""
        return self.kind is not StepKind.CORRECTION and not self.is_dropped and not self.is_past


@dataclass(frozen=True, slots=True, kw_only=True)
class DoerFacts:
    """Who is about to mark an action as done."""

    is_doer: bool
    manages: bool


def may_add_step(kind: StepKind, *, state: State | None, edition: str) -> Verdict:
    """`state` is that of the nonconformity, None for an action that stands alone."""
    if kind is StepKind.PREVENTIVE and edition != PREVENTIVE_EDITION:
        return Denied(Refusal.NOT_PREVENTIVE_HERE)
    if state is None:
        alone = {StepKind.PREVENTIVE, StepKind.IMPROVING}
        return Allowed() if kind in alone else Denied(Refusal.NEEDS_NONCONFORMITY)
    if kind is StepKind.IMPROVING:
        return Denied(Refusal.STANDS_ALONE)
    return _may_add_in(state, kind)


def _may_add_in(state: State, kind: StepKind) -> Verdict:
    """A correction is never too early; what removes a cause waits until the cause is known."""
    if state in ENDED:
        return Denied(Refusal.CLOSED)
    if kind is StepKind.CORRECTION:
        return Denied(Refusal.NO_SUCH_MOVE) if state is State.CHECKING else Allowed()
    if state is State.REPORTED:
        return Denied(Refusal.CAUSE_FIRST)
    return Allowed() if state is not State.CHECKING else Denied(Refusal.NO_SUCH_MOVE)


def may_finish_step(facts: DoerFacts, *, is_open: bool, result: str) -> Verdict:
    """Whoever answers for it, the deputy, or those who run the system; always with what shows that it was done."""
    if not is_open:
        return Denied(Refusal.STEP_ENDED)
    if not (facts.is_doer or facts.manages):
        return Denied(Refusal.NOT_THE_DOER)
    return Allowed() if result.strip() else Denied(Refusal.NO_EVIDENCE)
