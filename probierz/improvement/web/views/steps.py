"""Actions: the list of all, and those of one nonconformity."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import office_view
from probierz.access.finding import existing, no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.attachments import store
from probierz.design import downloads
from probierz.design.pages import FormPage, files, form_page, typed
from probierz.improvement.actions import steps as actions
from probierz.improvement.actions.steps import Handed, Outcome
from probierz.improvement.models import Step
from probierz.improvement.queries import lists
from probierz.improvement.queries.editions import edition_for
from probierz.improvement.rules import State, StepKind, may_add_step
from probierz.improvement.web.forms import FinishForm, ReasonForm, StepFilters, StepForm
from probierz.improvement.web.pages import me, page_of, page_of_case, people, today
from probierz.improvement.web.rows import step_rows, steps_head

READ, REPORT, MANAGE = Permission.IMPROVEMENT_READ, Permission.IMPROVEMENT_REPORT, Permission.IMPROVEMENT_MANAGE
PER_PAGE = 25


@office_view(READ)
@require_GET
def step_list(request: OfficeRequest) -> HttpResponse:
    filters = StepFilters(request.GET)
    rows = lists.actions(**filters.wish(), me=me(request), on=today())
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "page": page,
        "rows": page.object_list,
        "me": me(request),
        "is_filtered": bool(set(request.GET) - {"page"}),
        "query": request.GET.urlencode(),
        "today": today(),
    }
    return render(request, "improvement/actions.html", context)


@office_view(READ)
@require_GET
def sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    rows = lists.actions(**StepFilters(request.GET).wish(), me=me(request), on=today())
    return downloads.table(
        ending, steps_head(), step_rows(rows.iterator(chunk_size=500)), name=f"dzialania-{request.office.code}"
    )


@office_view(REPORT)
@require_http_methods(["GET", "POST"])
def add(request: OfficeRequest, key: str) -> HttpResponse:
    """An action of a nonconformity: the kinds that its state and edition allow."""
    case = existing(lists.case_by_key(key))
    kinds = [one for one in StepKind if may_add_step(one, state=State(case.state), edition=case.edition)]
    form = StepForm(typed(request), kinds=kinds, people=people(), initial={"responsible": _leader(case.responsible)})
    page = page_of_case(request, case, title=_("Plan an action"), submit=_("Add"), done=_("The action is planned."))
    return form_page(
        request,
        page,
        form,
        lambda: actions.add_action(request.actor, office=request.office, action=form.details(case)),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add_alone(request: OfficeRequest) -> HttpResponse:
    """An improving action, and under the edition of 2008 a preventive one."""
    edition = edition_for(None, on=today())
    kinds = [one for one in StepKind if may_add_step(one, state=None, edition=edition)]
    form = StepForm(typed(request), kinds=kinds, people=people())
    page = page_of(request, "actions", title=_("Plan an action"), submit=_("Add"), done=_("The action is planned."))
    return form_page(
        request,
        page,
        form,
        lambda: actions.add_action(request.actor, office=request.office, action=form.details(None)),
    )


@office_view(REPORT)
@require_http_methods(["GET", "POST"])
def change(request: OfficeRequest, key: str) -> HttpResponse:
    step = existing(lists.action_by_key(key))
    form = StepForm(typed(request), kinds=[StepKind(step.kind)], people=people(), initial=StepForm.values_of(step))
    page = _page(request, step, title=_("Change the action"), submit=_("Save"), done=_("Saved."))
    return form_page(
        request, page, form, lambda: actions.change_action(request.actor, step=step, details=form.details(None))
    )


@office_view(REPORT)
@require_http_methods(["GET", "POST"])
def finish(request: OfficeRequest, key: str) -> HttpResponse:
    step = existing(lists.action_by_key(key))
    form = FinishForm(typed(request), files(request), initial={"on": today()})
    words = {"title": _("The action is done"), "lead": step.text, "submit": _("Mark as done")}
    page = _page(request, step, done=_("The action is done."), **words)
    return form_page(
        request,
        page,
        form,
        lambda: actions.finish_action(request.actor, step=step, outcome=_outcome(form)),
    )


@office_view(REPORT)
@require_http_methods(["GET", "POST"])
def drop(request: OfficeRequest, key: str) -> HttpResponse:
    step = existing(lists.action_by_key(key))
    form = ReasonForm(typed(request))
    words = {"title": _("Give the action up"), "lead": step.text, "submit": _("Give up"), "tone": "danger"}
    page = _page(request, step, done=_("The action was given up."), **words)
    return form_page(
        request, page, form, lambda: actions.drop_action(request.actor, step=step, on=today(), **form.cleaned_data)
    )


@office_view(READ)
@require_GET
def file(request: OfficeRequest, key: str) -> HttpResponse:
    """What shows that it was done, exactly as it was given."""
    step = existing(lists.action_by_key(key))
    if step.file is None:
        raise no_such_page()
    ending = step.file.name.rpartition(".")[2].lower()
    name = downloads.file_name(step.file.name.rpartition(".")[0], ending=ending)
    return downloads.attached(store.content_of(step.file.sha256), media_type=step.file.media_type, name=name)


def _page(request: OfficeRequest, step: Step, **words: Any) -> FormPage:
    """Back to the card, or to the list for an action that stands alone."""
    if step.nonconformity is not None:
        return page_of_case(request, step.nonconformity, **words)
    return page_of(request, "actions", **words)


def _outcome(form: FinishForm) -> Outcome:
    values = form.cleaned_data
    given = values["file"]
    handed = Handed(name=given.name, content=given.read()) if given else None
    return Outcome(result=values["result"], on=values["on"], file=handed)


def _leader(person: Any) -> str:
    return person.key if person else ""
