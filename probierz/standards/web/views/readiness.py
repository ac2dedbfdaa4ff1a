"""The first page of requirements, the catalogs of the office and the readiness of each."""

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.design.languages import localized
from probierz.lib.charts import heat_map
from probierz.standards.actions import use
from probierz.standards.labels import HEATS
from probierz.standards.queries import catalogs as queries
from probierz.standards.queries import readiness as standing
from probierz.standards.queries import rounds
from probierz.standards.queries.consistency import findings
from probierz.standards.queries.transition import mapped_pairs
from probierz.standards.web import papers
from probierz.standards.web.forms.readiness import ReadinessFilters
from probierz.standards.web.pages import FormPage, album, catalog_of, done_or_refused, form_page, today, typed, url

READ, MANAGE = Permission.REQUIREMENT_READ, Permission.REQUIREMENT_MANAGE


@office_view(READ)
@require_GET
def overview(request: OfficeRequest) -> HttpResponse:
    known = album()
    used = queries.catalogs_in_use(on=known.on)
    codes = {one.code for one in used}
    context = {
        "summaries": standing.summaries(known, used),
        "rounds": list(rounds.rounds()[:5]),
        "evidence": len(known.evidence),
        "findings": findings(known),
        "waiting": rounds.waiting_for_verification().count(),
        "passages": [pair for pair in mapped_pairs() if {pair[0].code, pair[1].code} <= codes],
    }
    return render(request, "standards/overview.html", context)


@office_view(MANAGE)
@require_GET
def catalogs(request: OfficeRequest) -> HttpResponse:
    used = {one.pk for one in queries.catalogs_in_use(on=today())}
    offered = [(one, one.pk in used) for one in queries.all_catalogs() if one.is_offered or one.pk in used]
    return render(request, "standards/catalogs.html", {"catalogs": offered})


@office_view(MANAGE)
@require_POST
def take(request: OfficeRequest, catalog: str) -> HttpResponse:
    one = catalog_of(catalog)
    return done_or_refused(
        request,
        lambda: use.take_catalog(request.actor, office=request.office, catalog=one, on=today()),
        done=_("The office works with this catalog now."),
        back=url(request, "catalogs"),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def lay_down(request: OfficeRequest, catalog: str) -> HttpResponse:
    one = catalog_of(catalog)
    page = FormPage(
        title=_("Stop working with %(catalog)s") % {"catalog": localized(one, "name")},
        lead=_("What was assessed and shown stays, and comes back when you take the catalog up again."),
        submit=_("Stop working with it"),
        back=url(request, "catalogs"),
        steps=(steps_home(request), (gettext_lazy("Catalogs"), url(request, "catalogs"))),
        done=_("The office works with it no more."),
        tone="danger",
    )

    return form_page(
        request,
        page,
        Form(typed(request)),
        lambda: use.lay_down_catalog(request.actor, office=request.office, catalog=one, on=today()),
    )


@office_view(READ)
@require_GET
def readiness(request: OfficeRequest, catalog: str) -> HttpResponse:
    one, known = catalog_of(catalog), album()
    filters = ReadinessFilters(request.GET)
    rows = standing.rows_of(known, one)
    context = {
        "catalog": one,
        "filters": filters,
        "chapters": standing.chapters(rows),
        "rows": standing.matching(rows, words=filters.words(), light=filters.wanted_light()),
        "tally": standing.tally_of(rows),
        "lights": list(HEATS.items()),
        "is_filtered": bool(filters.words() or filters.wanted_light()),
        "is_in_use": one in queries.catalogs_in_use(on=known.on),
        "query": request.GET.urlencode(),
    }
    return render(request, "standards/readiness.html", context)


@office_view(READ)
@require_GET
def readiness_sheet(request: OfficeRequest, catalog: str, ending: str) -> HttpResponse:
    one, known = catalog_of(catalog), album()
    filters = ReadinessFilters(request.GET)
    rows = standing.rows_of(known, one)
    name = f"{_('readiness')}-{one.code}-{request.office.code}"
    if ending in papers.ENDINGS:
        return downloads.paper(ending, papers.readiness(request.office, one, rows, on=known.on), name=name)
    shown = standing.matching(rows, words=filters.words(), light=filters.wanted_light())
    return downloads.table(ending, papers.readiness_head(), papers.readiness_rows(shown), name=name)


@office_view(READ)
@require_GET
def heat(request: OfficeRequest, catalog: str) -> HttpResponse:
    one = catalog_of(catalog)
    picture = heat_map(papers.heat_of(one, standing.chapters(standing.rows_of(album(), one))))
    name = downloads.file_name(_("readiness"), one.code, request.office.code, ending="svg")
    return downloads.attached(picture, media_type="image/svg+xml", name=name)


def steps_home(request: OfficeRequest) -> tuple[str, str]:
    return _("Requirements"), url(request, "overview")
