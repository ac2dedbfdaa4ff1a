"""The life of a job as a table, and when a silent one counts as dead."""

from datetime import datetime, timedelta
from enum import StrEnum

from probierz.lib.workflow import Transition, Workflow


class JobState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class JobCommand(StrEnum):
    BEGIN = "begin"
    FINISH = "finish"
    FAIL = "fail"
    REQUEUE = "requeue"
    GIVE_UP = "give_up"


JOB_WORKFLOW = Workflow(
    JobState.WAITING,
    [
        Transition(JobCommand.BEGIN, JobState.WAITING, JobState.RUNNING),
        Transition(JobCommand.FINISH, JobState.RUNNING, JobState.DONE),
        Transition(JobCommand.FAIL, JobState.RUNNING, JobState.FAILED),
        Transition(JobCommand.REQUEUE, JobState.WAITING, JobState.WAITING),
        Transition(JobCommand.REQUEUE, JobState.RUNNING, JobState.WAITING),
        Transition(JobCommand.GIVE_UP, JobState.WAITING, JobState.FAILED),
        Transition(JobCommand.GIVE_UP, JobState.RUNNING, JobState.FAILED),
    ],
)
OPEN_STATES = frozenset({JobState.WAITING, JobState.RUNNING})

SILENT_FOR = timedelta(seconds=60)  # reports come twice a second, so this is a dead worker and not a slow one
MOST_ATTEMPTS = 3


def silent_since(now: datetime) -> datetime:
    """A job whose last sign of life is older than this has lost its worker."""
    return now - SILENT_FOR


def command_for_silent(attempts: int) -> JobCommand:
    """What to do with a job that lost its worker: once more, unless it kills every worker."""
    return JobCommand.REQUEUE if attempts < MOST_ATTEMPTS else JobCommand.GIVE_UP
