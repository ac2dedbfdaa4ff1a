"""Pages on which people watch their jobs."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from probierz.access.doors import office_view, programme_view
from probierz.access.finding import no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest, PersonRequest, ProgrammeRequest
from probierz.jobs import queries
from probierz.jobs.models import Job, OfficeJob, ProgrammeJob


@office_view(Permission.OFFICE_READ)
@require_GET
def office_jobs(request: OfficeRequest) -> HttpResponse:
    return _list(request, queries.recent(request.actor, OfficeJob))


@office_view(Permission.OFFICE_READ)
@require_GET
def office_job(request: OfficeRequest, key: str) -> HttpResponse:
    back = reverse("jobs:office_jobs", args=[request.office.code])
    return _page(request, queries.job_by_key(request.actor, OfficeJob, key), back)


@programme_view(Permission.PROGRAMME_READ)
@require_GET
def programme_jobs(request: ProgrammeRequest) -> HttpResponse:
    return _list(request, queries.recent(request.actor, ProgrammeJob))


@programme_view(Permission.PROGRAMME_READ)
@require_GET
def programme_job(request: ProgrammeRequest, key: str) -> HttpResponse:
    back = reverse("jobs:programme_jobs", args=[request.programme.code])
    return _page(request, queries.job_by_key(request.actor, ProgrammeJob, key), back)


def _list(request: HttpRequest, jobs: Sequence[Job]) -> HttpResponse:
    queries.name_starters(jobs)
    return render(request, "jobs/list.html", {"jobs": jobs})


def _page(request: PersonRequest, job: Job | None, back: str) -> HttpResponse:
    if job is None:
        raise no_such_page()
    queries.name_starters([job])
    answer = render(request, "jobs/job.html", {"job": job, "back": back})
    if "HX-Request" in request.headers and not job.is_open:
        answer["HX-Refresh"] = "true"  # the page that waited shows the result now
    answer["Cache-Control"] = "no-store"
    return answer
