"""Finds jobs whose worker was killed: a task of a killed worker stays running for ever otherwise."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from probierz.jobs.models import Job, OfficeJob, ProgrammeJob
from probierz.jobs.queue import enqueue
from probierz.jobs.rules import JOB_WORKFLOW, OPEN_STATES, JobCommand, JobState, command_for_silent, silent_since
from probierz.jobs.running import in_both_languages
from probierz.offices.scope import across_offices


def reap() -> int:
    """Queue silent jobs again, or give up those that lost their worker too often. Returns how many."""
    with across_offices(reason="The installation looks after its queue as a whole."):
        return sum(_treat(job) for job in list(_silent()))


def _silent() -> Iterator[Job]:
    limit = silent_since(timezone.now())
    for model in (OfficeJob, ProgrammeJob):
        for job in model.objects.filter(state__in=OPEN_STATES, alive_at__lt=limit):
            if not (job.state == JobState.WAITING and _is_in_queue(job)):
                yield job


def _treat(job: Job) -> bool:
    command = command_for_silent(job.attempts)
    now = timezone.now()
    values: dict[str, object] = {"state": JOB_WORKFLOW.after(JobState(job.state), command), "alive_at": now}
    if command is JobCommand.GIVE_UP:
        values |= {"ended_at": now, **in_both_languages(resignation)}
    with transaction.atomic():
        unmoved = type(job)._default_manager.filter(pk=job.pk, state=job.state, alive_at=job.alive_at)
        if unmoved.update(**values) != 1:
            return False
        _tickets(job).filter(status=TaskResultStatus.RUNNING).update(status=TaskResultStatus.FAILED, finished_at=now)
        if command is JobCommand.REQUEUE:
            enqueue(job)
    return True


def resignation() -> str:
    return _(
        "The work was interrupted three times, so we stopped trying. "
        "Start it again; if it stops again, tell whoever runs this installation."
    )


def _is_in_queue(job: Job) -> bool:
    return bool(_tickets(job).filter(status=TaskResultStatus.READY).exists())


def _tickets(job: Job) -> Any:
    return DBTaskResult.objects.filter(pk__in=[job.task_id] if job.task_id else [])
