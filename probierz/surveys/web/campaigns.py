"""Setting up a survey of a programme: whom it asks and when, with a questionnaire that is shipped."""

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
from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, STAFF_COMMUNICATION, shipped_questionnaires
from probierz.surveys import actions, queries
from probierz.surveys.rules import CampaignKind, WaveRole
from probierz.surveys.web.forms import CampaignForm

QUESTIONNAIRES = {CampaignKind.CLIENT: CLIENT_SURVEY, CampaignKind.STAFF: STAFF_COMMUNICATION}


@programme_view(Permission.CAMPAIGN_MANAGE)
@require_http_methods(["GET", "POST"])
def new(request: ProgrammeRequest) -> HttpResponse:
    form = CampaignForm(request.POST or None)
    if form.is_valid():
        _set_up(request, form.cleaned_data)
        messages.success(request, _("The survey is set up. Offices can add their collection points now."))
        return redirect("surveys:programme", request.programme.code)
    return render(request, "surveys/campaign_new.html", {"form": form}, status=422 if form.errors else 200)


def _set_up(request: ProgrammeRequest, given: dict[str, Any]) -> None:
    kind = CampaignKind(given["kind"])
    actions.create_campaign(
        request.actor,
        programme=request.programme,
        details=actions.CampaignDetails(
            code=_free_code(request, kind),
            kind=kind,
            questionnaire=shipped_questionnaires()[QUESTIONNAIRES[kind]],
            name_pl=given["name_pl"],
            name_en=given["name_en"],
            planned={role: _days(given, role) for role in WaveRole},
        ),
    )


def _days(given: dict[str, Any], role: WaveRole) -> tuple[date, date]:
    return given[f"{role}_since"], given[f"{role}_until"]


def _free_code(request: ProgrammeRequest, kind: CampaignKind) -> str:
    """The second survey of clients in a programme is `client-2`."""
    taken = {one.campaign.code for one in queries.campaigns_of_programme(request.programme)}
    numbered = (kind.value if number == 1 else f"{kind.value}-{number}" for number in range(1, len(taken) + 2))
    return next(code for code in numbered if code not in taken)
