"""The coordinator's pages of the conference: plan, list, attendance, certificates handed over."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import programme_view
from probierz.access.finding import existing, no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import ProgrammeRequest
from probierz.design import downloads
from probierz.design.languages import localized, page_language
from probierz.lib.typesetting import conference as papers
from probierz.offices.queries import name_then
from probierz.programme.actions import conference as actions
from probierz.programme.labels import REGISTRATION_REFUSALS
from probierz.programme.models import Conference
from probierz.programme.queries import conference_page, conferences_of, sharing_of
from probierz.programme.queries.conference import registration_by_key
from probierz.programme.queries.offices import office_of
from probierz.programme.web.forms import AgendaForms, ConferenceForm, GuestForm

BLANK_ROWS = 6


@programme_view(Permission.PROGRAMME_READ)
@require_GET
def conference(request: ProgrammeRequest) -> HttpResponse:
    """The latest conference; without one, how to call it."""
    latest = conferences_of(request.programme).first()
    page = conference_page(sharing_of(request.programme), latest) if latest else None
    return render(request, "programme/conference.html", {"programme": request.programme, "page": page})


@programme_view(Permission.CONFERENCE_MANAGE)
@require_http_methods(["GET", "POST"])
def new_conference(request: ProgrammeRequest) -> HttpResponse:
    form, agenda = ConferenceForm(request.POST or None), AgendaForms(request.POST or None, prefix="agenda")
    if _written(form, agenda, partial(actions.hold_conference, request.actor, programme=request.programme)):
        messages.success(request, _("The conference has been called. Offices can register now."))
        return redirect("programme:conference", programme=request.programme.code)
    return _form_page(request, form, agenda, _("New conference"))


@programme_view(Permission.CONFERENCE_MANAGE)
@require_http_methods(["GET", "POST"])
def edit_conference(request: ProgrammeRequest, key: str) -> HttpResponse:
    found = _conference(request, key)
    page = conference_page(sharing_of(request.programme), found)
    names = AgendaForms.form.base_fields
    initial = [{name: getattr(point, name) for name in names} for point in page.agenda]
    form = ConferenceForm(
        request.POST or None, initial={name: getattr(found, name) for name in ConferenceForm.base_fields}
    )
    agenda = AgendaForms(request.POST or None, initial=initial, prefix="agenda")
    if _written(form, agenda, partial(actions.change_conference, request.actor, conference=found)):
        messages.success(request, _("The conference has been changed."))
        return redirect("programme:conference", programme=request.programme.code)
    return _form_page(request, form, agenda, localized(found, "title"))


def _written(form: ConferenceForm, agenda: Any, write: Callable[..., Conference]) -> bool:
    """Whether the form was good and the conference written; otherwise the form says what to mend."""
    if not (form.is_valid() and agenda.is_valid()):
        return False
    try:
        write(details=actions.ConferenceDetails(**form.cleaned_data), agenda=_points(agenda))
    except actions.DayTaken:
        form.add_error("held_on", _("The programme holds another conference on this day. Choose another day."))
        return False
    return True


@programme_view(Permission.CONFERENCE_MANAGE)
@require_http_methods(["GET", "POST"])
def attendance(request: ProgrammeRequest, key: str) -> HttpResponse:
    """The list at the door: one tap marks a person; a person nobody announced can be added."""
    found = _conference(request, key)
    sharing = sharing_of(request.programme)
    choices = [(office.pk, name_then(office)) for office in sharing.offices if office.pk in sharing.participation]
    form = GuestForm(request.POST or None, offices=choices)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        office = next(office for office in sharing.offices if office.pk == given["office"])
        try:
            with sharing.scope(frozenset([office.pk])):
                actions.admit_participant(
                    request.actor, conference=found, office=office, guest=given["guest"], function=given["function"]
                )
        except actions.RegistrationRefused as refused:
            form.add_error("guest", str(REGISTRATION_REFUSALS[refused.reason]))
        else:
            return redirect("programme:attendance", programme=request.programme.code, key=key)
    context = {"page": conference_page(sharing, found), "form": form}
    return render(request, "programme/attendance.html", {"programme": request.programme, **context})


@programme_view(Permission.CONFERENCE_MANAGE)
@require_POST
def mark(request: ProgrammeRequest, key: str, registration: str) -> HttpResponse:
    """One tap at the door."""
    sharing = sharing_of(request.programme)
    row = registration_by_key(request.programme, registration, offices=sharing.participation)
    if row is None or row.conference.key != key:
        raise no_such_page()
    with sharing.scope(frozenset([row.office_id])):
        actions.mark_attendance(request.actor, registration=row, attended=request.POST.get("attended") == "yes")
    if "HX-Request" in request.headers:
        page = conference_page(sharing, row.conference)
        return _tapped(request, "person", {"page": page, "person": row})
    return redirect("programme:attendance", programme=request.programme.code, key=key)


@programme_view(Permission.CONFERENCE_MANAGE)
@require_POST
def handover(request: ProgrammeRequest, key: str, code: str) -> HttpResponse:
    """The office took its certificate of participation, or the mark is taken back."""
    found = _conference(request, key)
    sharing = sharing_of(request.programme)
    office = existing(office_of(sharing, code))
    try:
        if request.POST.get("handed") == "yes":
            actions.hand_over_certificate(request.actor, conference=found, office=office)
        else:
            actions.undo_handover(request.actor, conference=found, office=office)
    except actions.NothingToHandOver:
        messages.error(request, _("This office has no certificate of participation to take. Issue one first."))
    if "HX-Request" in request.headers:
        page = conference_page(sharing, found)
        place = next(one for one in page.offices if one.office.pk == office.pk)
        return _tapped(request, "certificate", {"page": page, "place": place})
    return redirect("programme:attendance", programme=request.programme.code, key=key)


@programme_view(Permission.CONFERENCE_MANAGE)
@require_GET
def list_to_sign(request: ProgrammeRequest, key: str) -> HttpResponse:
    """The attendance list as PDF, with empty rows for people nobody announced."""
    found = _conference(request, key)
    page = conference_page(sharing_of(request.programme), found)
    language = page_language()
    meeting = papers.Meeting(
        language=language,
        title=localized(found, "title"),
        held_on=found.held_on,
        organiser=request.programme.association.name,
        place=found.place,
        demo=settings.PROBIERZ_DEMO,
    )
    people = [
        papers.Attendee(name=person.name, office=place.name, function=person.function)
        for place in page.offices
        for person in place.people
    ]
    content = papers.typeset_attendance_list(meeting, people, blank_rows=BLANK_ROWS)
    return downloads.attached(
        content, media_type=downloads.PDF, name=downloads.file_name(_("attendance"), found.held_on, ending="pdf")
    )


@programme_view(Permission.CONFERENCE_MANAGE)
@require_GET
def list_table(request: ProgrammeRequest, key: str, ending: str) -> HttpResponse:
    found = _conference(request, key)
    page = conference_page(sharing_of(request.programme), found)
    head = [_("Office"), _("Person"), _("Function"), _("Was there"), _("Certificate handed over")]
    lines = [
        [
            place.name,
            person.name,
            person.function,
            _("yes") if person.attended_at else _("no"),
            _("yes") if place.handover else _("no"),
        ]
        for place in page.offices
        for person in place.people
    ]
    return downloads.table(ending, head, lines, name=f"{_('conference')}-{found.held_on}")


def _tapped(request: ProgrammeRequest, part: str, context: dict[str, Any]) -> HttpResponse:
    """The button that was tapped, and beside it the new count at the head of the page."""
    said = {**context, "programme": request.programme, "out_of_band": True}
    parts = (render_to_string(f"programme/attendance.html#{name}", said, request) for name in (part, "count"))
    return HttpResponse("".join(parts))


def _conference(request: ProgrammeRequest, key: str) -> Conference:
    return existing(conferences_of(request.programme).filter(key=key).first())


def _points(agenda: Any) -> list[actions.AgendaPoint]:
    given = [form.cleaned_data for form in agenda.forms]
    return [actions.AgendaPoint(**one) for one in given if one.get("title_pl")]


def _form_page(request: ProgrammeRequest, form: ConferenceForm, agenda: Any, heading: str) -> HttpResponse:
    context = {"programme": request.programme, "form": form, "agenda": agenda, "heading": heading}
    return render(request, "programme/conference_form.html", context)
