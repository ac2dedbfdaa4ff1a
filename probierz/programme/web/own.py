"""What an office sees of its programmes, and the count it enters itself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import office_view
from probierz.access.finding import no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.programme.actions.outcomes import report_indicator
from probierz.programme.labels import WAVES
from probierz.programme.queries.own import OwnProgramme, own_programme, own_programmes
from probierz.programme.web.forms import CountForm
from probierz.surveys.rules import WaveRole


@office_view(Permission.OFFICE_READ)
@require_GET
def programmes(request: OfficeRequest) -> HttpResponse:
    found = own_programmes(request.office, today=timezone.localdate())
    return render(request, "programme/own.html", {"office": request.office, "programmes": found, "waves": WAVES})


@office_view(Permission.OFFICE_MANAGE)
@require_http_methods(["GET", "POST"])
def count_matters(request: OfficeRequest, code: str, wave: str) -> HttpResponse:
    """Matters settled on time, before the programme or after it; a new count replaces the old."""
    own = own_programme(request.office, code, today=timezone.localdate())
    if own is None or wave not in list(WaveRole):
        raise no_such_page()
    form = CountForm(request.POST or None, initial=_known(own, WaveRole(wave)))
    if request.method == "POST" and form.is_valid():
        report_indicator(
            request.actor, programme=own.programme, office=request.office, wave=WaveRole(wave), **form.cleaned_data
        )
        messages.success(request, _("Entered. The results count it already."))
        return redirect("programme:own", office=request.office.code)
    context = {"office": request.office, "own": own, "form": form, "words": WAVES[WaveRole(wave)]}
    return render(request, "programme/count_matters.html", context)


def _known(own: OwnProgramme, wave: WaveRole) -> dict[str, object]:
    reading = own.readings.get(wave)
    return {name: getattr(reading, name) for name in CountForm.base_fields} if reading else {}
