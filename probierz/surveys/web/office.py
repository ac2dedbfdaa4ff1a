"""An office's campaigns, results and comments."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from probierz.access.doors import office_view
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.surveys import queries
from probierz.surveys.queries import CampaignSummary
from probierz.surveys.web import exports, finding, pictures, wording


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
        "picture": pictures.of_office(found) if found.now.is_shown else None,
        "verdict": wording.verdict(found.change, found.verdict, seeable=found.seeable),
        "direction": wording.DIRECTIONS.get(found.verdict, "same"),
        "index_scale": pictures.INDEX_SCALE,
    }
    return render(request, "surveys/office_results.html", context)


@office_view(Permission.SURVEY_READ)
@require_GET
def table(request: OfficeRequest, campaign: str, ending: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    wave = finding.wave_in(summary, request.GET.get("wave"))
    rows = exports.of_office(queries.office_results(request.office, wave))
    return exports.table(ending, rows, name=f"{request.office.code}-{summary.campaign.code}-{wave.role}")


@office_view(Permission.SURVEY_READ)
@require_GET
def comments(request: OfficeRequest, campaign: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    wave = finding.wave_in(summary, request.GET.get("wave"))
    found = queries.comments_of(request.office, wave, number=request.GET.get("page", "1"))
    return render(request, "surveys/comments.html", {**_about(request, summary), "wave": wave, "comments": found})


def _about(request: HttpRequest, summary: CampaignSummary) -> dict[str, object]:
    return {"summary": summary, "campaign": summary.campaign, "waves": list(summary.waves.values())}
