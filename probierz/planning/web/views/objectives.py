"""Objectives and their plans."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.design.pages import done_or_refused, form_page, typed
from probierz.members.queries.history import history_of
from probierz.planning.actions import objectives as actions
from probierz.planning.labels import OBJECTIVE_STATES, REFUSALS
from probierz.planning.queries import objectives as queries
from probierz.planning.rules import OBJECTIVE_WORKFLOW, ObjectiveState
from probierz.planning.web.forms import ClosingForm, ObjectiveFilters, ObjectiveForm, StepForm
from probierz.planning.web.pages import indicators, page_of, people, today, url
from probierz.planning.web.papers import paper_of_objective

READ, MANAGE = Permission.PLANNING_READ, Permission.PLANNING_MANAGE


@office_view(READ)
@require_GET
def overview(request: OfficeRequest) -> HttpResponse:
    filters = ObjectiveFilters(request.GET)
    context = {
        "policy": queries.policy_in_force(),
        "draft": queries.policy_draft(),
        "filters": filters,
        "rows": _listed(filters),
        "is_filtered": bool(request.GET.get("state")),
        "query": request.GET.urlencode(),
        "today": today(),
    }
    return render(request, "planning/overview.html", context)


@office_view(READ)
@require_GET
def sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    head = [_("objective"), _("indicator or measure"), _("target"), _("value"), _("owner"), _("by when"), _("state")]
    head += [_("steps done"), _("steps")]
    rows = [_as_line(row) for row in _listed(ObjectiveFilters(request.GET))]
    return downloads.table(ending, head, rows, name=f"cele-{request.office.code}")


@office_view(READ)
@require_GET
def objective(request: OfficeRequest, key: str) -> HttpResponse:
    row = _row(key)
    history = history_of(row.objective) if request.actor.may(Permission.TRAIL_READ) else []
    context = {"row": row, "objective": row.objective, "history": history, "today": today()}
    return render(request, "planning/objective.html", context)


@office_view(READ)
@require_GET
def paper(request: OfficeRequest, key: str, ending: str) -> HttpResponse:
    row = _row(key)
    return downloads.paper(ending, paper_of_objective(row, on=today()), name=f"cel-{row.objective.name}"[:60])


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add(request: OfficeRequest) -> HttpResponse:
    form = ObjectiveForm(typed(request), people=people(), indicators=indicators())
    page = page_of(request, "overview", title=_("Set an objective"), submit=_("Set"), done=_("The objective was set."))
    return form_page(
        request,
        page,
        form,
        lambda: actions.set_objective(request.actor, office=request.office, aim=form.aim(), on=today()),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def change(request: OfficeRequest, key: str) -> HttpResponse:
    one = _row(key).objective
    initial = ObjectiveForm.values_of(one)
    form = ObjectiveForm(typed(request), people=people(), indicators=indicators(), initial=initial)
    page = _page(request, one, title=_("Change the objective"), submit=_("Save"), done=_("Saved."))
    return form_page(
        request, page, form, lambda: actions.change_objective(request.actor, objective=one, aim=form.aim())
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add_step(request: OfficeRequest, key: str) -> HttpResponse:
    one = _row(key).objective
    form = StepForm(typed(request), people=people(), initial={"due_on": one.due_on})
    page = _page(request, one, title=_("Add a step"), submit=_("Add"), done=_("The step was added."))
    return form_page(request, page, form, lambda: actions.add_step(request.actor, objective=one, **form.values()))


@office_view(MANAGE)
@require_POST
def finish_step(request: OfficeRequest, key: str, step: int) -> HttpResponse:
    row = existing(queries.step_of(_row(key).objective, step))
    return done_or_refused(
        request,
        lambda: actions.finish_step(request.actor, step=row, on=today()),
        done=_("The step is done."),
        back=url(request, "objective", key=key),
        sentences=REFUSALS,
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def close(request: OfficeRequest, key: str) -> HttpResponse:
    one = _row(key).objective
    form = ClosingForm(typed(request), commands=OBJECTIVE_WORKFLOW.commands_open(ObjectiveState(one.state)))
    page = _page(request, one, title=_("Close the objective"), submit=_("Save"), done=_("Saved."))
    return form_page(
        request,
        page,
        form,
        lambda: actions.close_objective(request.actor, objective=one, on=today(), **form.cleaned_data),
    )


def _row(key: str) -> queries.Row:
    return existing(queries.row_by_key(key, on=today()))


def _page(request: OfficeRequest, one: Any, **words: Any) -> Any:
    return page_of(request, "overview", (one.name, url(request, "objective", key=one.key)), **words)


def _listed(filters: ObjectiveFilters) -> list[queries.Row]:
    wish = filters.cleaned_data if filters.is_valid() else {}
    return queries.rows_of(state=wish.get("state", ""), on=today())


def _as_line(row: queries.Row) -> list[Any]:
    one = row.objective
    measure = one.indicator.name if one.indicator else one.measure
    state = str(OBJECTIVE_STATES[ObjectiveState(one.state)])
    return [
        one.name,
        measure,
        one.target,
        row.value,
        str(one.responsible or ""),
        one.due_on,
        state,
        row.done,
        len(row.steps),
    ]
