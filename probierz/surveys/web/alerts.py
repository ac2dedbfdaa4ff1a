"""What an office wants to hear of while a survey runs."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from probierz.access.doors import office_view
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design.languages import localized
from probierz.design.pages import FormPage, form_page, typed
from probierz.surveys.actions.alerts import choose_alerts
from probierz.surveys.labels import COMMENT_REFUSALS
from probierz.surveys.models import AlertRule
from probierz.surveys.web import finding
from probierz.surveys.web.comment_forms import AlertForm


@office_view(Permission.SURVEY_MANAGE)
@require_http_methods(["GET", "POST"])
def alerts(request: OfficeRequest, campaign: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    rule = AlertRule.objects.filter(office=request.office, campaign=summary.campaign).first()
    form = AlertForm(typed(request), initial={"below": rule.below, "on_comment": rule.on_comment} if rule else None)
    collecting = reverse("surveys:collecting", args=[request.office.code, campaign])
    page = FormPage(
        title=_("Alerts of this survey"),
        lead=_(
            "The head of the unit hears once a day at most, when ten or more answers have come to a collection point "
            "since the last time: that a low score or a comment was among them, never what it said or when it came."
        ),
        submit=_("Save"),
        done=_("Saved. Looked at each night."),
        back=collecting,
        steps=(
            (_("Surveys"), reverse("surveys:office", args=[request.office.code])),
            (localized(summary.campaign, "name"), collecting),
        ),
        sentences=COMMENT_REFUSALS,
    )

    def act() -> None:
        choose_alerts(request.actor, office=request.office, campaign=summary.campaign, **form.cleaned_data)

    return form_page(request, page, form, act)
