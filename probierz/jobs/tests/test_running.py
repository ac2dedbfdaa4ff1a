"""A job runs once, in its place, for whoever started it, and says how it ended."""

from datetime import datetime, timedelta
from itertools import product

import pytest
import time_machine
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from probierz.jobs import kinds, queue, reaper, running
from probierz.jobs.models import Job, OfficeJob, ProgrammeJob
from probierz.jobs.rules import JOB_WORKFLOW, MOST_ATTEMPTS, JobCommand, JobState
from probierz.lib.workflow import CommandRefused
from probierz.offices.models import Unit
from probierz.offices.scope import Scope, current_scope, office_scope, programme_scope
from tests.cast import Cast

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def kind(monkeypatch):
    """Registers a kind for one test."""
    registry = dict(kinds._registry.kinds)
    monkeypatch.setattr(kinds._registry, "kinds", registry)

    def register(run) -> str:
        registry["trial"] = run
        return "trial"

    return register


@pytest.fixture
def waits(settings) -> None:
    """Jobs wait in the queue, as outside of tests."""
    settings.TASKS = QUEUE


def _start_in_office(cast: Cast, kind: str, **arguments: object) -> OfficeJob:
    actor = cast.actor(cast.lucja)
    with office_scope(cast.lipowo.pk):
        return queue.start(
            actor, kind=kind, title_pl="Próba", title_en="Trial", arguments=arguments, office=cast.lipowo
        )


def _start_in_programme(cast: Cast, kind: str) -> ProgrammeJob:
    actor = cast.actor(cast.swiecicka)
    with programme_scope(cast.programme.pk):
        return queue.start(actor, kind=kind, title_pl="Próba", title_en="Trial", arguments={}, programme=cast.programme)


def _work_off(cast: Cast, job: OfficeJob) -> None:
    queue.run_job.call("OfficeJob", cast.lipowo.pk, job.key)
    job.refresh_from_db()


def test_every_state_can_be_reached() -> None:
    assert JOB_WORKFLOW.reachable() == frozenset(JobState)


def test_every_command_outside_the_table_is_refused() -> None:
    rows = {(row.source, row.command) for row in JOB_WORKFLOW.transitions}

    for state, command in set(product(JobState, JobCommand)) - rows:
        with pytest.raises(CommandRefused):
            JOB_WORKFLOW.after(state, command)


def test_job_is_done_in_the_scope_of_its_office_for_the_person_who_started_it(cast: Cast, kind) -> None:
    seen = []

    def look(work: kinds.Work) -> kinds.Outcome:
        seen.append((current_scope(), work.actor.key, work.office, work.arguments))
        return kinds.Outcome(message=lambda: "ok", url="/wynik/", sha256="ab")

    job = _start_in_office(cast, kind(look), number=7)

    scope, actor_key, office, arguments = seen[0]
    assert scope == Scope(offices=frozenset([cast.lipowo.pk]))
    assert (actor_key, office, arguments) == (f"account:{cast.lucja.key}", cast.lipowo, {"number": 7})
    assert (job.state, job.result_url, job.result_sha256, job.message_pl) == ("done", "/wynik/", "ab", "ok")


def test_job_of_a_programme_sees_no_office(cast: Cast, kind) -> None:
    def look(work: kinds.Work) -> kinds.Outcome:
        assert work.programme == cast.programme
        return kinds.Outcome(message=lambda: str(Unit.objects.count()))

    with office_scope(cast.lipowo.pk):
        Unit(office=cast.lipowo, name="Sekretariat", sort_key="s", since="2020-01-01").save()

    assert _start_in_programme(cast, kind(look)).message_pl == "0"


def test_refusal_of_a_job_is_told_in_its_own_words(cast: Cast, kind) -> None:
    def refuse(work: kinds.Work) -> kinds.Outcome:
        raise kinds.JobRefused(lambda: "Plik zniknął.")

    job = _start_in_office(cast, kind(refuse))

    assert (job.state, job.message_pl) == ("failed", "Plik zniknął.")


def test_breakdown_is_told_without_its_inner_words(cast: Cast, kind, caplog) -> None:
    def divide(work: kinds.Work) -> kinds.Outcome:
        raise ZeroDivisionError("inner words")

    job = _start_in_office(cast, kind(divide))

    assert job.state == "failed"
    assert "inner words" not in job.message_pl + job.message_en
    assert job.message_en
    assert "inner words" in caplog.text


def test_unknown_kind_is_refused_before_anything_is_queued(cast: Cast) -> None:
    with pytest.raises(KeyError):
        _start_in_office(cast, "nobody.knows")

    with office_scope(cast.lipowo.pk):
        assert not OfficeJob.objects.exists()


def test_two_kinds_cannot_share_a_name(kind) -> None:
    name = kind(lambda work: kinds.Outcome())

    with pytest.raises(ValueError, match="trial"):
        kinds.job_kind(name)(lambda work: kinds.Outcome())


def test_job_of_a_person_who_left_has_no_permission(cast: Cast, kind, waits) -> None:
    actors = []

    def look(work: kinds.Work) -> kinds.Outcome:
        actors.append(work.actor)
        return kinds.Outcome()

    job = _start_in_office(cast, kind(look))
    cast.lucja.is_active = False
    cast.lucja.save()

    _work_off(cast, job)

    assert actors[0].key == "nobody"


def test_job_waits_until_a_worker_takes_it(cast: Cast, kind, waits) -> None:
    job = _start_in_office(cast, kind(lambda work: kinds.Outcome()))

    assert job.state == "waiting"
    assert str(DBTaskResult.objects.get().id) == job.task_id
    _work_off(cast, job)
    assert job.state == "done"


def test_second_worker_does_not_do_a_job_again(cast: Cast, kind, waits) -> None:
    runs = []

    def count(work: kinds.Work) -> kinds.Outcome:
        runs.append(1)
        return kinds.Outcome()

    job = _start_in_office(cast, kind(count))

    _work_off(cast, job)
    _work_off(cast, job)

    assert len(runs) == 1


def test_progress_is_written_at_most_twice_a_second_and_at_the_end(cast: Cast, kind, monkeypatch) -> None:
    written = []
    change = running.change

    def watch(job: Job, **values: object) -> None:
        written.append(values)
        change(job, **values)

    monkeypatch.setattr(running, "change", watch)

    def count(work: kinds.Work) -> kinds.Outcome:
        for done in range(101):
            work.report(done, 100)
        return kinds.Outcome()

    job = _start_in_office(cast, kind(count))

    assert [values["done"] for values in written if "done" in values] == [0, 100]
    assert (job.done, job.total) == (100, 100)


def _silenced(cast: Cast, kind) -> OfficeJob:
    """A job whose worker took it and was then killed."""
    job = _start_in_office(cast, kind(lambda work: kinds.Outcome()))
    with office_scope(cast.lipowo.pk):
        running.begin(job)
    DBTaskResult.objects.filter(pk=job.task_id).update(status=TaskResultStatus.RUNNING)
    return job


def _later() -> datetime:
    return timezone.now() + timedelta(seconds=61)


def test_job_of_a_killed_worker_is_queued_again(cast: Cast, kind, waits) -> None:
    job = _silenced(cast, kind)
    old_ticket = job.task_id

    with time_machine.travel(_later()):
        assert reaper.reap() == 1

    job.refresh_from_db()
    assert job.state == "waiting"
    assert DBTaskResult.objects.get(pk=old_ticket).status == TaskResultStatus.FAILED
    assert DBTaskResult.objects.get(pk=job.task_id).status == TaskResultStatus.READY
    _work_off(cast, job)
    assert (job.state, job.attempts) == ("done", 2)


def test_job_whose_worker_lives_is_left_alone(cast: Cast, kind, waits) -> None:
    job = _silenced(cast, kind)

    assert reaper.reap() == 0

    job.refresh_from_db()
    assert job.state == "running"


def test_job_in_a_long_queue_is_left_alone(cast: Cast, kind, waits) -> None:
    _start_in_office(cast, kind(lambda work: kinds.Outcome()))

    with time_machine.travel(_later()):
        assert reaper.reap() == 0


def test_job_whose_worker_died_before_it_began_is_queued_again(cast: Cast, kind, waits) -> None:
    job = _start_in_office(cast, kind(lambda work: kinds.Outcome()))
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING)

    with time_machine.travel(_later()):
        assert reaper.reap() == 1

    job.refresh_from_db()
    _work_off(cast, job)
    assert job.state == "done"


def test_job_that_kills_every_worker_is_given_up(cast: Cast, kind, waits) -> None:
    job = _silenced(cast, kind)
    OfficeJob._base_manager.update(attempts=MOST_ATTEMPTS)

    with time_machine.travel(_later()):
        reaper.reap()

    job.refresh_from_db()
    assert job.state == "failed"
    assert job.message_pl
    assert job.ended_at


def test_run_that_was_thought_dead_cannot_touch_the_job_any_more(cast: Cast, kind, waits) -> None:
    job = _silenced(cast, kind)
    OfficeJob._base_manager.update(attempts=2)

    with office_scope(cast.lipowo.pk):
        with pytest.raises(running.Superseded):
            running.Run(job, cast.actor(cast.lucja)).report(1, 1)
        running.end(job, JobCommand.FINISH, lambda: "late words")

    job.refresh_from_db()
    assert (job.state, job.message_pl) == ("running", "")
