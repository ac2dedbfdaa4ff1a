"""One run of a job: begins it, reports how far it is, writes how it ended."""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from probierz.access.actor import NOBODY, Actor, actor_of, system_actor
from probierz.jobs import kinds
from probierz.jobs.models import Job, OfficeJob, ProgrammeJob
from probierz.jobs.rules import JOB_WORKFLOW, JobCommand, JobState
from probierz.offices.models import Office, Programme
from probierz.people.models import Account

logger = logging.getLogger(__name__)
BETWEEN_REPORTS = 0.5  # seconds; each report is a transaction of its own


class Superseded(Exception):
    """This run was given up for dead and another took over; it must not touch the job any more."""


@dataclass
class Run:
    """The job as its kind sees it: `kinds.Work`."""

    job: Job
    actor: Actor
    reported_at: float = field(default=0.0)

    @property
    def arguments(self) -> Mapping[str, Any]:
        arguments: Mapping[str, Any] = self.job.arguments
        return arguments

    @property
    def office(self) -> Office:
        if not isinstance(self.job, OfficeJob):
            raise TypeError(f"{self.job} is not a job of an office")
        return self.job.office

    @property
    def programme(self) -> Programme:
        if not isinstance(self.job, ProgrammeJob):
            raise TypeError(f"{self.job} is not a job of a programme")
        return self.job.programme

    def report(self, done: int, total: int) -> None:
        """At most twice a second, but always the first and the last."""
        now = time.monotonic()
        if done < total and now - self.reported_at < BETWEEN_REPORTS:
            return
        self.reported_at = now
        change(self.job, state=JobState.RUNNING, done=done, total=total, alive_at=timezone.now())


def run(job: Job) -> None:
    """Do the job, unless somebody did or does it already."""
    if not begin(job):
        return
    try:
        outcome = kinds.run_of(job.kind)(Run(job, actor_behind(job)))
    except Superseded:
        logger.warning("The job %s went on in another worker.", job.key)
    except kinds.JobRefused as refusal:
        end(job, JobCommand.FAIL, refusal.message)
    except PermissionDenied:
        end(job, JobCommand.FAIL, permission_ended)
    except Exception:
        logger.exception("The job %s failed.", job.key)
        end(job, JobCommand.FAIL, apology)
    else:
        end(job, JobCommand.FINISH, outcome.message, result_url=outcome.url, result_sha256=outcome.sha256)


def begin(job: Job) -> bool:
    """Whether this worker was the one that took the job."""
    target = JOB_WORKFLOW.after(JobState.WAITING, JobCommand.BEGIN)
    attempts = job.attempts
    waiting = _rows(job).filter(state__in=JOB_WORKFLOW.sources(JobCommand.BEGIN), attempts=attempts)
    taken: int = waiting.update(state=target, attempts=attempts + 1, alive_at=timezone.now())
    job.attempts = attempts + 1
    job.state = target
    return taken == 1


def end(job: Job, command: JobCommand, message: kinds.Words, **result: str) -> None:
    """Write how this run ended; nothing when another run took over."""
    now = timezone.now()
    state = JOB_WORKFLOW.after(JobState(job.state), command)
    try:
        change(job, state=state, ended_at=now, alive_at=now, **in_both_languages(message), **result)
    except Superseded:
        logger.warning("The job %s ended in another worker.", job.key)


def change(job: Job, **values: Any) -> None:
    """Write to the job as long as this run owns it."""
    own = _rows(job).filter(state=JobState.RUNNING, attempts=job.attempts)
    if own.update(**values) != 1:
        raise Superseded


def in_both_languages(words: kinds.Words) -> dict[str, str]:
    """The message fields of a job."""
    said = {}
    for language in ("pl", "en"):
        with translation.override(language):
            said[f"message_{language}"] = words()
    return said


def actor_behind(job: Job) -> Actor:
    """Whoever started the job, with the permissions of today: a role that ended no longer counts."""
    who, _separator, key = job.actor_key.partition(":")
    if who == "system":
        return system_actor(key)
    account = Account.objects.filter(key=key, is_active=True).first()
    return actor_of(account, on=timezone.localdate()) if account else NOBODY


def apology() -> str:
    return _(
        "Something broke on our side and the work stopped. "
        "Start it again; what was done already will not be done twice."
    )


def permission_ended() -> str:
    return _("Whoever started this work may no longer do it, so it was stopped. Ask somebody with the permission.")


def _rows(job: Job) -> Any:
    return type(job)._default_manager.filter(pk=job.pk)
