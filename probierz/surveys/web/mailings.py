"""Lists of people invited by e-mail: sums and what can be done, never who has answered."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.actor import respondent
from probierz.access.doors import office_view, public_view
from probierz.access.finding import no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design.pages import attempt, done_or_refused, files, typed
from probierz.lib.identifiers import read_public_code
from probierz.offices.scope import across_offices, office_scope
from probierz.surveys.actions import invitations as actions
from probierz.surveys.actions.invitations import MailingDetails
from probierz.surveys.labels import MAILING_REFUSALS
from probierz.surveys.models import Mailing
from probierz.surveys.queries import CampaignWaves, invitations
from probierz.surveys.queries.invitations import MailingSummary
from probierz.surveys.rules.invitations import InvitationState, MailingCommand, MailingState
from probierz.surveys.web import finding
from probierz.surveys.web.mailing_form import LETTER, MailingForm
from probierz.surveys.web.unseen import unseen

DONE = {
    MailingCommand.SEND: gettext_lazy("The letters begin to leave within a minute."),
    MailingCommand.REMIND: gettext_lazy(
        "The reminders begin to leave within a minute, to those who have not answered."
    ),
    MailingCommand.DELETE: gettext_lazy("The list is deleted. Its numbers stay."),
}


@office_view(Permission.SURVEY_MANAGE)
@require_GET
def mailings(request: OfficeRequest, campaign: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    rows = invitations.mailings_of(request.office, waves=list(summary.waves.values()))
    return render(
        request, "surveys/mailings.html", {"summary": summary, "campaign": summary.campaign, "mailings": rows}
    )


@office_view(Permission.SURVEY_MANAGE)
@require_http_methods(["GET", "POST"])
def mailing_new(request: OfficeRequest, campaign: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    form = MailingForm(typed(request), files(request), today=timezone.localdate())
    made: list[Mailing] = []
    if attempt(form, lambda: made.append(_make(request, summary, form)), sentences=MAILING_REFUSALS):
        return redirect("surveys:mailing", request.office.code, campaign, made[0].key)
    status = 422 if form.errors else 200
    return render(request, "surveys/mailing_new.html", {"form": form, "campaign": summary.campaign}, status=status)


@office_view(Permission.SURVEY_MANAGE)
@require_GET
def mailing(request: OfficeRequest, campaign: str, mailing: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    one = _mailing(request, summary, mailing)
    context = {"summary": summary, "campaign": summary.campaign, "one": one, "states": MailingState}
    return render(request, "surveys/mailing.html", context)


@office_view(Permission.SURVEY_MANAGE)
@require_POST
def mailing_move(request: OfficeRequest, campaign: str, mailing: str, command: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    one = _mailing(request, summary, mailing)
    if command not in set(MailingCommand):
        raise no_such_page()
    wish = MailingCommand(command)
    return done_or_refused(
        request,
        lambda: _moves(request)[wish](one.mailing),
        done=DONE[wish],
        back=reverse("surveys:mailing", args=[request.office.code, campaign, mailing]),
        sentences=MAILING_REFUSALS,
    )


@public_view("Whoever got a letter says so without logging in.")
@unseen
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, code: str) -> HttpResponse:
    """Asks first: programs that guard mail open every link. A mail program's own button posts at once."""
    token, read = request.GET.get("z", ""), read_public_code(code)
    with across_offices(reason="A token is all that an invited person has; it names the office."):
        invitation = invitations.invitation_of(token, code=read or "")
    if invitation is None:
        return render(request, "surveys/no_form.html", {"door": None, "why": "uninvited"}, status=404)
    if request.method == "POST":
        with office_scope(invitation.office_id):
            actions.unsubscribe(respondent(), invitation=invitation)
    is_done = request.method == "POST" or invitation.state == InvitationState.UNSUBSCRIBED
    return render(request, "surveys/unsubscribe.html", {"office": invitation.office, "is_done": is_done})


def _make(request: OfficeRequest, summary: CampaignWaves, form: MailingForm) -> Mailing:
    return actions.make_mailing(
        request.actor,
        office=request.office,
        wave=summary.current,
        details=MailingDetails(**{name: form.cleaned_data[name] for name in ("name", *LETTER)}),
        addresses=form.read.addresses,
        on=timezone.localdate(),
    )


def _moves(request: OfficeRequest) -> dict[MailingCommand, Callable[[Mailing], None]]:
    return {
        MailingCommand.SEND: lambda one: actions.send_mailing(request.actor, mailing=one),
        MailingCommand.REMIND: lambda one: actions.remind_mailing(request.actor, mailing=one),
        MailingCommand.DELETE: lambda one: actions.delete_list(request.actor, mailing=one, on=timezone.localdate()),
    }


def _mailing(request: OfficeRequest, summary: CampaignWaves, key: str) -> MailingSummary:
    one = invitations.mailing_of(request.office, key)
    if one is None or one.mailing.wave_id not in {wave.pk for wave in summary.waves.values()}:
        raise no_such_page()
    return one
