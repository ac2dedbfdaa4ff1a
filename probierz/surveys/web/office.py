"""An office's campaigns, results and comments."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from probierz.access.doors import office_view
from probierz.access.finding import no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.surveys import queries
from probierz.surveys.labels import DATA_WARNINGS
from probierz.surveys.models import Wave
from probierz.surveys.queries import CampaignWaves, OfficeResults
from probierz.surveys.queries.denominators import reach_of_offices
from probierz.surveys.web import exports, finding, parts, pictures, report_paper, wording
from probierz.surveys.web.questions import words


@office_view(Permission.SURVEY_READ)
@require_GET
def campaigns(request: OfficeRequest) -> HttpResponse:
    return render(request, "surveys/office.html", {"summaries": queries.campaigns_of_office(request.office)})


@office_view(Permission.SURVEY_READ)
@require_GET
def results(request: OfficeRequest, campaign: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    wave = finding.wave_in(summary, request.GET.get("wave"))
    found = queries.office_results(request.office, wave)
    context = {
        **_about(request, summary),
        "wave": wave,
        "results": found,
        **_shown(found),
        "reach": _reach(request, wave),
    }
    return render(request, "surveys/office_results.html", context)


@office_view(Permission.SURVEY_READ)
@require_GET
def part(request: OfficeRequest, campaign: str, part: str, ending: str) -> HttpResponse:
    """The table of one picture."""
    summary = finding.campaign_of_office(request, campaign)
    wave = finding.wave_in(summary, request.GET.get("wave"))
    table_of = parts.PARTS.get(part)
    found = table_of(queries.office_results(request.office, wave)) if table_of else None
    if found is None:
        raise no_such_page()
    name = f"{request.office.code}-{summary.campaign.code}-{wave.role}-{part}"
    return downloads.table(ending, found.head, found.rows, name=name)


@office_view(Permission.SURVEY_READ)
@require_GET
def table(request: OfficeRequest, campaign: str, ending: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    wave = finding.wave_in(summary, request.GET.get("wave"))
    rows = exports.of_office(queries.office_results(request.office, wave))
    return exports.table(ending, rows, name=f"{request.office.code}-{summary.campaign.code}-{wave.role}")


@office_view(Permission.SURVEY_READ)
@require_GET
def report(request: OfficeRequest, campaign: str, ending: str) -> HttpResponse:
    """The results on the office's letterhead."""
    summary = finding.campaign_of_office(request, campaign)
    wave = finding.wave_in(summary, request.GET.get("wave"))
    found = queries.office_results(request.office, wave)
    if not found.now.is_shown:
        raise no_such_page()
    record = report_paper.paper_of(found, on=timezone.localdate())
    return downloads.paper(ending, record, name=f"raport-{request.office.code}-{summary.campaign.code}-{wave.role}")


def _about(request: HttpRequest, summary: CampaignWaves) -> dict[str, object]:
    return {"summary": summary, "campaign": summary.campaign, "waves": list(summary.waves.values())}


def _reach(request: OfficeRequest, wave: Wave) -> str:
    """Of whom the answers come, where the office has said how many clients there were."""
    known = reach_of_offices(wave).get(request.office.pk)
    return wording.reach(known) if known else ""


def _shown(found: OfficeResults) -> dict[str, object]:
    """Pictures and sentences; nothing but the number while there are too few answers."""
    if not found.now.is_shown:
        return {}
    item = found.campaign.primary_item
    return {
        "picture": pictures.of_office(found),
        "verdict": wording.verdict(
            found.change,
            found.verdict,
            seeable=found.seeable,
            item=words(found.questionnaire.item(item).text) if item else "",
        ),
        "direction": wording.DIRECTIONS.get(found.verdict, "same"),
        "seeable": wording.seeable(found.seeable, found.verdict),
        "standardised": wording.standardised(found.standardised) if found.standardised else "",
        "warnings": [DATA_WARNINGS[one] for one in found.warnings],
        "tests": parts.items(found),
        "drivers": parts.drivers(found),
        "months": parts.months(found),
        "index_scale": pictures.INDEX_SCALE,
    }
