"""Management control of a year: goals, the risk register, self-assessment, the statement."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing, no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.design.pages import done_or_refused, form_page, typed
from probierz.planning.actions import control as actions
from probierz.planning.labels import REFUSALS
from probierz.planning.models import Goal
from probierz.planning.queries import control as queries
from probierz.planning.queries import risks
from probierz.planning.rules import StatementState
from probierz.planning.web.forms import GoalForm, StatementForm
from probierz.planning.web.pages import page_of, people, processes, today, url
from probierz.planning.web.papers import paper_of_goals, paper_of_statement

READ, MANAGE = Permission.PLANNING_READ, Permission.PLANNING_MANAGE
EARLIEST, LATEST = 2010, 2100  # the standards of management control are of 2009


@office_view(READ)
@require_GET
def control(request: OfficeRequest) -> HttpResponse:
    year = _year(request.GET.get("rok", str(today().year)))
    register, threshold = risks.risks(on=today()), risks.scale_of().threshold
    context = {
        "year": year,
        "years": queries.years(today().year),
        "goals": queries.goals_of(year),
        "statement": queries.statement_of(year),
        "assessments": queries.self_assessments_of(year),
        "risks": len(register),
        "over": sum(threshold < risk.score for risk in register),
        "has_ended": today().year > year,
    }
    return render(request, "planning/control.html", context)


@office_view(READ)
@require_GET
def sheet(request: OfficeRequest, year: int, ending: str) -> HttpResponse:
    head = [_("goal"), _("tasks"), _("measure"), _("planned"), _("reached"), _("explanation"), _("process"), _("owner")]
    rows = [
        [one.name, one.tasks, one.measure, one.planned, one.reached, one.note, str(one.process or ""), _who(one)]
        for one in queries.goals_of(year)
    ]
    return downloads.table(ending, head, rows, name=f"cele-kontroli-zarzadczej-{year}")


@office_view(READ)
@require_GET
def goals_paper(request: OfficeRequest, year: int, ending: str) -> HttpResponse:
    record = paper_of_goals(queries.goals_of(_year(str(year))), request.office, year=year, on=today())
    return downloads.paper(ending, record, name=f"cele-kontroli-zarzadczej-{year}")


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add_goal(request: OfficeRequest, year: int) -> HttpResponse:
    year = _year(str(year))
    form = GoalForm(typed(request), people=people(), processes=processes())
    page = _page(request, year, title=_("Set a goal for %(year)s") % {"year": year}, submit=_("Set"), done=_("Saved."))
    return form_page(
        request,
        page,
        form,
        lambda: actions.add_goal(request.actor, office=request.office, year=year, card=form.card()),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def change_goal(request: OfficeRequest, key: str) -> HttpResponse:
    goal = existing(queries.goal_by_key(key))
    form = GoalForm(typed(request), people=people(), processes=processes(), initial=GoalForm.values_of(goal))
    page = _page(request, goal.year, title=_("The goal and what was reached"), submit=_("Save"), done=_("Saved."))
    return form_page(request, page, form, lambda: actions.change_goal(request.actor, goal=goal, card=form.card()))


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def write(request: OfficeRequest, year: int) -> HttpResponse:
    year = _year(str(year))
    row = queries.statement_of(year)
    initial = {name: getattr(row, name) for name in StatementForm.base_fields} if row else {}
    form = StatementForm(typed(request), initial=initial)
    page = _page(
        request,
        year,
        title=_("Statement on management control in %(year)s") % {"year": year},
        lead=_("The law asks it of ministers; many local offices issue it by their own order. It is yours to decide."),
        submit=_("Save the draft"),
        done=_("The draft was saved."),
        wide=True,
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.write_statement(request.actor, office=request.office, year=year, stated=form.stated()),
    )


@office_view(Permission.PLANNING_ADOPT)
@require_POST
def issue(request: OfficeRequest, year: int) -> HttpResponse:
    row = existing(queries.statement_of(year))
    return done_or_refused(
        request,
        lambda: actions.issue_statement(request.actor, statement=row, on=today()),
        done=_("The statement was issued. Print and sign it."),
        back=f"{url(request, 'control')}?rok={year}",
        sentences=REFUSALS,
    )


@office_view(READ)
@require_GET
def paper(request: OfficeRequest, year: int, ending: str) -> HttpResponse:
    row = existing(queries.statement_of(year))
    is_draft = row.state == StatementState.DRAFT
    return downloads.paper(
        ending, paper_of_statement(row, is_draft=is_draft, on=today()), name=f"oswiadczenie-kontrola-zarzadcza-{year}"
    )


def _who(goal: Goal) -> str:
    return str(goal.responsible or "")


def _page(request: OfficeRequest, year: int, **words: Any) -> Any:
    return page_of(request, "control", (str(year), f"{url(request, 'control')}?rok={year}"), **words)


def _year(text: str) -> int:
    if not text.isdecimal() or not EARLIEST <= int(text) <= LATEST:
        raise no_such_page()
    return int(text)
