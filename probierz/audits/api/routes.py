"""Programmes, audits and findings of an office, for those whose token may read them."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from probierz.access.finding import existing
from probierz.access.office_api import inside_office
from probierz.access.permissions import Permission
from probierz.audits.api.schemas import AuditOut, AuditPage, AuditWholeOut, FindingOut, ProgrammeOut, Refusal
from probierz.audits.queries import audits as queries
from probierz.audits.queries.checklist import Line, findings, lines_of

router = Router(tags=["audits"])
READ = Permission.AUDIT_READ
A_PAGE = 50
Page = Annotated[int, Query(ge=1, le=10_000)]
REFUSALS: dict[int, Any] = {401: Refusal, 403: Refusal, 404: Refusal}


@router.get(
    "/offices/{office}/audit-programmes/{year}",
    response={200: ProgrammeOut, **REFUSALS},
    summary="The programme of quality audits of a year",
)
def programme(request: HttpRequest, office: str, year: int) -> ProgrammeOut:
    with inside_office(request, office, READ):
        one = existing(queries.programme_of(year) if 0 < year < 10_000 else None)
        return ProgrammeOut(year=one.year, objectives=one.objectives, risks=one.risks, adopted_on=one.adopted_on)


@router.get(
    "/offices/{office}/audits",
    response={200: AuditPage, **REFUSALS},
    summary="Quality audits, the latest first",
)
def audits(request: HttpRequest, office: str, state: str = "", page: Page = 1) -> AuditPage:
    """Fifty at a time; `next` is the number of the page after this one."""
    with inside_office(request, office, READ):
        first = (page - 1) * A_PAGE
        found = list(queries.listed(state=state)[first : first + A_PAGE + 1])
        items = [AuditOut(**_told(row)) for row in queries.rows_of(found[:A_PAGE])]
        return AuditPage(items=items, next=page + 1 if len(found) > A_PAGE else None)


@router.get("/offices/{office}/audits/{key}", response={200: AuditWholeOut, **REFUSALS}, summary="One audit")
def audit(request: HttpRequest, office: str, key: str) -> AuditWholeOut:
    with inside_office(request, office, READ):
        one = existing(queries.audit_by_key(key))
        found = [_finding(line) for line in findings(lines_of(one))]
        texts = {name: getattr(one, name) for name in ("criteria", "scope", "summary")}
        return AuditWholeOut(**_told(queries.row_of(one)), **texts, findings=found)


def _told(row: queries.Row) -> dict[str, Any]:
    names = ("key", "title", "kind", "state", "starts_on", "ends_on", "signed_on")
    return {
        **{name: getattr(row.audit, name) for name in names},
        "number": row.audit.code,
        "units": [one.name for one in row.units],
        "processes": [one.code for one in row.processes],
        "lead": str(row.lead or ""),
        "questions": row.asked,
        "with_verdict": row.judged,
    }


def _finding(line: Line) -> FindingOut:
    one = line.question
    return FindingOut(
        key=one.key,
        requirement=one.requirement.number if one.requirement else "",
        question=one.text,
        verdict=one.verdict,
        note=one.note,
        nonconformity=line.nonconformity.key if line.nonconformity else "",
    )
