"""Taking offices into a programme and letting them go, by its coordinator."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from probierz.access.doors import programme_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import ProgrammeRequest
from probierz.design.languages import page_language
from probierz.lib import figures
from probierz.members.actions import installation as actions
from probierz.members.web.forms.installation import JoiningForm, LeavingProgrammeForm
from probierz.members.web.pages import FormPage, form_page, today, typed
from probierz.offices.models import Participation

# The list of participants belongs to an application above this one, so it is known here by its address alone.
LIST = "programme:participants"


@programme_view(Permission.PROGRAMME_MANAGE)
@require_http_methods(["GET", "POST"])
def take_in(request: ProgrammeRequest) -> HttpResponse:
    programme = request.programme
    form = JoiningForm(typed(request), programme=programme, initial={"on": today()})
    back = reverse(LIST, kwargs={"programme": programme.code})
    page = FormPage(
        title=_("Take an office into the programme"),
        lead=_(
            "It finds a question about it among its duties, and shares nothing until it agrees. "
            "An office that is not on this list is added by the administrator of the installation first."
        ),
        submit=_("Take in"),
        back=back,
        steps=((gettext_lazy("Participants"), back),),
        done=_("The office takes part. It now decides what the programme may read."),
    )
    return form_page(
        request, page, form, lambda: actions.take_in_office(request.actor, programme=programme, **form.cleaned_data)
    )


@programme_view(Permission.PROGRAMME_MANAGE)
@require_http_methods(["GET", "POST"])
def let_go(request: ProgrammeRequest, code: str) -> HttpResponse:
    """The page that asks before an office leaves the programme."""
    programme = request.programme
    running = Participation.objects.filter(programme=programme, until__isnull=True, office__code=code)
    participation = existing(running.select_related("office").first())
    office = participation.office
    form = LeavingProgrammeForm(typed(request), initial={"on": today()})
    back = reverse(LIST, kwargs={"programme": programme.code})
    page = FormPage(
        title=_("End the part of %(office)s in the programme") % {"office": office.name},
        lead=_(
            "It joined on %(day)s. From the day you enter the programme reads nothing of it, and its consents end. "
            "What was issued to it stays, and so does the history."
        )
        % {"day": figures.day(participation.since, language=page_language())},
        submit=_("End its part"),
        back=back,
        steps=((gettext_lazy("Participants"), back),),
        done=_("The office takes no part any more."),
        tone="danger",
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.let_office_go(
            request.actor, programme=programme, office=office, today=today(), **form.cleaned_data
        ),
    )
