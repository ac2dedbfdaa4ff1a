"""Nonconformities, actions and suggestions of an office, for those whose token may read or report."""

from collections.abc import Mapping
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Status
from ninja.errors import HttpError

from probierz.access.finding import existing, no_such_page
from probierz.access.office_api import inside_office
from probierz.access.permissions import Permission
from probierz.design.pages import sentence
from probierz.improvement.actions.intake import Handed, submit
from probierz.improvement.actions.reporting import Report
from probierz.improvement.actions.reporting import report_many as report_many_action
from probierz.improvement.api.schemas import (
    ActionOut,
    NonconformityOut,
    NonconformityPage,
    NonconformityWhole,
    Refusal,
    ReportIn,
    ReportsIn,
    SuggestionOut,
)
from probierz.improvement.labels import REFUSALS as SENTENCES
from probierz.improvement.models import Nonconformity, Step
from probierz.improvement.queries import lists
from probierz.improvement.queries.lists import Show, Steps, Wish
from probierz.improvement.queries.suggestions import suggestions as all_suggestions
from probierz.lib.refusals import Refused
from probierz.people.models import Employee
from probierz.people.queries import employee_of
from probierz.processes.models import Process

router = Router(tags=["improvement"])
READ, REPORT = Permission.IMPROVEMENT_READ, Permission.IMPROVEMENT_REPORT
REFUSALS: dict[int, Any] = {401: Refusal, 403: Refusal, 404: Refusal}
A_PAGE = 50
LONG_PAGE = 500
Page = Annotated[int, Query(ge=1, le=10_000)]


@router.post(
    "/offices/{office}/nonconformities",
    response={201: NonconformityOut, 422: Refusal, **REFUSALS},
    summary="Report a nonconformity",
)
def report(request: HttpRequest, office: str, body: ReportIn) -> Status[NonconformityOut]:
    with inside_office(request, office, REPORT) as (actor, place):
        details = _details(body, _processes([body]))
        try:
            row = submit(Handed(actor=actor, office=place, details=details))
        except Refused as refused:
            raise HttpError(422, sentence(refused, SENTENCES)) from refused
        return Status(201, _case(row))


@router.post(
    "/offices/{office}/nonconformities/list",
    response={201: list[NonconformityOut], 422: Refusal, **REFUSALS},
    summary="Report many nonconformities at once: all of them, or none",
)
def report_list(request: HttpRequest, office: str, body: ReportsIn) -> Status[list[NonconformityOut]]:
    with inside_office(request, office, REPORT) as (actor, place):
        reporter, processes = employee_of(actor.account), _processes(body.items)
        try:
            rows = report_many_action(
                actor, office=place, reports=[_details(one, processes, reporter) for one in body.items]
            )
        except Refused as refused:
            raise HttpError(422, sentence(refused, SENTENCES)) from refused
        return Status(201, [_case(row) for row in rows])


def _processes(items: list[ReportIn]) -> dict[str, Process]:
    wanted = {one.process for one in items if one.process}
    found = {row.key: row for row in Process.objects.running().filter(key__in=wanted)} if wanted else {}
    if len(found) < len(wanted):
        raise no_such_page()
    return found


def _details(one: ReportIn, processes: Mapping[str, Process], reporter: Employee | None = None) -> Report:
    told = one.model_dump(exclude={"process", "origin"})
    return Report(**told, process=processes.get(one.process), origin_title=one.origin, found_by=reporter)


@router.get(
    "/offices/{office}/nonconformities",
    response={200: NonconformityPage, **REFUSALS},
    summary="Nonconformities, the newest first",
)
def nonconformities(request: HttpRequest, office: str, show: Show = Show.ALL, before: int = 0) -> NonconformityPage:
    with inside_office(request, office, READ) as (actor, _place):
        rows = lists.cases(Wish(show=show, me=employee_of(actor.account)), on=timezone.localdate())
        if before:
            rows = rows.filter(number__lt=before)
        found = list(rows[: A_PAGE + 1])
        following = found[A_PAGE - 1].number if len(found) > A_PAGE else None
        return NonconformityPage(items=[_case(row) for row in found[:A_PAGE]], next=following)


@router.get(
    "/offices/{office}/nonconformities/{key}",
    response={200: NonconformityWhole, **REFUSALS},
    summary="One nonconformity with its actions",
)
def nonconformity(request: HttpRequest, office: str, key: str) -> NonconformityWhole:
    with inside_office(request, office, READ):
        row = existing(lists.case_by_key(key))
        names = ("description", "cause", "cause_area", "criterion", "was_effective")
        told = {name: getattr(row, name) for name in names}
        steps = [_action(step) for step in lists.steps_of(row)]
        return NonconformityWhole(**_case(row).model_dump(), **told, actions=steps)


@router.get("/offices/{office}/actions", response={200: list[ActionOut], **REFUSALS}, summary="Open actions")
def actions(request: HttpRequest, office: str, show: Steps = Steps.OPEN, page: Page = 1) -> list[ActionOut]:
    """Five hundred at a time, the most overdue first; a shorter page is the last one."""
    with inside_office(request, office, READ) as (actor, _place):
        rows = lists.actions(show=show, me=employee_of(actor.account), on=timezone.localdate())
        return [_action(step) for step in rows[_of(page)]]


@router.get("/offices/{office}/suggestions", response={200: list[SuggestionOut], **REFUSALS}, summary="Suggestions")
def suggestions(request: HttpRequest, office: str, page: Page = 1) -> list[SuggestionOut]:
    """Five hundred at a time, those that wait first; a shorter page is the last one."""
    with inside_office(request, office, READ) as (actor, _place):
        names = ("key", "number", "title", "text", "state", "answer", "given_on", "supporters")
        rows = all_suggestions(account=actor.account)[_of(page)]
        return [SuggestionOut(**{name: getattr(row, name) for name in names}) for row in rows]


def _of(page: int) -> slice:
    return slice((page - 1) * LONG_PAGE, page * LONG_PAGE)


def _case(row: Nonconformity) -> NonconformityOut:
    names = ("key", "number", "title", "source", "grade", "state", "round", "found_on", "check_due_on", "closed_on")
    return NonconformityOut(
        **{name: getattr(row, name) for name in names},
        origin=row.origin_title,
        process=row.process.code if row.process else "",
        responsible=str(row.responsible or ""),
    )


def _action(step: Step) -> ActionOut:
    names = ("key", "kind", "text", "due_on", "done_on", "result")
    return ActionOut(
        **{name: getattr(step, name) for name in names},
        responsible=str(step.responsible or ""),
        nonconformity=step.nonconformity.number if step.nonconformity else None,
        origin=step.origin_title,
    )
