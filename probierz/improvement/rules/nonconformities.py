"""What a nonconformity is, and the gates on its way: cause, plan, finished actions, effective check."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from probierz.improvement.rules.refusals import Refusal
from probierz.improvement.rules.steps import StepFacts
from probierz.lib.verdicts import Allowed, Denied, Verdict


class Source(StrEnum):
    """Where it came to light."""

    AUDIT = "audit"
    EXTERNAL_AUDIT = "external_audit"
    COMPLAINT = "complaint"
    SURVEY = "survey"
    PROCESS = "process"
    SUPERVISION = "supervision"
    EMPLOYEE = "employee"
    RESIDENT = "resident"
    REVIEW = "review"
    DOCUMENT = "document"
    RISK = "risk"
    OTHER = "other"


class Grade(StrEnum):
    MAJOR = "major"
    MINOR = "minor"
    OBSERVATION = "observation"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """What a plan rests on: every action of the case, those of earlier rounds too; `waiver` says why none is needed."""

    has_cause: bool
    found_on: date
    steps: tuple[StepFacts, ...]
    waiver: str
    criterion: str
    check_due_on: date | None
    checker: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFacts:
    """An effectiveness check as somebody is about to record it."""

    steps: tuple[StepFacts, ...]
    waiver: str
    checker: int | None
    note: str
    found_on: date
    on: date
    today: date


def may_handle(*, is_owner: bool, manages: bool) -> Verdict:
    """The owner leads the case, and so do those who run the quality system."""
    return Allowed() if is_owner or manages else Denied(Refusal.NOT_YOURS)


def may_plan(facts: PlanFacts) -> Verdict:
    """No plan without a cause, an action or a reason for none, and a check by somebody who does not act."""
    if not facts.has_cause:
        return Denied(Refusal.NO_CAUSE)
    if not any(step.counts for step in facts.steps) and not facts.waiver.strip():
        return Denied(Refusal.NO_ACTION)
    return _may_plan_check(facts)


def _may_plan_check(facts: PlanFacts) -> Verdict:
    if not facts.criterion.strip():
        return Denied(Refusal.NO_CRITERION)
    if facts.check_due_on is None:
        return Denied(Refusal.NO_CHECK_DAY)
    if facts.check_due_on < facts.found_on:
        return Denied(Refusal.BEFORE_FOUND)
    if any(step.due_on > facts.check_due_on for step in facts.steps if step.is_open):
        return Denied(Refusal.CHECK_BEFORE_ACTIONS)
    if facts.checker is None:
        return Denied(Refusal.NO_CHECKER)
    return _is_another(facts.checker, facts.steps)


def may_finish(steps: tuple[StepFacts, ...], *, waiver: str) -> Verdict:
    """Nothing is open, and something was done, unless the plan said why nothing is needed."""
    if left := sum(step.is_open for step in steps):
        return Denied(Refusal.STEPS_OPEN, {"n": left})
    was_done = any(step.counts and step.done_on for step in steps)
    return Allowed() if was_done or waiver.strip() else Denied(Refusal.ALL_GIVEN_UP)


def may_check(facts: CheckFacts) -> Verdict:
    """Somebody other than those who acted says what was found, after everything was done."""
    if facts.checker is None:
        return Denied(Refusal.NOT_AN_EMPLOYEE)
    if not facts.note.strip():
        return Denied(Refusal.NO_NOTE)
    if facts.on > facts.today:
        return Denied(Refusal.IN_FUTURE)
    if facts.on < facts.found_on:
        return Denied(Refusal.BEFORE_FOUND)
    if any(step.done_on is not None and step.done_on > facts.on for step in facts.steps):
        return Denied(Refusal.CHECK_BEFORE_DONE)
    return may_finish(facts.steps, waiver=facts.waiver) and _is_another(facts.checker, facts.steps)


def _is_another(checker: int, steps: tuple[StepFacts, ...]) -> Verdict:
    """Whoever acted in any round has a stake in the case."""
    doers = {person for step in steps if not step.is_dropped for person in step.doers}
    return Denied(Refusal.CHECKER_IS_DOER) if checker in doers else Allowed()
