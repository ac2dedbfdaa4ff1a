"""Names of the states of a job, for people."""

from django.utils.translation import pgettext_lazy

from probierz.jobs.rules import JobState

JOB_STATES = {
    JobState.WAITING: pgettext_lazy("state of a job", "waiting"),
    JobState.RUNNING: pgettext_lazy("state of a job", "running"),
    JobState.DONE: pgettext_lazy("state of a job", "done"),
    JobState.FAILED: pgettext_lazy("state of a job", "failed"),
}
