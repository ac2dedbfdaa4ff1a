"""The map, the list and the card of processes."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import office_view
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads, records
from probierz.design.pages import FormPage, form_page, typed
from probierz.documents.queries.requirements import offered
from probierz.lib.catalogs.processes import Group
from probierz.members.queries.history import history_of
from probierz.processes.actions import cards as actions
from probierz.processes.actions.links import link_process
from probierz.processes.labels import GROUPS, REFUSALS, STANDINGS
from probierz.processes.models import Process
from probierz.processes.queries import cards, indicators, links
from probierz.processes.queries import service_cards as services
from probierz.processes.queries.records import PROCESS
from probierz.processes.rules import Part
from probierz.processes.web.forms.cards import CardForm, EndForm, LinksForm, MapFilters, MergeForm, StarterForm
from probierz.processes.web.pages import page_of, process_of, step_to_map, today, url
from probierz.processes.web.papers import paper_of_map, paper_of_process

READ, MANAGE = Permission.PROCESS_READ, Permission.PROCESS_MANAGE


@office_view(READ)
@require_GET
def process_map(request: OfficeRequest) -> HttpResponse:
    rows = cards.rows_of_map(on=today())
    context = {"bands": cards.bands(rows), "is_empty": not rows, "without_owner": cards.without_owner(on=today())}
    return render(request, "processes/map.html", context)


@office_view(READ)
@require_GET
def process_list(request: OfficeRequest) -> HttpResponse:
    filters = MapFilters(request.GET)
    rows = _listed(filters)
    context = {
        "filters": filters,
        "rows": rows,
        "is_filtered": any(request.GET.get(name) for name in ("q", "group")),
        "retired": cards.retired(),
        "can_adopt": bool(request.actor.may(MANAGE) and cards.starters_left(request.office)),
        "query": request.GET.urlencode(),
    }
    return render(request, "processes/list.html", context)


@office_view(READ)
@require_GET
def process_sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    head = [
        _("code"),
        _("process"),
        _("group"),
        _("belongs to"),
        _("owner"),
        _("deputy"),
        _("indicators"),
        _("standing"),
    ]
    rows = [_as_line(row) for row in _listed(MapFilters(request.GET))]
    return downloads.table(ending, head, rows, name=f"procesy-{request.office.code}")


@office_view(READ)
@require_GET
def map_paper(request: OfficeRequest, ending: str) -> HttpResponse:
    rows = cards.rows_of_map(on=today())
    return downloads.paper(ending, paper_of_map(request.office, rows, on=today()), name="mapa-procesow")


@office_view(READ)
@require_GET
def process(request: OfficeRequest, key: str) -> HttpResponse:
    one = process_of(key)
    responsible = cards.responsible_for(one, on=today())
    context = {
        "process": one,
        "owner": responsible.get(Part.OWNER),
        "deputy": responsible.get(Part.DEPUTY),
        "past": cards.past_responsible(one, on=today()),
        "parts": one.parts.filter(retired_on__isnull=True).order_by("order", "code"),
        "joined": one.predecessors.order_by("-retired_on", "code"),
        "diagram": cards.last_diagram(one),
        "series": indicators.series_of(indicators.indicators_of(one), on=today()),
        "services": services.services_of(one.pk),
        "documents": links.documents_of(one) if request.actor.may(Permission.DOCUMENT_READ) else [],
        "requirements": links.requirements_of(one),
        "related": records.related(request.actor, PROCESS, one.key),
        "history": history_of(one) if request.actor.may(Permission.TRAIL_READ) else [],
    }
    return render(request, "processes/process.html", context)


@office_view(READ)
@require_GET
def process_paper(request: OfficeRequest, key: str, ending: str) -> HttpResponse:
    one = process_of(key)
    return downloads.paper(ending, paper_of_process(one, request.actor, on=today()), name=f"karta-procesu-{one.code}")


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add(request: OfficeRequest) -> HttpResponse:
    initial = {"parent": request.GET.get("parent", ""), "group": request.GET.get("group", "core")}
    form = CardForm(typed(request), parents=cards.possible_parents(None), initial=initial)
    page = page_of(request, None, title=_("Add a process"), submit=_("Add"), done=_("The process was added."))
    return form_page(
        request,
        page,
        form,
        lambda: actions.add_process(request.actor, office=request.office, card=form.card(), on=today()),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def change(request: OfficeRequest, key: str) -> HttpResponse:
    one = process_of(key)
    form = CardForm(typed(request), parents=cards.possible_parents(one), initial=CardForm.values_of(one))
    page = page_of(request, one, title=_("Change the card"), submit=_("Save"), done=_("Saved."))
    return form_page(request, page, form, lambda: actions.change_process(request.actor, process=one, card=form.card()))


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def link(request: OfficeRequest, key: str) -> HttpResponse:
    one = process_of(key)
    chosen = {row.pk: row for row in (*offered(on=today()), *links.requirements_of(one))}
    initial = {
        "documents": [row.key for row in links.linked_documents(one)],
        "requirements": [row.key for row in links.requirements_of(one)],
    }
    form = LinksForm(typed(request), documents=links.offered_documents(), requirements=chosen.values(), initial=initial)
    page = page_of(
        request, one, title=_("Documents and requirements of the process"), submit=_("Save"), done=_("Saved.")
    )
    return form_page(request, page, form, lambda: link_process(request.actor, process=one, **form.cleaned_data))


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def merge(request: OfficeRequest, key: str) -> HttpResponse:
    one = process_of(key)
    others = [row for row in cards.possible_parents(None) if row.pk != one.pk]
    form = MergeForm(typed(request), processes=others, initial={"on": today()})
    page = page_of(
        request,
        one,
        title=_("Join other processes to this one"),
        lead=_("Their parts, indicators and service cards go over to this process. Their own cards stay readable."),
        submit=_("Join"),
        done=_("The processes were joined."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.merge_processes(request.actor, target=one, today=today(), **form.cleaned_data),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def retire(request: OfficeRequest, key: str) -> HttpResponse:
    one = process_of(key)
    form = EndForm(typed(request), initial={"on": today()})
    page = page_of(
        request,
        one,
        title=_("End the process"),
        lead=_("The card, the drawings and the values of indicators stay readable. Values are no longer asked for."),
        submit=_("End the process"),
        done=_("The process no longer runs."),
        tone="danger",
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.retire_process(request.actor, process=one, today=today(), **form.cleaned_data),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def adopt(request: OfficeRequest) -> HttpResponse:
    offered = cards.starters_left(request.office)
    if not offered and request.method == "GET":
        return render(request, "processes/adopted.html")
    form = StarterForm(typed(request), offered=offered)
    page = FormPage(
        title=_("Take over the starting set"),
        lead=_("Processes of an office of your kind, with purpose, inputs, outputs and indicators. Change them later."),
        submit=_("Take over"),
        back=url(request, "map"),
        steps=(step_to_map(request),),
        sentences=REFUSALS,
        done=_("The processes were taken over. Name their owners now."),
    )
    return form_page(request, page, form, lambda: _adopt(request, form))


def _adopt(request: OfficeRequest, form: StarterForm) -> Any:
    codes = form.cleaned_data["codes"]
    return actions.adopt_processes(request.actor, office=request.office, codes=codes, on=today())


def _listed(filters: MapFilters) -> list[cards.Row]:
    wish = filters.cleaned_data if filters.is_valid() else {}
    return cards.in_list(cards.rows_of_map(on=today()), words=wish.get("q", ""), group=wish.get("group", ""))


def _as_line(row: cards.Row) -> list[Any]:
    one: Process = row.process
    counted = len(row.series)
    return [
        one.code,
        one.name,
        str(GROUPS[Group(one.group)]),
        one.parent.name if one.parent else "",
        str(row.owner or ""),
        str(row.deputy or ""),
        counted,
        str(STANDINGS[row.standing]) if row.standing else "",
    ]
