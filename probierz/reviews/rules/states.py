"""The life of a review as a table."""

from enum import StrEnum

from probierz.lib.workflow import Transition, Workflow


class State(StrEnum):
    PREPARED = "prepared"
    HELD = "held"
    APPROVED = "approved"
    CANCELLED = "cancelled"


class Command(StrEnum):
    HOLD = "hold"
    APPROVE = "approve"
    CANCEL = "cancel"


REVIEW_WORKFLOW: Workflow[State, Command] = Workflow(
    State.PREPARED,
    [
        Transition(Command.HOLD, State.PREPARED, State.HELD),
        Transition(Command.CANCEL, State.PREPARED, State.CANCELLED),
        Transition(Command.CANCEL, State.HELD, State.CANCELLED),
        Transition(Command.APPROVE, State.HELD, State.APPROVED),
    ],
)
