"""People watch their own jobs; whoever leads the place watches all of them."""

import re

import pytest

from probierz.jobs import kinds, queue
from probierz.jobs.models import Job, OfficeJob, ProgrammeJob
from probierz.offices.scope import office_scope, programme_scope
from probierz.people.models import Account
from tests.cast import Cast

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture(autouse=True)
def _a_kind(monkeypatch) -> None:
    def work(work: kinds.Work) -> kinds.Outcome:
        return kinds.Outcome(message=lambda: "Gotowe.", url="/wynik/")

    monkeypatch.setattr(kinds._registry, "kinds", {"trial": work})


def _job(cast: Cast, who: Account) -> OfficeJob:
    with office_scope(cast.lipowo.pk):
        return queue.start(
            cast.actor(who), kind="trial", title_pl="Próba", title_en="Trial", arguments={}, total=8, office=cast.lipowo
        )


def _address(cast: Cast, job: Job) -> str:
    return f"/o/{cast.lipowo.code}/zadania/{job.key}/"


def test_finished_job_shows_its_result(client, cast: Cast) -> None:
    job = _job(cast, cast.lucja)
    client.force_login(cast.lucja)

    page = client.get(_address(cast, job)).content.decode()

    assert "Gotowe." in page
    assert 'href="/wynik/"' in page
    assert 'http-equiv="refresh"' not in page


def test_waiting_page_refreshes_itself_with_and_without_scripts(client, cast: Cast, settings) -> None:
    settings.TASKS = QUEUE
    job = _job(cast, cast.lucja)
    client.force_login(cast.lucja)

    page = client.get(_address(cast, job)).content.decode()

    assert re.search(r'<noscript>\s*<meta\s+http-equiv="refresh"\s+content="2"\s*>\s*</noscript>', page)
    assert f'hx-get="{_address(cast, job)}"' in page
    assert "0 / 8" in page


def test_page_that_waited_is_told_to_reload_when_the_job_has_ended(client, cast: Cast) -> None:
    job = _job(cast, cast.lucja)
    client.force_login(cast.lucja)

    answer = client.get(_address(cast, job), headers={"HX-Request": "true"})

    assert answer["HX-Refresh"] == "true"


def test_whoever_leads_the_office_sees_the_jobs_of_others(client, cast: Cast) -> None:
    job = _job(cast, cast.bogdan)
    client.force_login(cast.lucja)

    page = client.get(f"/o/{cast.lipowo.code}/zadania/").content.decode()

    assert job.key in page
    assert "Bogdan Łoś" in page


def test_colleague_does_not_see_the_jobs_of_others(client, cast: Cast) -> None:
    job = _job(cast, cast.lucja)
    client.force_login(cast.bogdan)

    assert job.key not in client.get(f"/o/{cast.lipowo.code}/zadania/").content.decode()
    assert client.get(_address(cast, job)).status_code == 404


def test_job_of_another_office_is_not_found_under_the_own_one(client, cast: Cast) -> None:
    job = _job(cast, cast.lucja)
    client.force_login(cast.celina)

    assert client.get(f"/o/{cast.olszyny.code}/zadania/{job.key}/").status_code == 404
    assert client.get(_address(cast, job)).status_code == 404


def test_coordinator_watches_a_job_of_the_programme(client, cast: Cast) -> None:
    with programme_scope(cast.programme.pk):
        job: ProgrammeJob = queue.start(
            cast.actor(cast.swiecicka),
            kind="trial",
            title_pl="Próba",
            title_en="Trial",
            arguments={},
            programme=cast.programme,
        )
    client.force_login(cast.swiecicka)

    assert "Próba" in client.get(f"/p/{cast.programme.code}/zadania/").content.decode()
    assert "Gotowe." in client.get(f"/p/{cast.programme.code}/zadania/{job.key}/").content.decode()


def test_empty_list_says_what_will_be_here(client, cast: Cast) -> None:
    client.force_login(cast.swiecicka)

    assert 'class="empty"' in client.get(f"/p/{cast.programme.code}/zadania/").content.decode()
