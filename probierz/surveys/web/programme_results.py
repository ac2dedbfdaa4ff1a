"""What the sharing offices of a programme say, together and side by side, with the numbers behind each picture."""

from collections.abc import Mapping

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from probierz.access.doors import programme_view
from probierz.access.finding import no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import ProgrammeRequest
from probierz.design import downloads
from probierz.surveys import queries
from probierz.surveys.labels import DATA_WARNINGS
from probierz.surveys.queries import CampaignWaves, ProgrammeResults
from probierz.surveys.queries.programme import programme_reach
from probierz.surveys.rules import CampaignKind
from probierz.surveys.rules.denominators import Reach, together
from probierz.surveys.web import exports, finding, pictures, programme_paper, programme_tables, wording
from probierz.surveys.web import programme_pictures as drawn
from probierz.surveys.web.questions import words

A_PAGE = 50
DRAWN = "drawn"  # ?order=drawn: by comparison group, as few answers do not decide


@programme_view(Permission.SURVEY_READ)
@require_GET
def results(request: ProgrammeRequest, campaign: str) -> HttpResponse:
    summary = finding.campaign_of_programme(request, campaign)
    found = queries.programme_results(request.programme, summary.campaign)
    is_drawn = request.GET.get("order") == DRAWN
    page = Paginator(drawn.ordered(found, is_drawn=is_drawn), A_PAGE).get_page(request.GET.get("page"))
    context = {
        **_words(found),
        "summary": summary,
        "campaign": summary.campaign,
        "results": found,
        "headlines": pictures.of_waves(found.before, found.now, kind=CampaignKind(summary.campaign.kind)),
        "index_scale": pictures.INDEX_SCALE,
        "page": page,
        "lines": list(drawn.forest(page.object_list)),
        "scale": drawn.scale_of(found),
        "is_drawn": is_drawn,
        "reach": _reach(programme_reach(request.programme, found)),
    }
    return render(request, "surveys/programme_results.html", context)


@programme_view(Permission.SURVEY_READ)
@require_GET
def table(request: ProgrammeRequest, campaign: str, ending: str) -> HttpResponse:
    summary = finding.campaign_of_programme(request, campaign)
    rows = exports.of_programme(queries.programme_results(request.programme, summary.campaign))
    return exports.table(ending, rows, name=f"{request.programme.code}-{summary.campaign.code}")


@programme_view(Permission.SURVEY_READ)
@require_GET
def funnel(request: ProgrammeRequest, campaign: str, ending: str) -> HttpResponse:
    summary, found = _found(request, campaign)
    return programme_tables.funnel(ending, found, name=f"{request.programme.code}-{summary.campaign.code}-lejek")


@programme_view(Permission.SURVEY_READ)
@require_GET
def changes(request: ProgrammeRequest, campaign: str, ending: str) -> HttpResponse:
    summary, found = _found(request, campaign)
    reach = programme_reach(request.programme, found)
    return programme_tables.changes(
        ending, found, reach, name=f"{request.programme.code}-{summary.campaign.code}-zmiany"
    )


@programme_view(Permission.SURVEY_READ)
@require_GET
def report(request: ProgrammeRequest, campaign: str, ending: str) -> HttpResponse:
    """The same results on paper, for whoever has no account."""
    summary, found = _found(request, campaign)
    if not found.before.is_shown:
        raise no_such_page()
    record = programme_paper.paper_of(request.programme, found, on=timezone.localdate())
    return downloads.paper(ending, record, name=f"raport-{request.programme.code}-{summary.campaign.code}")


def _found(request: ProgrammeRequest, campaign: str) -> tuple[CampaignWaves, ProgrammeResults]:
    summary = finding.campaign_of_programme(request, campaign)
    return summary, queries.programme_results(request.programme, summary.campaign)


def _reach(by_office: Mapping[int, Reach]) -> str:
    """With the number of offices it is known of."""
    told = wording.reach(together(by_office.values()))
    known = ngettext(
        "%(number)s office said how many clients it had.",
        "%(number)s offices said how many clients they had.",
        len(by_office),
    )
    return f"{known % {'number': len(by_office)}} {told}" if told else ""


def _words(found: ProgrammeResults) -> dict[str, object]:
    compared = [row for row in found.rows if row.p_adjusted is not None]
    funnel_data = drawn.funnel(found)
    return {
        "verdict": programme_paper.verdict_on(found),
        "question": words(found.question.text) if found.question else "",
        "direction": wording.DIRECTIONS.get(found.verdict, "same"),
        "marked": wording.marked(sum(row.is_marked for row in compared), of=len(compared)) if compared else "",
        "funnel": funnel_data,
        "funnel_verdict": drawn.funnel_verdict(funnel_data) if funnel_data else "",
        "standardised": wording.standardised(found.standardised) if found.standardised else "",
        "warnings": [str(DATA_WARNINGS[one]) for one in found.warnings],
        "shown": sum(not row.is_hidden and row.latest is not None for row in found.rows),
    }
