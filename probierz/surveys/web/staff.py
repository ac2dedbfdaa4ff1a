"""Inviting the staff: whom, under which name their answers are shown, and the letter."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from probierz.access.doors import office_view
from probierz.access.finding import no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design.pages import attempt, typed
from probierz.surveys.actions.invitations import MailingDetails
from probierz.surveys.actions.staff import StaffLetters, invite_staff
from probierz.surveys.labels import MAILING_REFUSALS
from probierz.surveys.queries import CampaignWaves
from probierz.surveys.queries.staff import staff_of
from probierz.surveys.rules import THRESHOLD, CampaignKind
from probierz.surveys.web import finding
from probierz.surveys.web.mailing_form import LETTER, StaffForm


@office_view(Permission.SURVEY_MANAGE)
@require_http_methods(["GET", "POST"])
def staff(request: OfficeRequest, campaign: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    if summary.campaign.kind != CampaignKind.STAFF:
        raise no_such_page()
    today = timezone.localdate()
    form = StaffForm(typed(request), today=today, closes_on=summary.current.planned_until)
    if attempt(form, lambda: _invite(request, summary, form), sentences=MAILING_REFUSALS):
        return redirect("surveys:mailings", request.office.code, campaign)
    context = {
        "form": form,
        "summary": summary,
        "campaign": summary.campaign,
        "staff": staff_of(request.office, on=today),
        "smallest": THRESHOLD,
    }
    return render(request, "surveys/staff.html", context, status=422 if form.errors else 200)


def _invite(request: OfficeRequest, summary: CampaignWaves, form: StaffForm) -> None:
    details = MailingDetails(name="", **{name: form.cleaned_data[name] for name in LETTER})
    letters = StaffLetters(details=details, rest=_("Other units"))
    made = invite_staff(
        request.actor, office=request.office, wave=summary.current, letters=letters, on=timezone.localdate()
    )
    invited = sum(one.invited for one in made)
    told = ngettext("%(n)s person is invited.", "%(n)s people are invited.", invited) % {"n": invited}
    messages.success(request, f"{told} " + _("The letters begin to leave within a minute."))
