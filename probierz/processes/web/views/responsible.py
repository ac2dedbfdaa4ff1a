"""Who owns a process and who stands in."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from probierz.access.doors import office_view
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design.pages import form_page, typed
from probierz.people.queries import employed_on
from probierz.processes.actions.responsibilities import name_responsible
from probierz.processes.models import Process
from probierz.processes.queries import cards
from probierz.processes.rules import Part
from probierz.processes.web.forms.cards import ResponsibleForm
from probierz.processes.web.pages import page_of, process_of, today


@office_view(Permission.PROCESS_MANAGE)
@require_http_methods(["GET", "POST"])
def owner(request: OfficeRequest, key: str) -> HttpResponse:
    words = {"title": _("Name the owner of the process"), "done": _("The owner was named.")}
    return _name(request, process_of(key), Part.OWNER, words)


@office_view(Permission.PROCESS_MANAGE)
@require_http_methods(["GET", "POST"])
def deputy(request: OfficeRequest, key: str) -> HttpResponse:
    words = {"title": _("Name the owner's deputy"), "done": _("The deputy was named.")}
    return _name(request, process_of(key), Part.DEPUTY, words)


def _name(request: OfficeRequest, process: Process, part: Part, words: dict[str, Any]) -> HttpResponse:
    held = cards.responsible_for(process, on=today()).get(part)
    initial = {"on": today(), "employee": held.employee.key if held else ""}
    form = ResponsibleForm(typed(request), people=employed_on(today()), initial=initial)
    lead = _("Who answered before stays readable with the days.")
    page = page_of(request, process, lead=lead, submit=_("Save"), **words)
    return form_page(
        request,
        page,
        form,
        lambda: name_responsible(request.actor, process=process, part=part, today=today(), **form.cleaned_data),
    )
