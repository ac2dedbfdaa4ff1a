"""Jobs of offices and of programmes, and when each periodic duty last succeeded."""

from django.db import models

from probierz.jobs.labels import JOB_STATES
from probierz.jobs.rules import OPEN_STATES, JobState
from probierz.lib.bilingual import Bilingual
from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.owned import (
    OfficeManager,
    OfficeOwned,
    OwnedQuerySet,
    ProgrammeManager,
    ProgrammeOwned,
)

_PRIVACY = without_personal_data("Arguments name rows by their keys; who started a job is a key as well.")


def _state_is_known(name: str) -> models.CheckConstraint:
    return is_known("state", JobState, name=name)


class Job(models.Model):
    """Work that outlives the request: what it is, how far it is, and where its result lies.

    `attempts` counts the runs; a run that was given up for dead sees that the count moved on and stops.
    The result is plain data: an address within Probierz and, when it is a file, its SHA-256 in the store.
    """

    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    kind = models.CharField(max_length=80)
    title_pl = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict)
    actor_key = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=choices_of(JobState), default=JobState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    task_id = models.CharField(max_length=40, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message_pl = models.TextField(blank=True)
    message_en = models.TextField(blank=True)
    result_url = models.CharField(max_length=300, blank=True)
    result_sha256 = models.CharField(max_length=64, blank=True)
    added_at = models.DateTimeField()
    alive_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    started_by: str  # a name, given by queries.name_starters

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def title(self) -> Bilingual:
        return Bilingual(self.title_pl, self.title_en)

    @property
    def message(self) -> Bilingual:
        return Bilingual(self.message_pl, self.message_en)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def state_label(self) -> str:
        return str(JOB_STATES[JobState(self.state)])


class OfficeJobQuerySet(OwnedQuerySet["OfficeJob"]):
    """Jobs of the offices in scope."""


class OfficeJob(Job, OfficeOwned):
    """A job in one office."""

    privacy = _PRIVACY
    objects = OfficeManager.from_queryset(OfficeJobQuerySet)()

    class Meta:
        constraints = [_state_is_known("office_job_state_is_known")]
        indexes = [models.Index(fields=["office", "added_at"], name="office_job_by_age")]


class ProgrammeJobQuerySet(OwnedQuerySet["ProgrammeJob"]):
    """Jobs of the programmes in scope."""


class ProgrammeJob(Job, ProgrammeOwned):
    """A job in one programme."""

    privacy = _PRIVACY
    objects = ProgrammeManager.from_queryset(ProgrammeJobQuerySet)()

    class Meta:
        constraints = [_state_is_known("programme_job_state_is_known")]
        indexes = [models.Index(fields=["programme", "added_at"], name="programme_job_by_age")]


class DutyRun(models.Model):
    """When a periodic duty was last tried and last succeeded; the installation's own, no office's."""

    privacy = without_personal_data("Names of duties and moments.")

    name = models.CharField(max_length=200, unique=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    succeeded_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
