"""The life of a revision, rounds of checking, who may approve, who has to read, and why not."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from probierz.lib.number_patterns import GapRule, PatternError
from probierz.lib.verdicts import Allowed, Denied, Verdict
from probierz.lib.workflow import Transition, Workflow
from probierz.people.rules import Role

__all__ = [
    "APPROVERS",
    "OPEN_STATES",
    "REVISION_WORKFLOW",
    "ROUND_WORKFLOW",
    "AddresseeKind",
    "BodyKind",
    "CopyState",
    "DisposalMethod",
    "GapRule",
    "PatternError",
    "Refusal",
    "RevisionCommand",
    "RevisionState",
    "RoundCommand",
    "RoundState",
    "Verdicts",
    "add_months",
    "may_approve",
    "may_review",
    "outcome_of",
]


class RevisionState(StrEnum):
    DRAFTED = "drafted"
    CHECKED = "checked"
    APPROVED = "approved"
    IN_FORCE = "in_force"
    WITHDRAWN = "withdrawn"


class RevisionCommand(StrEnum):
    CHECK = "check"
    APPROVE = "approve"
    RETURN = "return"
    RELEASE = "release"
    WITHDRAW = "withdraw"


REVISION_WORKFLOW = Workflow(
    RevisionState.DRAFTED,
    [
        Transition(RevisionCommand.CHECK, RevisionState.DRAFTED, RevisionState.CHECKED),
        Transition(RevisionCommand.APPROVE, RevisionState.CHECKED, RevisionState.APPROVED),
        # A change of the text, or second thoughts: checking and approval lapse.
        Transition(RevisionCommand.RETURN, RevisionState.CHECKED, RevisionState.DRAFTED),
        Transition(RevisionCommand.RETURN, RevisionState.APPROVED, RevisionState.DRAFTED),
        Transition(RevisionCommand.RELEASE, RevisionState.APPROVED, RevisionState.IN_FORCE),
        Transition(RevisionCommand.WITHDRAW, RevisionState.IN_FORCE, RevisionState.WITHDRAWN),
    ],
)
OPEN_STATES = (RevisionState.DRAFTED, RevisionState.CHECKED, RevisionState.APPROVED)


class RoundState(StrEnum):
    """A round of checking: open until everybody asked has answered, or one asks for changes."""

    OPEN = "round_open"
    PASSED = "round_passed"
    CHANGES = "round_changes"
    LAPSED = "round_lapsed"


class RoundCommand(StrEnum):
    PASS = "pass"  # noqa: S105 - the name of a move, not a secret
    ASK = "ask"
    LAPSE = "lapse"


ROUND_WORKFLOW = Workflow(
    RoundState.OPEN,
    [
        Transition(RoundCommand.PASS, RoundState.OPEN, RoundState.PASSED),
        Transition(RoundCommand.ASK, RoundState.OPEN, RoundState.CHANGES),
        Transition(RoundCommand.LAPSE, RoundState.OPEN, RoundState.LAPSED),
    ],
)


class Verdicts(StrEnum):
    """What a reviewer says."""

    WAITING = "waiting"
    APPROVES = "approves"
    CHANGES = "changes"


class BodyKind(StrEnum):
    MARKDOWN = "markdown"
    FILE = "file"


class AddresseeKind(StrEnum):
    EVERYBODY = "everybody"
    ROLE = "role"
    UNIT = "unit"
    PERSON = "person"


class CopyState(StrEnum):
    CURRENT = "copy_current"
    OUTDATED = "copy_outdated"
    RETURNED = "copy_returned"


class DisposalMethod(StrEnum):
    SHREDDED = "shredded"
    ERASED = "erased"
    ARCHIVE = "archive"


# Who signs documents of a type; the head of the office may sign every one.
APPROVERS = (Role.OFFICE_HEAD, Role.QUALITY_REPRESENTATIVE, Role.UNIT_HEAD)


class Refusal(StrEnum):
    """Why something was not done; the sentence for people is in `labels`."""

    NUMBER_TAKEN = "number_taken"
    NUMBER_ONLY_ONE = "number_only_one"
    TYPE_CODE_TAKEN = "type_code_taken"
    TYPE_RETIRED = "type_retired"
    NEEDS_UNIT = "needs_unit"
    OPEN_REVISION_EXISTS = "open_revision_exists"
    NOT_OPEN = "not_open"
    NO_TEXT = "no_text"
    CHANGED_MEANWHILE = "changed_meanwhile"
    ROUND_OPEN = "round_open_already"
    ROUND_CLOSED = "round_closed"
    NOT_ASKED = "not_asked"
    REVIEWS_OWN = "reviews_own"
    SAY_WHAT = "say_what"
    APPROVES_OWN = "approves_own"
    APPROVES_FOR_AUTHOR = "approves_for_author"
    NOT_APPROVER = "not_approver"
    NOT_CHECKED = "not_checked"
    ALREADY_APPROVED = "already_approved"
    CONTENT_CHANGED = "content_changed"
    CONTENT_DAMAGED = "content_damaged"
    NOT_APPROVED = "not_approved"
    IN_PAST = "in_past"
    NOT_IN_FORCE = "not_in_force"
    WITHDRAWN = "withdrawn_already"
    READ_ALREADY = "read_already"
    NOT_AN_EMPLOYEE = "not_an_employee"
    NOBODY_CHOSEN = "nobody_chosen"
    ADDRESSEE_EXISTS = "addressee_exists"
    ADDRESSEE_EMPTY = "addressee_empty"
    COPY_RETURNED = "copy_returned_already"
    NO_REVIEW_RHYTHM = "no_review_rhythm"
    NOT_WITHDRAWN = "not_withdrawn"
    KEPT_FOR_EVER = "kept_for_ever"
    KEPT_LONGER = "kept_longer"
    DISPOSED = "disposed"
    PACK_TAKEN = "pack_taken"
    PACK_UNCHANGED = "pack_unchanged"
    FILE_NOT_TEXT = "file_not_text"
    IN_FUTURE = "day_in_future"


def may_review(*, is_asked: bool, is_author: bool) -> Verdict:
    if not is_asked:
        return Denied(Refusal.NOT_ASKED)
    return Denied(Refusal.REVIEWS_OWN) if is_author else Allowed()


def may_approve(
    *, state: RevisionState, roles: Collection[Role], approver: Role, is_author: bool, only_for_author: bool
) -> Verdict:
    """Four eyes: nobody approves what he or she wrote, nor in the name of the person who wrote it."""
    if state is RevisionState.DRAFTED:
        return Denied(Refusal.NOT_CHECKED)
    if state is not RevisionState.CHECKED:
        return Denied(Refusal.ALREADY_APPROVED)
    if is_author:
        return Denied(Refusal.APPROVES_OWN)
    if not {Role.OFFICE_HEAD, approver} & set(roles):
        return Denied(Refusal.NOT_APPROVER)
    return Denied(Refusal.APPROVES_FOR_AUTHOR) if only_for_author else Allowed()


def outcome_of(verdicts: Collection[Verdicts]) -> RoundCommand | None:
    """What a round comes to: one wish for changes ends it, otherwise everybody has to approve."""
    if Verdicts.CHANGES in verdicts:
        return RoundCommand.ASK
    return None if Verdicts.WAITING in verdicts else RoundCommand.PASS


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError("every month has 28 days")


def disposable_from(withdrawn_on: date, retention: str) -> date | None:
    """The first day on which the office may destroy it: full years are counted from the next first of January.

    Categories of Polish records: A is kept for ever, B5 for five years, B50 for fifty, BE10 is examined by the
    archive after ten, Bc goes when it is no longer needed.
    """
    category = retention.strip().upper()
    if category in {"", "BC"}:
        return withdrawn_on
    years = category.removeprefix("BE").removeprefix("B")
    return date(withdrawn_on.year + 1 + int(years), 1, 1) if years.isdigit() else None
