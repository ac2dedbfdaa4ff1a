"""Setting up a survey of a programme: whom it asks and when, with which questionnaire, and what will decide."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from probierz.access.doors import programme_view
from probierz.access.permissions import Permission
from probierz.access.requests import ProgrammeRequest
from probierz.design.pages import attempt, typed
from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, STAFF_COMMUNICATION
from probierz.surveys import actions
from probierz.surveys.labels import PLAN_REFUSALS
from probierz.surveys.models import Campaign
from probierz.surveys.queries.campaigns import codes_of, questionnaire_of
from probierz.surveys.queries.questionnaires import frozen_versions
from probierz.surveys.rules import CampaignKind, WaveRole, WaveState
from probierz.surveys.web import finding
from probierz.surveys.web.forms import CampaignForm, PlanOfAnalysisForm

QUESTIONNAIRES = {CampaignKind.CLIENT: CLIENT_SURVEY, CampaignKind.STAFF: STAFF_COMMUNICATION}


@programme_view(Permission.CAMPAIGN_MANAGE)
@require_http_methods(["GET", "POST"])
def new(request: ProgrammeRequest) -> HttpResponse:
    form = CampaignForm(typed(request), versions=frozen_versions(request.programme))
    if attempt(form, lambda: _set_up(request, form), sentences=PLAN_REFUSALS):
        messages.success(request, _("The survey is set up. Offices can add their collection points now."))
        return redirect("surveys:programme", request.programme.code)
    return render(request, "surveys/campaign_new.html", {"form": form}, status=422 if form.errors else 200)


@programme_view(Permission.CAMPAIGN_MANAGE)
@require_http_methods(["GET", "POST"])
def analysis(request: ProgrammeRequest, campaign: str) -> HttpResponse:
    """What decides may be chosen anew until the baseline opens."""
    summary = finding.campaign_of_programme(request, campaign)
    form = PlanOfAnalysisForm(
        typed(request), versions=frozen_versions(request.programme), initial=_plan_now(summary.campaign)
    )
    if attempt(form, lambda: _fix(request, summary.campaign, form), sentences=PLAN_REFUSALS):
        messages.success(request, _("The plan of the analysis is fixed anew."))
        return redirect("surveys:programme", request.programme.code)
    is_fixed = summary.waves[WaveRole.BASELINE].state != WaveState.PLANNED
    context = {"summary": summary, "campaign": summary.campaign, "form": form, "is_fixed": is_fixed}
    return render(request, "surveys/campaign_plan.html", context, status=422 if form.errors else 200)


def _set_up(request: ProgrammeRequest, form: CampaignForm) -> None:
    given = form.cleaned_data
    kind = CampaignKind(given["kind"])
    actions.create_campaign(
        request.actor,
        programme=request.programme,
        details=actions.CampaignDetails(
            code=_free_code(request, kind),
            kind=kind,
            questionnaire=form.chosen(otherwise=QUESTIONNAIRES[kind]),
            name_pl=given["name_pl"],
            name_en=given["name_en"],
            planned={role: _days(given, role) for role in WaveRole},
            plan=actions.Plan(item=form.item, group=form.group),
        ),
    )


def _fix(request: ProgrammeRequest, campaign: Campaign, form: PlanOfAnalysisForm) -> None:
    plan = actions.Plan(item=form.item, group=form.group)
    actions.fix_plan(request.actor, campaign=campaign, questionnaire=form.chosen(), plan=plan)


def _plan_now(campaign: Campaign) -> dict[str, str]:
    content = questionnaire_of(campaign)
    key = f"{content.code}.{content.version}"
    decides = f"{key}/{campaign.primary_item}" if campaign.primary_item else ""
    return {"questionnaire": key, "decides": decides, "comparison_group": campaign.comparison_group}


def _days(given: dict[str, Any], role: WaveRole) -> tuple[date, date]:
    return given[f"{role}_since"], given[f"{role}_until"]


def _free_code(request: ProgrammeRequest, kind: CampaignKind) -> str:
    """The second survey of clients in a programme is `client-2`."""
    taken = codes_of(request.programme)
    numbered = (kind.value if number == 1 else f"{kind.value}-{number}" for number in range(1, len(taken) + 2))
    return next(code for code in numbered if code not in taken)
