"""Reads about jobs in the place in scope."""

from collections.abc import Sequence
from typing import TypeVar

from django.db.models import QuerySet

from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.jobs.models import Job, OfficeJob, ProgrammeJob
from probierz.people.models import Account

RECENT = 30
SEES_ALL = {OfficeJob: Permission.OFFICE_MANAGE, ProgrammeJob: Permission.PROGRAMME_MANAGE}
AnyJob = TypeVar("AnyJob", bound=Job)


def visible_to(actor: Actor, model: type[AnyJob]) -> QuerySet[AnyJob]:
    """Own jobs; those of everybody for whoever leads the place."""
    rows = model._default_manager.order_by("-added_at", "-pk")
    may_see_all = actor.may(SEES_ALL[model])
    return rows if may_see_all else rows.filter(actor_key=actor.key)


def job_by_key(actor: Actor, model: type[AnyJob], key: str) -> AnyJob | None:
    return visible_to(actor, model).filter(key=key).first()


def recent(actor: Actor, model: type[AnyJob]) -> list[AnyJob]:
    return list(visible_to(actor, model)[:RECENT])


def name_starters(jobs: Sequence[Job]) -> None:
    """Give each job `started_by`: the name of the person, or of the installation."""
    keys = [job.actor_key.removeprefix("account:") for job in jobs]
    names = dict(Account.objects.filter(key__in=keys).values_list("key", "name"))
    for job in jobs:
        job.started_by = names.get(job.actor_key.removeprefix("account:"), "Probierz")
