"""The life of a certificate, what may be done to it, and what a stranger is told about it."""

from datetime import date, timedelta
from enum import StrEnum

from probierz.lib.verdicts import Allowed, Denied, Verdict
from probierz.lib.workflow import Transition, Workflow


class CertificateKind(StrEnum):
    PARTICIPATION = "participation"


class CertificateState(StrEnum):
    PREPARED = "prepared"  # has its number, not yet its paper; for strangers it does not exist
    VALID = "valid"
    REVOKED = "revoked"
    REPLACED = "replaced"


class CertificateCommand(StrEnum):
    ISSUE = "issue"
    REVOKE = "revoke"
    REPLACE = "replace"


CERTIFICATE_WORKFLOW = Workflow(
    CertificateState.PREPARED,
    [
        Transition(CertificateCommand.ISSUE, CertificateState.PREPARED, CertificateState.VALID),
        Transition(CertificateCommand.REVOKE, CertificateState.VALID, CertificateState.REVOKED),
        Transition(CertificateCommand.REPLACE, CertificateState.VALID, CertificateState.REPLACED),
    ],
)
HOLDS_A_PLACE = frozenset({CertificateState.PREPARED, CertificateState.VALID})
ENDED = frozenset({CertificateState.REVOKED, CertificateState.REPLACED})


class Refusal(StrEnum):
    """Why something cannot be done to a certificate or a series."""

    NOT_ISSUED_YET = "not_issued_yet"
    ENDED_ALREADY = "ended_already"
    NO_REASON = "no_reason"
    NOBODY_CHOSEN = "nobody_chosen"
    NO_PART_TAKEN = "no_part_taken"
    ALL_HAVE_ONE = "all_have_one"
    BEFORE_THE_PROGRAMME = "before_the_programme"
    TOO_FAR_AHEAD = "too_far_ahead"
    MOVED = "moved"
    NOTHING_WAITS = "nothing_waits"


PRINTED_AHEAD = timedelta(days=92)  # certificates are printed before the day on which they are handed over


def may(command: CertificateCommand, state: CertificateState) -> Verdict:
    """Whether the command is open; every refusal is explained."""
    if command in CERTIFICATE_WORKFLOW.commands_open(state):
        return Allowed()
    return Denied(Refusal.ENDED_ALREADY if state in ENDED else Refusal.NOT_ISSUED_YET)


def may_issue_on(day: date, *, starts_on: date, today: date) -> Verdict:
    """A date of issue lies within the programme's life, or so close ahead that paper can be printed for it."""
    if day < starts_on:
        return Denied(Refusal.BEFORE_THE_PROGRAMME)
    return Denied(Refusal.TOO_FAR_AHEAD) if day > today + PRINTED_AHEAD else Allowed()


class Answer(StrEnum):
    """What a stranger who asks about a certificate is told."""

    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"
    REPLACED = "replaced"
    UNKNOWN = "unknown"


def answer_about(state: CertificateState | None, *, valid_until: date | None, today: date) -> Answer:
    """One word for a certificate, or for none."""
    if state is None or state is CertificateState.PREPARED:
        return Answer.UNKNOWN
    if state is CertificateState.VALID and valid_until is not None and valid_until < today:
        return Answer.EXPIRED
    return Answer(state.value)


class FileVerdict(StrEnum):
    """What comparing somebody's file with the issued one shows."""

    UNCHANGED = "unchanged"
    ALTERED = "altered"
    NOT_OURS = "not_ours"
