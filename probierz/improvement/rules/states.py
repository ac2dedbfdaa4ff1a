"""The life of a nonconformity as a table."""

from enum import StrEnum

from probierz.lib.workflow import Transition, Workflow


class State(StrEnum):
    REPORTED = "reported"
    ANALYSED = "analysed"
    PLANNED = "planned"
    DOING = "doing"
    CHECKING = "checking"
    CLOSED = "closed"
    REJECTED = "rejected"


class Command(StrEnum):
    ANALYSE = "analyse"
    PLAN = "plan"
    START = "start"
    FINISH = "finish"
    CONFIRM = "confirm"
    REOPEN = "reopen"
    REVISE = "revise"
    REJECT = "reject"
    RESTORE = "restore"


# The cause may be corrected until it is planned upon; after a failed check the circle begins there again.
NONCONFORMITY_WORKFLOW: Workflow[State, Command] = Workflow(
    State.REPORTED,
    [
        Transition(Command.ANALYSE, State.REPORTED, State.ANALYSED),
        Transition(Command.ANALYSE, State.ANALYSED, State.ANALYSED),
        Transition(Command.PLAN, State.ANALYSED, State.PLANNED),
        Transition(Command.START, State.PLANNED, State.DOING),
        Transition(Command.FINISH, State.DOING, State.CHECKING),
        Transition(Command.CONFIRM, State.CHECKING, State.CLOSED),
        Transition(Command.REOPEN, State.CHECKING, State.ANALYSED),
        Transition(Command.REVISE, State.PLANNED, State.ANALYSED),
        Transition(Command.REVISE, State.DOING, State.ANALYSED),
        Transition(Command.REJECT, State.REPORTED, State.REJECTED),
        Transition(Command.REJECT, State.ANALYSED, State.REJECTED),
        Transition(Command.RESTORE, State.REJECTED, State.REPORTED),
    ],
)
ENDED = (State.CLOSED, State.REJECTED)
OPEN_STATES = tuple(state for state in State if state not in ENDED)
