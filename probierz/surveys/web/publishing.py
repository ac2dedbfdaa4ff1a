"""Publishing the results of an office: what was submitted, who may decide, the question before each decision."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.actor import Actor
from probierz.access.doors import office_view, programme_view
from probierz.access.finding import no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest, ProgrammeRequest
from probierz.design.pages import done_or_refused
from probierz.lib.refusals import Refused
from probierz.lib.verdicts import Verdict
from probierz.offices.scope import programme_scope
from probierz.surveys.actions import publication as actions
from probierz.surveys.labels import PUBLICATION_REFUSALS
from probierz.surveys.models import Publication
from probierz.surveys.queries import publication as queries
from probierz.surveys.queries.frozen import frozen
from probierz.surveys.queries.office import office_results
from probierz.surveys.rules.publication import (
    NEEDS_REASON,
    PUBLICATION_WORKFLOW,
    PublicationCommand,
    PublicationRefusal,
    PublicationState,
    may_decide,
)
from probierz.surveys.web import finding
from probierz.surveys.web.forms_publishing import ReasonForm

WORDS = {
    "opublikuj": PublicationCommand.PUBLISH,
    "zwroc": PublicationCommand.RETURN,
    "wycofaj": PublicationCommand.TAKE_BACK,
}
ASKS = {
    PublicationCommand.PUBLISH: Permission.RESULTS_PUBLISH,
    PublicationCommand.RETURN: Permission.RESULTS_PUBLISH,
    PublicationCommand.TAKE_BACK: Permission.RESULTS_SUBMIT,
}


@dataclass(frozen=True)
class Offer:
    """One thing that may be done with submitted results: its word in the address, or why it may not be done."""

    command: PublicationCommand
    word: str
    reason: str


@office_view(Permission.SURVEY_READ)
@require_GET
def waves(request: OfficeRequest, campaign: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    found = queries.waves_to_publish(request.office, summary.campaign)
    context = {
        "campaign": summary.campaign,
        "rows": [
            (one.wave, _why_not(one.verdict), [(p, offers_of(request.actor, p)) for p in one.publications])
            for one in found
        ],
    }
    return render(request, "surveys/publishing.html", context)


@office_view(Permission.RESULTS_SUBMIT)
@require_http_methods(["GET", "POST"])
def submit(request: OfficeRequest, campaign: str, role: str) -> HttpResponse:
    """Shows what everybody would read, then freezes it."""
    summary = finding.campaign_of_office(request, campaign)
    wave = summary.waves[finding.role_named(role)]
    back = reverse("surveys:publishing", args=[request.office.code, campaign])
    if request.method == "POST":
        return done_or_refused(
            request,
            lambda: actions.submit_results(request.actor, office=request.office, wave=wave),
            done=_("The results are submitted. Somebody else checks them before they are public."),
            back=back,
            sentences=PUBLICATION_REFUSALS,
        )
    content = frozen(office_results(request.office, wave))
    context = {"campaign": summary.campaign, "wave": wave, "content": content, "back": back}
    return render(request, "surveys/publication_new.html", context)


@office_view(Permission.SURVEY_READ)
@require_http_methods(["GET", "POST"])
def decide(request: OfficeRequest, campaign: str, key: str, command: str) -> HttpResponse:
    """The head publishes or returns; the office takes back."""
    summary = finding.campaign_of_office(request, campaign)
    publication = queries.publication_of_office(request.office, summary.campaign, key)
    back = reverse("surveys:publishing", args=[request.office.code, campaign])
    return _decide(request, request.actor, publication, command, back=back)


@programme_view(Permission.SURVEY_READ)
@require_GET
def submitted(request: ProgrammeRequest, campaign: str) -> HttpResponse:
    summary = finding.campaign_of_programme(request, campaign)
    found = queries.submitted_to(request.programme, summary.campaign)
    context = {
        "campaign": summary.campaign,
        "rows": [(one, offers_of(request.actor, one, only=Permission.RESULTS_PUBLISH)) for one in found],
    }
    return render(request, "surveys/publications.html", context)


@programme_view(Permission.RESULTS_PUBLISH)
@require_http_methods(["GET", "POST"])
def decide_for_programme(request: ProgrammeRequest, campaign: str, key: str, command: str) -> HttpResponse:
    """The programme checks what offices that share their results submitted."""
    summary = finding.campaign_of_programme(request, campaign)
    publication = queries.publication_of_programme(request.programme, summary.campaign, key)
    if publication is None or WORDS.get(command) is PublicationCommand.TAKE_BACK:
        raise no_such_page()
    back = reverse("surveys:publications", args=[request.programme.code, campaign])
    with programme_scope(request.programme.pk, offices=[publication.office_id]):
        return _decide(request, request.actor, publication, command, back=back)


def offers_of(actor: Actor, publication: Publication, *, only: Permission | None = None) -> list[Offer]:
    """What the person may do here with these results."""
    open_now = PUBLICATION_WORKFLOW.commands_open(PublicationState(publication.state))
    words = {command: word for word, command in WORDS.items()}
    mine = [command for command in open_now if actor.may(ASKS[command]) and only in (None, ASKS[command])]
    return [Offer(command, words[command], _hindrance(actor, publication, command)) for command in mine]


def _decide(
    request: HttpRequest, actor: Actor, publication: Publication | None, command: str, *, back: str
) -> HttpResponse:
    if publication is None or command not in WORDS or not actor.may(ASKS[WORDS[command]]):
        raise no_such_page()
    wish = WORDS[command]
    form = ReasonForm(request.POST or None) if wish in NEEDS_REASON else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        try:
            _move(actor, publication, wish, reason)
        except Refused as refused:
            messages.error(request, PUBLICATION_REFUSALS[PublicationRefusal(refused.reason)])
        return redirect(back)
    context = {"publication": publication, "command": wish, "form": form, "back": back}
    context |= {"content": publication.content, "hindrance": _hindrance(actor, publication, wish)}
    return render(request, "surveys/publication_decide.html", context, status=422 if form and form.errors else 200)


def _move(actor: Actor, publication: Publication, command: PublicationCommand, reason: str) -> None:
    if command is PublicationCommand.PUBLISH:
        actions.publish_results(actor, publication=publication)
    elif command is PublicationCommand.RETURN:
        actions.return_results(actor, publication=publication, reason=reason)
    else:
        actions.take_back_results(actor, publication=publication, reason=reason)


def _hindrance(actor: Actor, publication: Publication, command: PublicationCommand) -> str:
    is_own = actor.account is not None and actor.account.pk == publication.submitted_by_id
    return _why_not(may_decide(command, is_own=is_own, reason="given"))


def _why_not(verdict: Verdict) -> str:
    return "" if verdict else str(PUBLICATION_REFUSALS[PublicationRefusal(verdict.reason)])
