"""The life of a round and of an answer, what may be done to them, and why not."""

from datetime import date
from enum import StrEnum

from probierz.lib.catalogs.norms.model import (
    Aspect,
    CatalogKind,
    CatalogStatus,
    Conformity,
    Scoring,
)
from probierz.lib.verdicts import Allowed, Denied, Verdict
from probierz.lib.workflow import Transition, Workflow

__all__ = ["Aspect", "CatalogKind", "CatalogStatus", "Conformity", "Scoring"]

SHORTEST_JUSTIFICATION = 15
LARGEST_CATALOG = 1_000_000
LARGEST_FILE = 25_000_000


class RoundKind(StrEnum):
    ZERO_AUDIT = "zero_audit"
    SELF_ASSESSMENT = "self_assessment"
    CAF = "caf"


class RoundScoring(StrEnum):
    VERDICTS = "verdicts"
    CAF_CLASSIC = "caf_classic"
    CAF_FINE = "caf_fine"


class RoundState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CONSENSUS = "consensus"  # CAF only: individual scores are in, the group agrees on one
    CLOSED = "closed"
    CANCELLED = "cancelled"


class RoundCommand(StrEnum):
    START = "start"
    CONFER = "confer"
    CLOSE = "close"
    CANCEL = "cancel"


ROUND_WORKFLOW = Workflow(
    RoundState.PLANNED,
    [
        Transition(RoundCommand.START, RoundState.PLANNED, RoundState.OPEN),
        Transition(RoundCommand.CONFER, RoundState.OPEN, RoundState.CONSENSUS),
        Transition(RoundCommand.CLOSE, RoundState.OPEN, RoundState.CLOSED),
        Transition(RoundCommand.CLOSE, RoundState.CONSENSUS, RoundState.CLOSED),
        Transition(RoundCommand.CANCEL, RoundState.PLANNED, RoundState.CANCELLED),
        Transition(RoundCommand.CANCEL, RoundState.OPEN, RoundState.CANCELLED),
    ],
)
UNDER_WAY = (RoundState.OPEN, RoundState.CONSENSUS)
BEFORE_THE_END = (RoundState.PLANNED, *UNDER_WAY)


class AnswerState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    VERIFIED = "verified"


class AnswerCommand(StrEnum):
    SUBMIT = "submit"
    RETURN = "return"
    VERIFY = "verify"


ANSWER_WORKFLOW = Workflow(
    AnswerState.DRAFT,
    [
        Transition(AnswerCommand.SUBMIT, AnswerState.DRAFT, AnswerState.SUBMITTED),
        Transition(AnswerCommand.SUBMIT, AnswerState.RETURNED, AnswerState.SUBMITTED),
        Transition(AnswerCommand.VERIFY, AnswerState.SUBMITTED, AnswerState.VERIFIED),
        Transition(AnswerCommand.RETURN, AnswerState.SUBMITTED, AnswerState.RETURNED),
        Transition(AnswerCommand.RETURN, AnswerState.VERIFIED, AnswerState.RETURNED),
    ],
)
IN_THE_AUTHORS_HANDS = (AnswerState.DRAFT, AnswerState.RETURNED)


class Refusal(StrEnum):
    """Why something was not done; the sentence for people is in `labels`."""

    CATALOG_CHANGED_KIND = "catalog_changed_kind"
    CATALOG_SHIPPED = "catalog_shipped"
    CATALOG_USED = "catalog_used"
    REQUIREMENT_USED = "requirement_used"
    CATALOG_OFF = "catalog_off"
    CATALOG_IN_USE = "catalog_in_use"
    CATALOG_NOT_IN_USE = "catalog_not_in_use"
    ROUND_UNDER_WAY = "round_under_way"
    JUSTIFICATION_SHORT = "justification_short"
    APPLICABILITY_UNCHANGED = "applicability_unchanged"
    KIND_UNFIT = "kind_unfit"
    DUE_IN_PAST = "due_in_past"
    ROUND_MOVED = "round_moved"
    ROUND_NOT_OPEN = "round_not_open"
    NOBODY_ASSIGNED = "nobody_assigned"
    NOT_ALL_VERIFIED = "not_all_verified"
    NOT_ALL_AGREED = "not_all_agreed"
    NOTHING_CHOSEN = "nothing_chosen"
    PERSON_WITHOUT_ACCOUNT = "person_without_account"
    NOT_ASSIGNED = "not_assigned"
    ANSWERED_ALREADY = "answered_already"
    ANSWER_MOVED = "answer_moved"
    CHOICE_MISSING = "choice_missing"
    SCORE_MISSING = "score_missing"
    SCORE_OUT_OF_RANGE = "score_out_of_range"
    REMARK_MISSING = "remark_missing"
    DAYS_CROSSED = "days_crossed"
    MADE_IN_FUTURE = "made_in_future"
    FILE_TOO_LARGE = "file_too_large"
    FILE_EMPTY = "file_empty"
    RECORD_GONE = "record_gone"
    EVIDENCE_WITHDRAWN = "evidence_withdrawn"
    EVIDENCE_IS_RECORD = "evidence_is_record"
    LINKED_ALREADY = "linked_already"


def may(command: RoundCommand, state: RoundState) -> Verdict:
    """Whether the command is open for a round in this state."""
    return Allowed() if command in ROUND_WORKFLOW.commands_open(state) else Denied(Refusal.ROUND_MOVED)


def fits(kind: RoundKind, scoring: RoundScoring, catalog: Scoring) -> Verdict:
    """CAF rounds need a catalog scored by CAF, the others one with verdicts."""
    is_caf = kind is RoundKind.CAF
    if is_caf == (catalog is Scoring.CAF) and is_caf == (scoring is not RoundScoring.VERDICTS):
        return Allowed()
    return Denied(Refusal.KIND_UNFIT)


def is_justified(applies: bool, justification: str) -> Verdict:  # noqa: FBT001 - the pair is one statement
    """What does not apply needs a reason that somebody else can follow."""
    if not applies and len(justification.strip()) < SHORTEST_JUSTIFICATION:
        return Denied(Refusal.JUSTIFICATION_SHORT)
    return Allowed()


def are_days_sound(*, made_on: date, valid_from: date | None, valid_to: date | None, today: date) -> Verdict:
    """Evidence is made before it is shown, and ends after it begins."""
    if made_on > today:
        return Denied(Refusal.MADE_IN_FUTURE)
    if valid_to is not None and valid_to < (valid_from or made_on):
        return Denied(Refusal.DAYS_CROSSED)
    return Allowed()


def may_close(*, applicable: int, finished: int, is_caf: bool) -> Verdict:
    """A round ends when everything in it is verified, or agreed on."""
    if finished >= applicable:
        return Allowed()
    reason = Refusal.NOT_ALL_AGREED if is_caf else Refusal.NOT_ALL_VERIFIED
    return Denied(reason, {"left": applicable - finished})
