"""What becomes of a comment that a client wrote, and why something may not be done with it."""

from enum import StrEnum

from probierz.lib.verdicts import Allowed, Denied, Verdict
from probierz.lib.workflow import Transition, Workflow
from probierz.surveys.rules.waves import WaveState


class CommentState(StrEnum):
    NEW = "new"
    READ = "read"
    ANSWERED = "answered"
    PUBLISHED = "published"


class CommentCommand(StrEnum):
    READ = "read"
    ANSWER = "answer"
    PUBLISH = "publish"
    TAKE_DOWN = "take_down"


COMMENT_WORKFLOW = Workflow(
    CommentState.NEW,
    [
        Transition(CommentCommand.READ, CommentState.NEW, CommentState.READ),
        Transition(CommentCommand.ANSWER, CommentState.NEW, CommentState.ANSWERED),
        Transition(CommentCommand.ANSWER, CommentState.READ, CommentState.ANSWERED),
        Transition(CommentCommand.ANSWER, CommentState.ANSWERED, CommentState.ANSWERED),
        Transition(CommentCommand.PUBLISH, CommentState.NEW, CommentState.PUBLISHED),
        Transition(CommentCommand.PUBLISH, CommentState.READ, CommentState.PUBLISHED),
        Transition(CommentCommand.PUBLISH, CommentState.ANSWERED, CommentState.PUBLISHED),
        Transition(CommentCommand.TAKE_DOWN, CommentState.PUBLISHED, CommentState.READ),
    ],
)


class CommentRefusal(StrEnum):
    """Why a comment may not be read, answered, published or handed on."""

    NO_SUCH_MOVE = "no_such_move"
    NO_REPLY = "no_reply"
    PUBLISHED_STAYS = "published_stays"
    NOTHING_TO_PUBLISH = "nothing_to_publish"
    NOT_LOOKED_THROUGH = "not_looked_through"
    MADE_ALREADY = "made_already"
    NO_TAG_NAME = "no_tag_name"
    TAG_TAKEN = "tag_taken"


class Made(StrEnum):
    """What a comment was turned into."""

    NONCONFORMITY = "nonconformity"
    SUGGESTION = "suggestion"


def may_read(state: WaveState, *, comments: int, threshold: int) -> bool:
    """A new comment would tell who has just answered, and a few would tell who wrote them."""
    return state is WaveState.CLOSED and comments >= threshold


def may_publish(text: str, *, is_looked_through: bool) -> Verdict:
    """Somebody says that no person can be recognised; a program cannot."""
    if not text.strip():
        return Denied(CommentRefusal.NOTHING_TO_PUBLISH)
    return Allowed() if is_looked_through else Denied(CommentRefusal.NOT_LOOKED_THROUGH)
