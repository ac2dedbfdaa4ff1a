"""Opportunities, kept apart from risks."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.design.pages import form_page, typed
from probierz.members.queries.history import history_of
from probierz.planning.actions import opportunities as actions
from probierz.planning.labels import OPPORTUNITY_STATES
from probierz.planning.models import Opportunity
from probierz.planning.queries import risks as queries
from probierz.planning.rules import OPPORTUNITY_WORKFLOW, OpportunityState, months_later
from probierz.planning.web.forms import DecisionForm, OpportunityFilters, OpportunityForm
from probierz.planning.web.pages import page_of, people, processes, today, url
from probierz.planning.web.papers import paper_of_opportunity

READ, MANAGE = Permission.PLANNING_READ, Permission.PLANNING_MANAGE
HALF_A_YEAR = 6


@office_view(READ)
@require_GET
def opportunity_list(request: OfficeRequest) -> HttpResponse:
    filters = OpportunityFilters(request.GET)
    context = {
        "filters": filters,
        "rows": _listed(filters),
        "is_filtered": any(request.GET.get(name) for name in ("q", "state")),
        "query": request.GET.urlencode(),
        "today": today(),
    }
    return render(request, "planning/opportunities.html", context)


@office_view(READ)
@require_GET
def sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    head = [_("number"), _("opportunity"), _("benefit"), _("gain"), _("effort"), _("process"), _("owner")]
    head += [_("state"), _("next review"), _("result")]
    rows = [_as_line(row) for row in _listed(OpportunityFilters(request.GET))]
    return downloads.table(ending, head, rows, name=f"szanse-{request.office.code}")


@office_view(READ)
@require_GET
def opportunity(request: OfficeRequest, key: str) -> HttpResponse:
    one = _opportunity(key)
    context = {
        "opportunity": one,
        "can_decide": bool(OPPORTUNITY_WORKFLOW.commands_open(OpportunityState(one.state))),
        "history": history_of(one) if request.actor.may(Permission.TRAIL_READ) else [],
        "today": today(),
    }
    return render(request, "planning/opportunity.html", context)


@office_view(READ)
@require_GET
def paper(request: OfficeRequest, key: str, ending: str) -> HttpResponse:
    one = _opportunity(key)
    return downloads.paper(ending, paper_of_opportunity(one, on=today()), name=f"karta-szansy-{one.number}")


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add(request: OfficeRequest) -> HttpResponse:
    initial = {"next_review_on": months_later(today(), HALF_A_YEAR), "process": request.GET.get("process", "")}
    form = OpportunityForm(typed(request), people=people(), processes=processes(), initial=initial)
    page = page_of(
        request, "opportunities", title=_("Add an opportunity"), submit=_("Add"), done=_("The opportunity was added.")
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.add_opportunity(request.actor, office=request.office, chance=form.chance(), on=today()),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def change(request: OfficeRequest, key: str) -> HttpResponse:
    one = _opportunity(key)
    initial = OpportunityForm.values_of(one)
    form = OpportunityForm(typed(request), people=people(), processes=processes(), initial=initial)
    page = _page(request, one, title=_("Change the opportunity"), submit=_("Save"), done=_("Saved."))
    return form_page(
        request, page, form, lambda: actions.change_opportunity(request.actor, row=one, chance=form.chance())
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def decide(request: OfficeRequest, key: str) -> HttpResponse:
    one = _opportunity(key)
    form = DecisionForm(typed(request), commands=OPPORTUNITY_WORKFLOW.commands_open(OpportunityState(one.state)))
    page = _page(request, one, title=_("Decide about the opportunity"), submit=_("Save"), done=_("Saved."))
    return form_page(
        request, page, form, lambda: actions.decide_opportunity(request.actor, row=one, **form.cleaned_data)
    )


def _opportunity(key: str) -> Opportunity:
    return existing(queries.opportunity_by_key(key))


def _page(request: OfficeRequest, one: Opportunity, **words: Any) -> Any:
    return page_of(request, "opportunities", (str(one), url(request, "opportunity", key=one.key)), **words)


def _listed(filters: OpportunityFilters) -> list[Opportunity]:
    wish = filters.cleaned_data if filters.is_valid() else {}
    return queries.opportunities(words=wish.get("q", ""), state=wish.get("state", ""))


def _as_line(one: Opportunity) -> list[Any]:
    state = str(OPPORTUNITY_STATES[OpportunityState(one.state)])
    who = (str(one.process or ""), str(one.responsible or ""))
    return [one.number, one.name, one.benefit, one.gain, one.effort, *who, state, one.next_review_on, one.result]
