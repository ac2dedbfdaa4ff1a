"""The administrator's pages: associations, offices, programmes and their first people."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import installation_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import PersonRequest
from probierz.members.actions import installation as actions
from probierz.members.actions import second_factor
from probierz.members.queries import installation as queries
from probierz.members.web.forms.installation import (
    AccountForm,
    AppointmentForm,
    AssociationForm,
    FirstPersonForm,
    JoiningForm,
    OfficeForm,
    ProgrammeForm,
    SuccessionForm,
)
from probierz.members.web.letters import tell_of_reset
from probierz.members.web.pages import FormPage, attempt, form_page, today, typed
from probierz.members.web.views.roles import LOST_SECOND_STEP, show_letter
from probierz.offices.models import Office, Programme
from probierz.offices.queries import office_by_code, programme_by_code

MANAGE = Permission.INSTALLATION_MANAGE


@installation_view(MANAGE)
@require_GET
def installation(request: PersonRequest) -> HttpResponse:
    context = {
        "associations": queries.associations(),
        "programmes": queries.programmes(on=today()),
        "offices": queries.offices(on=today()),
    }
    return render(request, "members/installation.html", context)


@installation_view(MANAGE)
@require_http_methods(["GET", "POST"])
def found_association(request: PersonRequest) -> HttpResponse:
    form = AssociationForm(typed(request))
    page = _page(title=_("Add an association"), submit=_("Add"), done=_("The association was added."))
    return form_page(request, page, form, lambda: actions.found_association(request.actor, **form.cleaned_data))


@installation_view(MANAGE)
@require_http_methods(["GET", "POST"])
def found_office(request: PersonRequest) -> HttpResponse:
    form = OfficeForm(typed(request), initial={"on": today()})
    page = _page(
        title=_("Add an office"),
        lead=_("Then invite its first person, who gives all the other roles."),
        submit=_("Add"),
        done=_("The office was added. Invite its first person now."),
    )
    return form_page(request, page, form, lambda: actions.found_office(request.actor, **form.cleaned_data))


@installation_view(MANAGE)
@require_http_methods(["GET", "POST"])
def open_programme(request: PersonRequest) -> HttpResponse:
    form = ProgrammeForm(typed(request))
    page = _page(title=_("Open a programme"), submit=_("Open"), done=_("The programme was opened."))
    return form_page(
        request,
        page,
        form,
        lambda: actions.open_programme(
            request.actor, association=form.cleaned_data["association"], details=form.details()
        ),
    )


@installation_view(MANAGE)
@require_http_methods(["GET", "POST"])
def join(request: PersonRequest, code: str) -> HttpResponse:
    programme = _programme(code)
    form = JoiningForm(typed(request), programme=programme, initial={"on": today()})
    page = _page(
        title=_("An office joins the programme"),
        lead=_("It shares nothing until it gives its consents itself."),
        submit=_("Join"),
        done=_("The office takes part in the programme."),
    )
    return form_page(
        request, page, form, lambda: actions.join_programme(request.actor, programme=programme, **form.cleaned_data)
    )


@installation_view(MANAGE)
@require_http_methods(["GET", "POST"])
def appoint_coordinator(request: PersonRequest, code: str) -> HttpResponse:
    programme = _programme(code)
    form = AppointmentForm(typed(request))
    page = _page(title=_("Invite a coordinator"), lead=programme.name_pl, submit=_("Send the invitation"))
    return _invite(
        request,
        page,
        form,
        lambda: actions.appoint_coordinator(
            request.actor, programme=programme, now=timezone.now(), **form.cleaned_data
        ),
    )


@installation_view(MANAGE)
@require_http_methods(["GET", "POST"])
def appoint_in_office(request: PersonRequest, code: str) -> HttpResponse:
    office = _office(code)
    form = FirstPersonForm(typed(request))
    page = _page(title=_("Invite the first person"), lead=office.name, submit=_("Send the invitation"))
    return _invite(
        request,
        page,
        form,
        lambda: actions.appoint_in_office(request.actor, office=office, now=timezone.now(), **form.cleaned_data),
    )


@installation_view(MANAGE)
@require_http_methods(["GET", "POST"])
def succeed(request: PersonRequest, code: str) -> HttpResponse:
    office = _office(code)
    form = SuccessionForm(typed(request), office=office, initial={"on": today()})
    page = _page(
        title=_("The office is succeeded by another"),
        lead=_("%(office)s closes on that day and leaves its programmes. Its data stay with it, readable.")
        % {"office": office.name},
        submit=_("Record it"),
        tone="danger",
        done=_("The succession was recorded."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.succeed_office(request.actor, predecessor=office, today=today(), **form.cleaned_data),
    )


@installation_view(MANAGE)
@require_http_methods(["GET", "POST"])
def reset_second_factor(request: PersonRequest) -> HttpResponse:
    form = AccountForm(typed(request))
    page = _page(
        title=_("Take away a lost second step"),
        lead=LOST_SECOND_STEP,
        submit=_("Take away the second step"),
        tone="danger",
        done=_("The second step was taken away. We wrote about it to this person."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: tell_of_reset(second_factor.reset_anywhere(request.actor, **form.cleaned_data)),
    )


def _invite(request: PersonRequest, page: FormPage, form: Any, act: Any) -> HttpResponse:
    sent: list[Any] = []
    if attempt(form, lambda: sent.append(act())):
        return show_letter(request, sent[0], back=page.back)
    return render(request, "members/form.html", {"form": form, "page": page})


def _office(code: str) -> Office:
    return existing(office_by_code(code))


def _programme(code: str) -> Programme:
    return existing(programme_by_code(code))


def _page(**words: Any) -> FormPage:
    back = reverse("members:installation")
    return FormPage(**words, back=back, steps=((gettext_lazy("Installation"), back),))
