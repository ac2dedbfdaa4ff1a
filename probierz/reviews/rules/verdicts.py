"""What may be done with a review, and why not."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from probierz.lib.verdicts import Allowed, Denied, Verdict


class Refusal(StrEnum):
    """Why something was not done; the sentence for people is in `labels`."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    MOVED_BEFORE_APPROVAL = "moved_before_approval"
    NO_SUCH_MOVE = "no_such_move"
    ONE_IS_OPEN = "one_is_open"
    PERIOD_UPSIDE_DOWN = "period_upside_down"
    PERIOD_TOO_LONG = "period_too_long"
    MEETING_BEFORE_PERIOD = "meeting_before_period"
    MEETING_LONG_AFTER = "meeting_long_after"
    NOT_PREPARED = "not_prepared"
    NOT_HELD = "not_held"
    IN_FUTURE = "in_future"
    NOBODY_PRESENT = "nobody_present"
    NAMED_TWICE = "named_twice"
    WRITTEN_ALREADY = "written_already"
    NOBODY_NAMED = "nobody_named"
    NO_REASON = "no_reason"
    NO_TEXT = "no_text"
    NO_OWNER = "no_owner"
    DUE_BEFORE_MEETING = "due_before_meeting"
    NO_CONCLUSION = "no_conclusion"
    NO_MINUTES = "no_minutes"
    PACKAGE_BROKEN = "package_broken"
    DECISION_GONE = "decision_gone"
    PARTICIPANT_GONE = "participant_gone"


LONGEST_DAYS = 3 * 366
LATEST_DAYS = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """What is about to be planned."""

    since: date
    until: date
    meeting_on: date
    another_is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    """A meeting as it is about to be written down."""

    on: date
    today: date
    until: date
    present: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalFacts:
    has_minutes: bool
    has_conclusion: bool
    is_intact: bool


def may_plan(facts: PlanFacts) -> Verdict:
    """One review at a time; its period has ended when people meet."""
    if facts.another_is_open:
        return Denied(Refusal.ONE_IS_OPEN)
    if facts.until <= facts.since:
        return Denied(Refusal.PERIOD_UPSIDE_DOWN)
    if (facts.until - facts.since).days > LONGEST_DAYS:
        return Denied(Refusal.PERIOD_TOO_LONG)
    return _may_meet(facts.meeting_on, until=facts.until)


def _may_meet(on: date, *, until: date) -> Verdict:
    """After the period, and while it is still news."""
    if on < until:
        return Denied(Refusal.MEETING_BEFORE_PERIOD)
    return Denied(Refusal.MEETING_LONG_AFTER) if (on - until).days > LATEST_DAYS else Allowed()


def may_hold(facts: MeetingFacts) -> Verdict:
    if facts.on > facts.today:
        return Denied(Refusal.IN_FUTURE)
    if not (verdict := _may_meet(facts.on, until=facts.until)):
        return verdict
    return Allowed() if facts.present else Denied(Refusal.NOBODY_PRESENT)


def may_decide(*, text: str, has_owner: bool, due_on: date, held_on: date | None) -> Verdict:
    """A decision without a person and a day is a wish."""
    if not text.strip():
        return Denied(Refusal.NO_TEXT)
    if not has_owner:
        return Denied(Refusal.NO_OWNER)
    if held_on is not None and due_on < held_on:
        return Denied(Refusal.DUE_BEFORE_MEETING)
    return Allowed()


def may_approve(facts: ApprovalFacts) -> Verdict:
    if not facts.has_minutes:
        return Denied(Refusal.NO_MINUTES)
    if not facts.has_conclusion:
        return Denied(Refusal.NO_CONCLUSION)
    return Allowed() if facts.is_intact else Denied(Refusal.PACKAGE_BROKEN)
