"""A programme's campaigns and their waves, which are planned, opened and closed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import programme_view
from probierz.access.finding import no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import ProgrammeRequest
from probierz.design.pages import attempt, done_or_refused, typed
from probierz.lib.verdicts import Verdict
from probierz.surveys import actions, queries
from probierz.surveys.labels import REFUSALS
from probierz.surveys.models import Wave
from probierz.surveys.queries import CampaignSummary, CampaignWaves
from probierz.surveys.rules import Refusal, WaveCommand, WaveRole, WaveState, may_close, may_open
from probierz.surveys.web import finding
from probierz.surveys.web.forms import PlanForm

MOVES = {"otworz": WaveCommand.OPEN, "zamknij": WaveCommand.CLOSE}
DONE = {
    WaveCommand.OPEN: (actions.open_wave, gettext_lazy("The wave is open: every collection point takes answers now.")),
    WaveCommand.CLOSE: (actions.close_wave, gettext_lazy("The wave is closed, and its results are complete.")),
}


@programme_view(Permission.SURVEY_READ)
@require_GET
def campaigns(request: ProgrammeRequest) -> HttpResponse:
    summaries = queries.campaigns_of_programme(request.programme)
    context = {"rows": [(one, [_wave_row(one, wave) for wave in one.waves.values()]) for one in summaries]}
    return render(request, "surveys/programme.html", context)


@programme_view(Permission.CAMPAIGN_MANAGE)
@require_http_methods(["GET", "POST"])
def move(request: ProgrammeRequest, campaign: str, role: str, command: str) -> HttpResponse:
    """Asks before it opens or closes a wave: neither can be taken back."""
    if command not in MOVES:
        raise no_such_page()
    summary = finding.campaign_of_programme(request, campaign)
    wave = summary.waves[finding.role_named(role)]
    if request.method != "POST":
        verdict = _verdicts(summary, wave)[MOVES[command]]
        context = {
            "campaign": summary.campaign,
            "wave": wave,
            "command": MOVES[command],
            "verdict": verdict,
            "reason": _reason(verdict),
        }
        return render(request, "surveys/wave_move.html", context)
    doing, done = DONE[MOVES[command]]
    return done_or_refused(
        request,
        lambda: doing(request.actor, wave=wave, on=timezone.localdate()),
        done=done,
        back=reverse("surveys:programme", args=[request.programme.code]),
        sentences=REFUSALS,
    )


@programme_view(Permission.CAMPAIGN_MANAGE)
@require_http_methods(["GET", "POST"])
def plan(request: ProgrammeRequest, campaign: str, role: str) -> HttpResponse:
    summary = finding.campaign_of_programme(request, campaign)
    wave = summary.waves[finding.role_named(role)]
    planned = {"since": wave.planned_since, "until": wave.planned_until}
    form = PlanForm(typed(request), initial=planned)
    if attempt(form, lambda: actions.plan_wave(request.actor, wave=wave, **form.cleaned_data), sentences=REFUSALS):
        messages.success(request, _("The plan has been changed."))
        return redirect("surveys:programme", request.programme.code)
    context = {"campaign": summary.campaign, "wave": wave, "form": form}
    return render(request, "surveys/wave_plan.html", context, status=422 if form.errors else 200)


def _wave_row(summary: CampaignSummary, wave: Wave) -> dict[str, object]:
    """A wave with what may be done to it, and why not."""
    role = WaveRole(wave.role)
    verdicts = _verdicts(summary, wave)
    command = WaveCommand.CLOSE if wave.state == WaveState.OPEN else WaveCommand.OPEN
    word = next(word for word, one in MOVES.items() if one is command)
    verdict = verdicts[command]
    return {
        "wave": wave,
        "responses": summary.responses[role],
        "command": command if wave.state != WaveState.CLOSED else None,
        "url": reverse("surveys:wave_move", args=[summary.campaign.programme.code, summary.campaign.key, role, word]),
        "reason": _reason(verdict),
    }


def _reason(verdict: Verdict) -> str:
    return "" if verdict else str(REFUSALS[Refusal(verdict.reason)])


def _verdicts(summary: CampaignWaves, wave: Wave) -> dict[WaveCommand, Verdict]:
    baseline = WaveState(summary.waves[WaveRole.BASELINE].state)
    state, role = WaveState(wave.state), WaveRole(wave.role)
    return {
        WaveCommand.OPEN: may_open(state, role=role, baseline=baseline),
        WaveCommand.CLOSE: may_close(state, opened_on=wave.opened_on, on=timezone.localdate()),
    }
