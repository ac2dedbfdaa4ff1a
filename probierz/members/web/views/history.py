"""The history of an office or of a programme: what happened, whether it still holds, and its signed head."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from probierz.access.doors import office_view, programme_view
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest, PersonRequest, ProgrammeRequest
from probierz.design import downloads
from probierz.design.history import told
from probierz.members.web.forms.history import HistoryFilters
from probierz.members.web.history import head, row
from probierz.offices.models import Office, Programme
from probierz.trail.checkpoints import as_text, take_checkpoint
from probierz.trail.reading import events_of
from probierz.trail.recording import chain_of
from probierz.trail.verification import verify

PER_PAGE = 50
MOST_IN_A_SHEET = 20_000
READ = Permission.TRAIL_READ


@office_view(READ)
@require_GET
def office_history(request: OfficeRequest) -> HttpResponse:
    return _page(request, request.office, "office_history", office=request.office.code)


@office_view(READ)
@require_GET
def office_history_sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    return _sheet(request, request.office, ending)


@office_view(READ)
@require_GET
def office_checkpoint(request: OfficeRequest) -> HttpResponse:
    return _checkpoint(request.office)


@programme_view(READ)
@require_GET
def programme_history(request: ProgrammeRequest) -> HttpResponse:
    return _page(request, request.programme, "programme_history", programme=request.programme.code)


@programme_view(READ)
@require_GET
def programme_history_sheet(request: ProgrammeRequest, ending: str) -> HttpResponse:
    return _sheet(request, request.programme, ending)


@programme_view(READ)
@require_GET
def programme_checkpoint(request: ProgrammeRequest) -> HttpResponse:
    return _checkpoint(request.programme)


def _page(request: PersonRequest, place: Office | Programme, name: str, **where: str) -> HttpResponse:
    chain = chain_of(place)
    filters = HistoryFilters(request.GET, chain=chain)
    page = Paginator(events_of(chain, filters.wish()), PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    for parameter in ("page", "check"):
        query.pop(parameter, None)
    context = {
        "filters": filters,
        "page": page,
        "events": told(page.object_list),
        "report": verify(chain) if "check" in request.GET else None,
        "is_filtered": any(request.GET.get(name) for name in filters.fields),
        "query": query.urlencode(),
        "sheet": reverse(f"members:{name}_sheet", kwargs={**where, "ending": "csv"}),
        "checkpoint": reverse(f"members:{name.replace('history', 'checkpoint')}", kwargs=where),
    }
    return render(request, "members/history.html", context)


def _sheet(request: PersonRequest, place: Office | Programme, ending: str) -> HttpResponse:
    chain = chain_of(place)
    events = events_of(chain, HistoryFilters(request.GET, chain=chain).wish())
    rows = [row(one) for one in told(events[:MOST_IN_A_SHEET])]
    return downloads.table(ending, head(), rows, name=f"historia-{place.code}-{timezone.localdate()}")


def _checkpoint(place: Office | Programme) -> HttpResponse:
    """The head of this chain alone, signed: others' chains are nobody's business here."""
    name = f"punkt-kontrolny-{place.code}-{timezone.localdate()}.json"
    return downloads.attached(as_text(take_checkpoint(chain=chain_of(place))), media_type=downloads.JSON, name=name)
