"""The series as a job: killed at any moment and repeated, it ends with each certificate once and no gap."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connections
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from probierz.attachments import store
from probierz.certificates import actions, queries
from probierz.certificates.actions import issuing
from probierz.certificates.models import Certificate, Register
from probierz.certificates.tests.conftest import WORDING
from probierz.jobs import queue, reaper
from probierz.jobs.models import ProgrammeJob
from probierz.lib.numbering import CertificateNumber
from probierz.offices.models import Association, Consent, Office, Participation, Programme
from probierz.offices.rules import SharingTopic
from probierz.offices.scope import programme_scope
from tests.cast import Cast, assemble

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MANY = 40


class Killed(BaseException):
    """What SIGKILL leaves behind, without the process going away."""


def _join(programme: Programme, count: int) -> list[Office]:
    offices = [
        Office.objects.create(code=f"urzad-{number}", name=f"Urząd {number}", sort_key=f"{number:04d}", kind="gmina")
        for number in range(count)
    ]
    for office in offices:
        participation = Participation.objects.create(programme=programme, office=office, since=date(2026, 1, 1))
        Consent.objects.create(participation=participation, topic=SharingTopic.PARTICIPATION, since=date(2026, 1, 1))
    return offices


def _start(cast: Cast, offices: list[Office]) -> ProgrammeJob:
    with programme_scope(cast.programme.pk):
        return actions.issue_series(
            cast.actor(cast.swiecicka), programme=cast.programme, recipients=offices, wording=WORDING
        ).job


def _serials() -> list[int]:
    return sorted(Certificate._base_manager.values_list("serial", flat=True))


def test_series_is_made_in_the_background_and_leads_to_the_register(cast: Cast) -> None:
    offices = _join(cast.programme, 3)

    job = _start(cast, [*offices, cast.lipowo, cast.olszyny])

    assert (job.state, job.done, job.total) == ("done", 5, 5)
    assert job.result_url == f"/p/{cast.programme.code}/zaswiadczenia/"
    assert queries.count_valid(cast.programme) == 5


@pytest.mark.parametrize("killed_at", [0, 1, 20, 39])
def test_series_whose_worker_is_killed_ends_with_each_certificate_once(
    cast: Cast, settings, monkeypatch, killed_at: int
) -> None:
    settings.TASKS = QUEUE
    offices = _join(cast.programme, MANY)
    job = _start(cast, offices)
    keep = store.keep
    kept: list[bytes] = []

    def keep_until_killed(content: bytes) -> str:
        if len(kept) >= killed_at:
            raise Killed
        kept.append(content)
        return keep(content)

    monkeypatch.setattr(store, "keep", keep_until_killed)
    with pytest.raises(Killed):
        queue.run_job.call("ProgrammeJob", cast.programme.pk, job.key)
    monkeypatch.setattr(store, "keep", keep)
    assert queries.count_valid(cast.programme) < MANY
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING)
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        assert reaper.reap() == 1
    queue.run_job.call("ProgrammeJob", cast.programme.pk, job.key)

    job.refresh_from_db()
    assert (job.state, job.attempts, job.done, job.total) == ("done", 2, MANY, MANY)
    assert queries.count_valid(cast.programme) == MANY
    assert _serials() == list(range(1, MANY + 1))
    assert Register.objects.get().last == MANY
    assert Certificate._base_manager.values("office").distinct().count() == MANY


def test_two_workers_on_one_series_issue_each_certificate_once(cast: Cast, settings) -> None:
    settings.TASKS = QUEUE
    job = _start(cast, _join(cast.programme, 5))
    again = ProgrammeJob._base_manager.get(pk=job.pk)

    queue.run_job.call("ProgrammeJob", cast.programme.pk, job.key)
    with programme_scope(cast.programme.pk):
        rows = list(Certificate.objects.all())
        made = [(row, row.file_sha256) for row in rows]

        assert actions.issue_prepared(cast.actor(cast.swiecicka), made=made) == 0
    assert again.pk == job.pk
    assert queries.count_valid(cast.programme) == 5


def test_same_certificate_typeset_twice_gives_the_same_file(cast: Cast) -> None:
    _start(cast, [cast.lipowo])

    with programme_scope(cast.programme.pk):
        row = Certificate.objects.select_related("office").get()
        ((_row, sha256),) = issuing.paper_of([row])

    assert sha256 == row.file_sha256


def test_person_who_lost_the_role_cannot_finish_the_series(cast: Cast, settings) -> None:
    settings.TASKS = QUEUE
    job = _start(cast, [cast.lipowo])
    cast.swiecicka.is_active = False
    cast.swiecicka.save()

    queue.run_job.call("ProgrammeJob", cast.programme.pk, job.key)

    job.refresh_from_db()
    assert job.state == "failed"
    assert queries.count_valid(cast.programme) == 0


@pytest.fixture
def programmes(transactional_db) -> list[Programme]:
    """Several programmes of one association, which share its numbers."""
    cast = assemble()
    association = Association.objects.get()
    others = [
        Programme.objects.create(
            code=f"inny-{number}",
            association=association,
            name_pl="Inny",
            name_en="Other",
            standard="iso9001-2015",
            starts_on=date(2026, 1, 1),
        )
        for number in range(3)
    ]
    return [cast.programme, *others]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_programmes_that_issue_at_once_share_the_numbers_without_gap(programmes) -> None:
    from probierz.access.actor import system_actor

    barrier = Barrier(len(programmes))
    joined = {programme.pk: _join_some(programme) for programme in programmes}

    def issue(programme: Programme) -> None:
        barrier.wait()
        with programme_scope(programme.pk):
            actions.issue_participation_certificates(
                system_actor("test"),
                programme=programme,
                recipients=joined[programme.pk],
                signatories=[],
                issued_on=WORDING.issued_on,
                language="pl",
            )
        connections.close_all()

    threads = [Thread(target=issue, args=[programme]) for programme in programmes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert _serials() == list(range(1, 4 * len(programmes) + 1))
    numbers = set(Certificate._base_manager.values_list("number", flat=True))
    assert numbers == {str(CertificateNumber("ZGD", 2026, serial)) for serial in _serials()}


def _join_some(programme: Programme) -> list[Office]:
    offices = [
        Office.objects.create(code=f"u-{programme.pk}-{number}", name="Urząd", sort_key="u", kind="gmina")
        for number in range(4)
    ]
    for office in offices:
        participation = Participation.objects.create(programme=programme, office=office, since=date(2026, 1, 1))
        Consent.objects.create(participation=participation, topic=SharingTopic.PARTICIPATION, since=date(2026, 1, 1))
    return offices
