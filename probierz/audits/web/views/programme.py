"""The programme of a year, every audit, and what has not been audited for how long."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import office_view
from probierz.access.finding import existing, no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.audits.actions import programmes as actions
from probierz.audits.labels import KINDS, STATES
from probierz.audits.models import Audit
from probierz.audits.queries import audits as queries
from probierz.audits.queries import coverage as covered
from probierz.audits.rules import AuditKind, AuditState, QuestionVerdict
from probierz.audits.web import papers
from probierz.audits.web.forms.planning import AdoptForm, AuditFilters, ProgrammeForm
from probierz.audits.web.pages import MANAGE, READ, page_at, today
from probierz.design import downloads
from probierz.design.forms import YEARS
from probierz.design.pages import form_page, typed
from probierz.lib.charts import Schedule, Stage

PER_PAGE = 50


@office_view(READ)
@require_GET
def programme(request: OfficeRequest) -> HttpResponse:
    return _year_page(request, today().year)


@office_view(READ)
@require_GET
def year(request: OfficeRequest, year: int) -> HttpResponse:
    return _year_page(request, _known(year))


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def write(request: OfficeRequest, year: int) -> HttpResponse:
    row = queries.programme_of(_known(year))
    initial = {"objectives": row.objectives, "risks": row.risks} if row else {}
    form = ProgrammeForm(typed(request), initial=initial)
    page = page_at(
        request,
        "programme",
        _("Audits"),
        title=_("Programme of audits for %(year)s") % {"year": year},
        lead=_("The head of the office adopts it; after a change once more."),
        submit=_("Save"),
        done=_("The programme was saved."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.write_programme(request.actor, office=request.office, year=year, **form.cleaned_data),
    )


@office_view(Permission.AUDIT_ADOPT)
@require_http_methods(["GET", "POST"])
def adopt(request: OfficeRequest, year: int) -> HttpResponse:
    row = existing(queries.programme_of(_known(year)))
    page = page_at(
        request,
        "programme",
        _("Audits"),
        title=_("Adopt the programme of audits for %(year)s?") % {"year": year},
        lead=_("Its objectives and audits are in force from today. Read them first."),
        submit=_("Adopt"),
        done=_("The programme was adopted."),
    )
    # The page that was read names its words in the link; whoever comes by another way adopts what stands now.
    form = AdoptForm(typed(request), initial={"seen": request.GET.get("seen") or queries.programme_seen(row)})
    return form_page(
        request,
        page,
        form,
        lambda: actions.adopt_programme(request.actor, programme=row, on=today(), **form.cleaned_data),
    )


@office_view(READ)
@require_GET
def paper(request: OfficeRequest, year: int, ending: str) -> HttpResponse:
    row = existing(queries.programme_of(_known(year)))
    record = papers.paper_of_programme(row, queries.audits_of_year(year), on=today())
    return downloads.paper(ending, record, name=f"program-auditow-{year}")


@office_view(READ)
@require_GET
def audit_list(request: OfficeRequest) -> HttpResponse:
    filters = AuditFilters(request.GET)
    page = Paginator(_listed(filters), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "page": page,
        "rows": queries.rows_of(page.object_list),
        "is_filtered": bool(request.GET.get("q") or request.GET.get("state")),
        "query": request.GET.urlencode(),
        "today": today(),
    }
    return render(request, "audits/list.html", context)


@office_view(READ)
@require_GET
def sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    head = [_("number"), _("audit"), _("kind"), _("area"), _("first day"), _("last day"), _("lead auditor")]
    head += [_("state"), _("questions"), _("major nonconformities"), _("minor nonconformities"), _("observations")]
    rows = [_as_line(row) for row in queries.rows_of(_listed(AuditFilters(request.GET)))]
    return downloads.table(ending, head, rows, name=f"audity-{request.office.code}")


@office_view(READ)
@require_GET
def coverage(request: OfficeRequest) -> HttpResponse:
    processes = covered.processes_covered(on=today())
    requirements = covered.requirements_covered(on=today())
    context = {
        "processes": processes,
        "catalogs": covered.by_catalog(requirements),
        "share": covered.share(processes),
        "months": covered.LATE_MONTHS,
        "has_any": bool(processes or requirements),
    }
    return render(request, "audits/coverage.html", context)


@office_view(READ)
@require_GET
def coverage_sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    rows = [*covered.processes_covered(on=today()), *covered.requirements_covered(on=today())]
    lines = [[str(row.thing), row.last_on, row.months, row.planned.code if row.planned else ""] for row in rows]
    head = [_("process or requirement"), _("last audit"), _("months since"), _("planned in")]
    return downloads.table(ending, head, lines, name=f"pokrycie-auditami-{request.office.code}")


def _year_page(request: OfficeRequest, year: int) -> HttpResponse:
    rows = queries.audits_of_year(year)
    years = queries.years()
    row = queries.programme_of(year)
    context = {
        "year": year,
        "programme": row,
        "seen": queries.programme_seen(row) if row else "",
        "may_adopt": row is not None and row.adopted_on is None and row.written_by != request.actor.account,
        "rows": rows,
        "schedule": _schedule(rows, year) if rows else None,
        "years": sorted({*years, today().year, today().year + 1} if request.actor.may(MANAGE) else {*years, year}),
        "found": {one: sum(row.count(one) for row in rows) for one in QuestionVerdict},
        "softer": sum(row.count(QuestionVerdict.OBSERVATION) + row.count(QuestionVerdict.OPPORTUNITY) for row in rows),
        "finished": sum(row.audit.state in {AuditState.SIGNED, AuditState.CLOSED} for row in rows),
        "counted": [row for row in rows if row.audit.state != AuditState.CANCELLED],
        "today": today(),
    }
    return render(request, "audits/programme.html", context)


def _schedule(rows: list[queries.Row], year: int) -> Schedule:
    stages = tuple(
        Stage(
            label=str(row.audit),
            planned_from=row.audit.starts_on,
            planned_to=row.audit.ends_on,
            actual_from=row.audit.started_on,
            actual_to=row.audit.finished_on,
        )
        for row in rows
        if row.audit.state != AuditState.CANCELLED
    )
    return Schedule(_("Audits of %(year)s") % {"year": year}, stages, today())


def _listed(filters: AuditFilters) -> QuerySet[Audit]:
    wish = filters.cleaned_data if filters.is_valid() else {}
    return queries.listed(words=wish.get("q", ""), state=wish.get("state", ""))


def _as_line(row: queries.Row) -> list[Any]:
    one = row.audit
    return [
        one.code,
        one.title,
        str(KINDS[AuditKind(one.kind)]),
        row.area,
        one.starts_on,
        one.ends_on,
        str(row.lead or ""),
        str(STATES[AuditState(one.state)]),
        row.asked,
        row.count(QuestionVerdict.MAJOR),
        row.count(QuestionVerdict.MINOR),
        row.count(QuestionVerdict.OBSERVATION),
    ]


def _known(year: int) -> int:
    if year not in YEARS:
        raise no_such_page()
    return year
