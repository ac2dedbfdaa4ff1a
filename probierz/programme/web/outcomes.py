"""The five results in depth, and the registers they are computed from."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import programme_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import ProgrammeRequest
from probierz.offices.models import Office
from probierz.offices.queries import name_then
from probierz.offices.scope import programme_scope
from probierz.programme.actions import outcomes as actions
from probierz.programme.labels import COURSES
from probierz.programme.queries import Sharing, results_of, sharing_of
from probierz.programme.queries.registers import certification_by_pk, registers_of, training_by_pk
from probierz.programme.queries.tiles import common_scale, tiles_of
from probierz.programme.rules import Course
from probierz.programme.web.comparison import comparison_of
from probierz.programme.web.forms import CertificationForm, IndicatorForm, OfficeForm, TrainingForm
from probierz.surveys.rules import WaveRole

TWICE = gettext_lazy("The same entry is already in the register.")


@programme_view(Permission.PROGRAMME_READ)
@require_GET
def results(request: ProgrammeRequest) -> HttpResponse:
    sharing = sharing_of(request.programme)
    found = results_of(sharing)
    tiles = tiles_of(found)
    context = {
        "tiles": tiles,
        "scale": common_scale(tiles),
        "registers": registers_of(sharing),
        "courses": COURSES,
        "comparison": comparison_of(found.satisfaction.results),
        "day": sharing.day,
    }
    return render(request, "programme/results.html", {"programme": request.programme, **context})


@programme_view(Permission.PROGRAMME_MANAGE)
@require_http_methods(["GET", "POST"])
def add_certification(request: ProgrammeRequest) -> HttpResponse:
    def write(office: Office, given: dict[str, Any]) -> None:
        standard = request.programme.standard
        actions.record_certification(
            request.actor, programme=request.programme, office=office, standard=standard, **given
        )

    return _add(request, CertificationForm, write, _("New certificate of conformity"))


@programme_view(Permission.PROGRAMME_MANAGE)
@require_http_methods(["GET", "POST"])
def add_training(request: ProgrammeRequest) -> HttpResponse:
    def write(office: Office, given: dict[str, Any]) -> None:
        course = Course(given.pop("course"))
        actions.record_training(request.actor, programme=request.programme, office=office, course=course, **given)

    return _add(request, TrainingForm, write, _("New training"))


@programme_view(Permission.PROGRAMME_MANAGE)
@require_http_methods(["GET", "POST"])
def add_indicator(request: ProgrammeRequest) -> HttpResponse:
    def write(office: Office, given: dict[str, Any]) -> None:
        wave = WaveRole(given.pop("wave"))
        with programme_scope(request.programme.pk, offices=[office.pk]):
            actions.record_indicator(request.actor, programme=request.programme, office=office, wave=wave, **given)

    return _add(request, IndicatorForm, write, _("Matters settled on time"))


@programme_view(Permission.PROGRAMME_MANAGE)
@require_http_methods(["GET", "POST"])
def remove_certification(request: ProgrammeRequest, pk: int) -> HttpResponse:
    row = existing(certification_by_pk(request.programme, pk))
    if request.method == "POST":
        actions.remove_certification(request.actor, row=row)
        messages.success(request, _("The entry has been removed. The history keeps it."))
        return redirect("programme:results", programme=request.programme.code)
    return render(request, "programme/remove.html", {"programme": request.programme, "row": row})


@programme_view(Permission.PROGRAMME_MANAGE)
@require_http_methods(["GET", "POST"])
def remove_training(request: ProgrammeRequest, pk: int) -> HttpResponse:
    row = existing(training_by_pk(request.programme, pk))
    if request.method == "POST":
        actions.remove_training(request.actor, row=row)
        messages.success(request, _("The entry has been removed. The history keeps it."))
        return redirect("programme:results", programme=request.programme.code)
    return render(request, "programme/remove.html", {"programme": request.programme, "row": row})


Write = Callable[[Office, dict[str, Any]], None]


def _add(request: ProgrammeRequest, form_class: type[OfficeForm], write: Write, title: str) -> HttpResponse:
    offices = _sharing_offices(sharing_of(request.programme))
    choices = [(office.pk, name_then(office)) for office in offices.values()]
    form = form_class(request.POST or None, offices=choices)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        office = offices[given.pop("office")]
        try:
            write(office, given)
        except actions.AlreadyRecorded:
            form.add_error("office", str(TWICE))
        else:
            messages.success(request, _("Entered. The results count it already."))
            return redirect("programme:results", programme=request.programme.code)
    return render(request, "programme/add.html", {"programme": request.programme, "form": form, "heading": title})


def _sharing_offices(sharing: Sharing) -> dict[int, Office]:
    """Only what an office agreed to share may be entered for it."""
    return {office.pk: office for office in sharing.offices if office.pk in sharing.participation}
