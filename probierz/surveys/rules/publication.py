"""What becomes of an office's results on their way to its public page, and why they may not go."""

from enum import StrEnum

from probierz.lib.verdicts import Allowed, Denied, Verdict
from probierz.lib.workflow import Transition, Workflow
from probierz.surveys.rules.waves import WaveState


class PublicationState(StrEnum):
    SUBMITTED = "submitted"
    RETURNED = "returned"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class PublicationCommand(StrEnum):
    PUBLISH = "publish"
    RETURN = "return"
    TAKE_BACK = "take_back"


# What is returned or taken back stays as it was; the office submits its results anew, frozen anew.
PUBLICATION_WORKFLOW = Workflow(
    PublicationState.SUBMITTED,
    [
        Transition(PublicationCommand.PUBLISH, PublicationState.SUBMITTED, PublicationState.PUBLISHED),
        Transition(PublicationCommand.RETURN, PublicationState.SUBMITTED, PublicationState.RETURNED),
        Transition(PublicationCommand.TAKE_BACK, PublicationState.SUBMITTED, PublicationState.WITHDRAWN),
        Transition(PublicationCommand.TAKE_BACK, PublicationState.PUBLISHED, PublicationState.WITHDRAWN),
    ],
)
# At most one row of a wave is in one of these.
ON_ITS_WAY = (PublicationState.SUBMITTED, PublicationState.PUBLISHED)
NEEDS_REASON = frozenset({PublicationCommand.RETURN, PublicationCommand.TAKE_BACK})


class PublicationRefusal(StrEnum):
    """Why results may not be submitted, published, returned or taken back."""

    WAVE_NOT_CLOSED = "wave_not_closed"
    TOO_FEW_ANSWERS = "too_few_answers"
    ALREADY_ON_ITS_WAY = "already_on_its_way"
    MOVED = "moved"
    OWN_SUBMISSION = "own_submission"
    REASON_NEEDED = "reason_needed"
    BROKEN = "broken"


def may_submit(state: WaveState, *, is_shown: bool, is_on_its_way: bool) -> Verdict:
    """Only the results of a closed wave can be frozen: an open one still moves."""
    if state is not WaveState.CLOSED:
        return Denied(PublicationRefusal.WAVE_NOT_CLOSED)
    if not is_shown:
        return Denied(PublicationRefusal.TOO_FEW_ANSWERS)
    if is_on_its_way:
        return Denied(PublicationRefusal.ALREADY_ON_ITS_WAY)
    return Allowed()


def may_decide(command: PublicationCommand, *, is_own: bool, reason: str) -> Verdict:
    """Two pairs of eyes to publish; words for whoever reads why results went back or vanished."""
    if command is PublicationCommand.PUBLISH and is_own:
        return Denied(PublicationRefusal.OWN_SUBMISSION)
    if command in NEEDS_REASON and not reason.strip():
        return Denied(PublicationRefusal.REASON_NEEDED)
    return Allowed()
