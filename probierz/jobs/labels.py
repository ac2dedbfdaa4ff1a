"""Names of the states and moves of a job, for people."""

from django.utils.translation import pgettext_lazy

from probierz.jobs.rules import JobCommand, JobState

JOB_STATES = {
    JobState.WAITING: pgettext_lazy("state of a job", "waiting"),
    JobState.RUNNING: pgettext_lazy("state of a job", "running"),
    JobState.DONE: pgettext_lazy("state of a job", "done"),
    JobState.FAILED: pgettext_lazy("state of a job", "failed"),
}
JOB_COMMANDS = {
    JobCommand.BEGIN: pgettext_lazy("move of a job", "begin"),
    JobCommand.FINISH: pgettext_lazy("move of a job", "finish"),
    JobCommand.FAIL: pgettext_lazy("move of a job", "fail"),
    JobCommand.REQUEUE: pgettext_lazy("move of a job", "queue again"),
    JobCommand.GIVE_UP: pgettext_lazy("move of a job", "give up"),
}
