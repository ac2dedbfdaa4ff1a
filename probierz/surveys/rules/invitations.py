"""Invitations by e-mail: what a list may do, how long it lives, and when it may say that somebody answered."""

from enum import StrEnum

from probierz.lib.verdicts import Allowed, Denied, Verdict
from probierz.lib.workflow import Transition, Workflow
from probierz.surveys.rules.answers import THRESHOLD
from probierz.surveys.rules.waves import WaveState

# Used invitations are settled this many at once, in one shuffled write: with which answer each came is lost then.
SETTLED_AT_ONCE = THRESHOLD
SMALLEST_LIST = THRESHOLD  # the point of a list is known by its name, so its answers have to hide among others
LARGEST_LIST = 20_000
LONGEST_LETTER = 4_000
LINK_MARK = "{link}"


class MailingState(StrEnum):
    """A list: written, sent, reminded once, and deleted."""

    DRAFT = "draft"
    SENT = "sent"
    REMINDED = "reminded"
    DELETED = "deleted"


class MailingCommand(StrEnum):
    SEND = "send"
    REMIND = "remind"
    DELETE = "delete"


MAILING_WORKFLOW = Workflow(
    MailingState.DRAFT,
    [
        Transition(MailingCommand.SEND, MailingState.DRAFT, MailingState.SENT),
        Transition(MailingCommand.REMIND, MailingState.SENT, MailingState.REMINDED),
        Transition(MailingCommand.DELETE, MailingState.DRAFT, MailingState.DELETED),
        Transition(MailingCommand.DELETE, MailingState.SENT, MailingState.DELETED),
        Transition(MailingCommand.DELETE, MailingState.REMINDED, MailingState.DELETED),
    ],
)
# How many letters each address has got when all of them have left.
LETTERS = {MailingState.SENT: 1, MailingState.REMINDED: 2}


class InvitationState(StrEnum):
    """What became of one address."""

    ACTIVE = "active"
    REFUSED = "refused"  # the mail server says that there is no such box
    UNSUBSCRIBED = "unsubscribed"


class MailingRefusal(StrEnum):
    """Why a list may not be made, sent or recalled."""

    NOT_OPEN = "not_open"
    ALREADY_SENT = "already_sent"
    NOT_SENT = "not_sent"
    ALREADY_REMINDED = "already_reminded"
    STILL_LEAVING = "still_leaving"
    DELETED = "deleted"
    NAME_TAKEN = "name_taken"
    NOBODY = "nobody"
    TOO_FEW = "too_few"
    TOO_FEW_STAFF = "too_few_staff"


def may_list(wanted: int) -> Verdict:
    """How many addresses are left when those that want no letters are taken away."""
    if not wanted:
        return Denied(MailingRefusal.NOBODY)
    return Allowed() if wanted >= SMALLEST_LIST else Denied(MailingRefusal.TOO_FEW)


def may_send(state: MailingState, *, wave: WaveState) -> Verdict:
    """Letters lead to a form that takes answers, so the wave is open."""
    if state is MailingState.DELETED:
        return Denied(MailingRefusal.DELETED)
    if state is not MailingState.DRAFT:
        return Denied(MailingRefusal.ALREADY_SENT)
    return Allowed() if wave is WaveState.OPEN else Denied(MailingRefusal.NOT_OPEN)


def may_remind(state: MailingState, *, wave: WaveState, is_leaving: bool) -> Verdict:
    """Once, when every first letter has left."""
    match state:
        case MailingState.DELETED:
            return Denied(MailingRefusal.DELETED)
        case MailingState.DRAFT:
            return Denied(MailingRefusal.NOT_SENT)
        case MailingState.REMINDED:
            return Denied(MailingRefusal.ALREADY_REMINDED)
    if wave is not WaveState.OPEN:
        return Denied(MailingRefusal.NOT_OPEN)
    return Denied(MailingRefusal.STILL_LEAVING) if is_leaving else Allowed()
