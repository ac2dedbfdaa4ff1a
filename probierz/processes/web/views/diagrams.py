"""Drawing a process in the browser, bringing a drawing from elsewhere, taking it away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.design.pages import attempt, files, form_page, typed
from probierz.processes.actions.diagrams import keep_diagram
from probierz.processes.labels import REFUSALS
from probierz.processes.models import Process
from probierz.processes.queries import cards
from probierz.processes.web.forms.diagrams import DrawingFile, DrawingForm, blank_drawing
from probierz.processes.web.pages import page_of, process_of, step_to, step_to_map, url

READ, MANAGE = Permission.PROCESS_READ, Permission.PROCESS_MANAGE
# A picture is a file of its own: whatever it might hold, it can neither run nor load anything.
PICTURE_POLICY = "default-src 'none'; sandbox"


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def draw(request: OfficeRequest, key: str) -> HttpResponse:
    process = process_of(key)
    last = cards.last_diagram(process)
    form = DrawingForm(typed(request), initial={"xml": last.xml if last else blank_drawing(process.name)})
    if attempt(form, lambda: _keep(request, process, **form.cleaned_data), sentences=REFUSALS):
        messages.success(request, _("The drawing was saved."))
        return redirect(url(request, "process", key=process.key))
    steps = (step_to_map(request), step_to(request, process))
    context = {"form": form, "process": process, "steps": steps, "back": steps[-1][1], "last": last}
    return render(request, "processes/draw.html", context)


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def bring(request: OfficeRequest, key: str) -> HttpResponse:
    process = process_of(key)
    form = DrawingFile(typed(request), files(request))
    page = page_of(
        request,
        process,
        title=_("Bring a drawing from a file"),
        lead=_(
            "A BPMN 2.0 file made in another program. The picture appears when the drawing is opened and saved here."
        ),
        submit=_("Bring in"),
        done=_("The drawing was brought in."),
    )
    return form_page(request, page, form, lambda: _keep(request, process, xml=form.cleaned_data["file"], svg=""))


@office_view(READ)
@require_GET
def picture(request: OfficeRequest, key: str) -> HttpResponse:
    diagram = existing(cards.last_diagram(process_of(key)))
    existing(diagram.svg or None)
    answer = HttpResponse(diagram.svg, content_type="image/svg+xml")
    answer["Content-Security-Policy"] = PICTURE_POLICY
    return answer


@office_view(READ)
@require_GET
def source(request: OfficeRequest, key: str) -> HttpResponse:
    process = process_of(key)
    diagram = existing(cards.last_diagram(process))
    name = downloads.file_name(process.code, process.name, ending="bpmn")
    return downloads.attached(diagram.xml, media_type="application/xml", name=name)


def _keep(request: OfficeRequest, process: Process, *, xml: str, svg: str) -> object:
    return keep_diagram(request.actor, process=process, xml=xml, svg=svg)
