"""Answers set apart: the office looks at them and says which count."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from probierz.access.doors import office_view
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design.pages import sentence
from probierz.lib.refusals import Refused
from probierz.surveys import actions
from probierz.surveys.labels import HELD_REFUSALS
from probierz.surveys.queries import CampaignWaves
from probierz.surveys.queries.quarantine import held_of
from probierz.surveys.rules import CampaignKind
from probierz.surveys.rules.quarantine import HeldReason
from probierz.surveys.web import finding

DECISIONS = {"accept": actions.accept_held, "discard": actions.discard_held}


@office_view(Permission.SURVEY_MANAGE)
@require_http_methods(["GET", "POST"])
def held(request: OfficeRequest, campaign: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    if request.method == "POST":
        _decide(request, summary)
        return redirect("surveys:held", request.office.code, campaign)
    wave = summary.current
    context = {
        "summary": summary,
        "campaign": summary.campaign,
        "wave": wave,
        "groups": held_of(request.office, wave),
        "tells_origin": summary.campaign.kind != CampaignKind.STAFF,
    }
    return render(request, "surveys/held.html", context)


def _decide(request: OfficeRequest, summary: CampaignWaves) -> None:
    """What was chosen, or the whole group."""
    decision, reason = request.POST.get("decision", ""), request.POST.get("reason", "")
    only = None if request.POST.get("all") else [int(one) for one in request.POST.getlist("chosen") if one.isdigit()]
    if decision not in DECISIONS or reason not in set(HeldReason) or only == []:
        messages.error(request, _("Tick the answers that you decide on, or all of the group."))
        return
    try:
        count = DECISIONS[decision](
            request.actor, office=request.office, wave=summary.current, reason=HeldReason(reason), only=only
        )
    except Refused as refused:
        messages.error(request, sentence(refused, HELD_REFUSALS))
        return
    messages.success(request, _done(decision, count))


def _done(decision: str, count: int) -> str:
    if decision == "accept":
        words = ngettext("%(n)s answer counts now.", "%(n)s answers count now.", count)
    else:
        words = ngettext("%(n)s answer has been discarded.", "%(n)s answers have been discarded.", count)
    return words % {"n": count}
