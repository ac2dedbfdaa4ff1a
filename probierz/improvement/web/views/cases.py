"""The list of nonconformities, and one of them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from probierz.access.actor import Actor
from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads, records
from probierz.improvement.models import Nonconformity
from probierz.improvement.queries import lists
from probierz.improvement.rules import NONCONFORMITY_WORKFLOW, Command, State
from probierz.improvement.web.forms import CaseFilters
from probierz.improvement.web.listed import listed
from probierz.improvement.web.origins import PAGE, page_words
from probierz.improvement.web.pages import me, today
from probierz.improvement.web.papers import paper_of_case, paper_of_register
from probierz.improvement.web.rows import case_rows, cases_head
from probierz.members.queries.history import history_of

READ = Permission.IMPROVEMENT_READ
MANAGE = Permission.IMPROVEMENT_MANAGE
PER_PAGE = 20


@office_view(READ)
@require_GET
def case_list(request: OfficeRequest) -> HttpResponse:
    filters = CaseFilters(request.GET)
    found = lists.cases(filters.wish(lambda: me(request)), on=today())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "page": page,
        "rows": listed(lists.with_counts(page.object_list, on=today()), office=request.office),
        "is_filtered": bool(set(request.GET) - {"page"}),
        "has_any": page.paginator.count > 0 or lists.has_any(),
        "query": request.GET.urlencode(),
        "today": today(),
    }
    return render(request, "improvement/cases.html", context)


@office_view(READ)
@require_GET
def sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    """The same list, with the same filters; as `pdf` or `docx` the register to be shown."""
    rows = lists.cases(CaseFilters(request.GET).wish(lambda: me(request)), on=today()).defer(None)
    rows = rows.select_related("process", "unit", "responsible", "requirement", "checker")
    if ending in {"pdf", "docx"}:
        paper = paper_of_register(rows, request.office, on=today())
        return downloads.paper(ending, paper, name=f"rejestr-niezgodnosci-{request.office.code}")
    lines = case_rows(rows.iterator(chunk_size=500))
    return downloads.table(ending, cases_head(), lines, name=f"niezgodnosci-{request.office.code}")


@office_view(READ)
@require_GET
def case(request: OfficeRequest, key: str) -> HttpResponse:
    row = existing(lists.case_by_key(key))
    steps = list(lists.steps_of(row))
    context: dict[str, Any] = {
        "case": row,
        "steps": steps,
        "way": _way(row),
        "checks": lists.checks_of(row),
        "origin": _origin(row, request.actor),
        "page": page_words(row.origin_title, office=row.office) if row.origin_kind == PAGE else "",
        "history": history_of(row, *steps),
        "today": today(),
        **_may(request, row),
    }
    return render(request, "improvement/case.html", context)


@office_view(READ)
@require_GET
def paper(request: OfficeRequest, key: str, ending: str) -> HttpResponse:
    row = existing(lists.case_by_key(key))
    return downloads.paper(ending, paper_of_case(row, on=today()), name=f"niezgodnosc-{row.number}")


# What the strip at the top of the card shows, in order; a rejected case has left it.
WAY = (State.REPORTED, State.ANALYSED, State.PLANNED, State.DOING, State.CHECKING, State.CLOSED)


def _way(row: Nonconformity) -> list[tuple[State, str]]:
    """Each state with what it is now: passed, here or to come."""
    if row.state == State.REJECTED:
        return []
    here = WAY.index(State(row.state))
    shapes = ["passed" if place < here else "here" if place == here else "ahead" for place in range(len(WAY))]
    return list(zip(WAY, shapes, strict=True))


def _origin(row: Nonconformity, reader: Actor) -> records.RecordFacts | None:
    """The record it was found in, as it is today, for whoever may read it."""
    known = records.facts_of([(row.origin_kind, row.origin_key)], reader=reader) if row.origin_kind else {}
    return known.get((row.origin_kind, row.origin_key))


def _may(request: OfficeRequest, row: Nonconformity) -> dict[str, Any]:
    """What this person may do with the case now; the actions ask the same again."""
    person, manages = me(request), request.actor.may(MANAGE)
    leads = manages or (person is not None and person.pk == row.responsible_id)
    checks = manages or (person is not None and person.pk == row.checker_id)
    open_now = set(NONCONFORMITY_WORKFLOW.commands_open(State(row.state)))
    return {
        "me": person,
        "leads": leads,
        "manages": manages,
        "reads_requirements": request.actor.may(Permission.REQUIREMENT_READ),
        "commands": {command.value for command in open_now} if leads else set(),
        "may_check": checks and Command.CONFIRM in open_now,
        "may_add": leads and row.is_open and row.state != State.CHECKING,
    }
