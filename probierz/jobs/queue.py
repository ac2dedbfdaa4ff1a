"""Starting a job, in the transaction of the action that asks for it."""

from collections.abc import Mapping
from typing import Any, overload

from django.db import models, transaction
from django.utils import timezone
from django_tasks import task

from probierz.access.actor import Actor
from probierz.jobs import kinds
from probierz.jobs.models import Job, OfficeJob, ProgrammeJob
from probierz.offices.models import Office, Programme
from probierz.offices.scope import office_scope, programme_scope


@overload
def start(
    actor: Actor,
    *,
    kind: str,
    title_pl: str,
    title_en: str,
    arguments: Mapping[str, Any],
    total: int = 0,
    programme: Programme,
) -> ProgrammeJob: ...


@overload
def start(
    actor: Actor,
    *,
    kind: str,
    title_pl: str,
    title_en: str,
    arguments: Mapping[str, Any],
    total: int = 0,
    office: Office,
) -> OfficeJob: ...


def start(
    actor: Actor,
    *,
    kind: str,
    title_pl: str,
    title_en: str,
    arguments: Mapping[str, Any],
    total: int = 0,
    programme: Programme | None = None,
    office: Office | None = None,
) -> Job:
    """Put a job in the queue; it begins after the surrounding transaction has been committed.

    The queue is a table of the same database, so the job and what the action wrote are kept or lost together.
    The caller is a guarded action; the job acts for the same person, with that person's permissions of then.
    """
    kinds.run_of(kind)
    now = timezone.now()
    words = {"title_pl": title_pl, "title_en": title_en, "arguments": dict(arguments)}
    common = {"kind": kind, **words, "total": total, "added_at": now, "alive_at": now, "actor_key": actor.key}
    job: Job = OfficeJob(office=office, **common) if office else ProgrammeJob(programme=programme, **common)
    with transaction.atomic():
        job.save()
        enqueue(job)
    job.refresh_from_db()
    return job


def enqueue(job: Job) -> None:
    """Hand the job to the workers and remember its ticket."""
    ticket = run_job.enqueue(type(job).__name__, _place_id(job), job.key)
    rows: models.QuerySet[Any] = type(job)._base_manager.filter(pk=job.pk)
    rows.update(task_id=str(ticket.id))


@task()
def run_job(model: str, place_id: int, key: str) -> None:
    """What a worker does: open the scope of the job's place and run it."""
    from probierz.jobs.running import run  # the runner may start further jobs

    if model == OfficeJob.__name__:
        with office_scope(place_id):
            run(OfficeJob.objects.select_related("office").get(key=key))
    else:
        with programme_scope(place_id):
            run(ProgrammeJob.objects.select_related("programme__association").get(key=key))


def _place_id(job: Job) -> int:
    if isinstance(job, OfficeJob):
        return job.office_id
    if isinstance(job, ProgrammeJob):
        return job.programme_id
    raise TypeError(type(job).__name__)
