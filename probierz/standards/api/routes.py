"""Catalogs with their readiness, rounds of assessment, evidence and contradictions."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from probierz.access.finding import existing
from probierz.access.office_api import inside_office
from probierz.access.permissions import Permission
from probierz.design.languages import page_language
from probierz.standards import labels
from probierz.standards.api.schemas import (
    AnswerOut,
    AssessmentOut,
    AssessmentWhole,
    CatalogOut,
    EvidenceOut,
    FindingOut,
    ReasonOut,
    Refusal,
    RequirementOut,
)
from probierz.standards.models import AssessmentRound
from probierz.standards.queries import evidence as evidence_queries
from probierz.standards.queries import readiness as standing
from probierz.standards.queries import rounds
from probierz.standards.queries.catalogs import catalog_by_code, catalogs_in_use
from probierz.standards.queries.consistency import findings
from probierz.standards.queries.pictures import Album

router = Router(tags=["requirements"])
READ = Permission.REQUIREMENT_READ
REFUSALS: dict[int, Any] = {401: Refusal, 403: Refusal, 404: Refusal}


@router.get("/offices/{office}/catalogs", response={200: list[CatalogOut], **REFUSALS}, summary="Catalogs in use")
def catalogs(request: HttpRequest, office: str) -> list[CatalogOut]:
    with inside_office(request, office, READ):
        album = Album(timezone.localdate())
        return [
            CatalogOut(
                code=one.catalog.code,
                edition=one.catalog.edition,
                status=one.catalog.status,
                name_pl=one.catalog.name_pl,
                name_en=one.catalog.name_en,
                applicable=one.tally.applicable,
                ready=one.tally.ready,
            )
            for one in standing.summaries(album, catalogs_in_use(on=album.on))
        ]


@router.get(
    "/offices/{office}/catalogs/{catalog}",
    response={200: list[RequirementOut], **REFUSALS},
    summary="Readiness, requirement by requirement",
)
def readiness(request: HttpRequest, office: str, catalog: str) -> list[RequirementOut]:
    with inside_office(request, office, READ):
        one = existing(catalog_by_code(catalog))
        rows = standing.rows_of(Album(timezone.localdate()), one)
        return [_requirement(row) for row in rows if row.requirement.is_leaf]


@router.get("/offices/{office}/assessments", response={200: list[AssessmentOut], **REFUSALS}, summary="Assessments")
def assessments(request: HttpRequest, office: str) -> list[AssessmentOut]:
    with inside_office(request, office, READ):
        return [AssessmentOut(**_told(row)) for row in rounds.rounds()]


@router.get(
    "/offices/{office}/assessments/{key}", response={200: AssessmentWhole, **REFUSALS}, summary="One assessment"
)
def assessment(request: HttpRequest, office: str, key: str) -> AssessmentWhole:
    """Individual scores of CAF stay with the group."""
    with inside_office(request, office, READ):
        one = existing(rounds.round_by_key(key))
        lines = rounds.lines_of(one)
        progress = rounds.progress_of(one, lines)
        return AssessmentWhole(
            **_told(one),
            applicable=progress.applicable,
            answered=progress.answered,
            finished=progress.finished,
            requirements=[_answer(one, line) for line in lines],
        )


@router.get("/offices/{office}/evidence", response={200: list[EvidenceOut], **REFUSALS}, summary="Evidence in force")
def evidence(request: HttpRequest, office: str) -> list[EvidenceOut]:
    with inside_office(request, office, READ):
        rows = evidence_queries.shown(evidence_queries.evidence_in_force(), on=timezone.localdate())
        return [
            EvidenceOut(
                key=one.key,
                title=one.title,
                standing=one.standing,
                made_on=one.made_on,
                valid_from=one.valid_from,
                valid_to=one.valid_to,
                requirements=[f"{link.requirement.catalog.code} {link.requirement.number}" for link in one.links],
            )
            for one in rows
        ]


@router.get(
    "/offices/{office}/consistency", response={200: list[FindingOut], **REFUSALS}, summary="What does not agree"
)
def consistency(request: HttpRequest, office: str) -> list[FindingOut]:
    with inside_office(request, office, READ):
        found = findings(Album(timezone.localdate()))
        return [FindingOut(rule=one.rule, severity=one.severity, title=one.title) for one in found]


def _requirement(row: standing.Row) -> RequirementOut:
    reasons = row.readiness.reasons if row.readiness else ()
    return RequirementOut(
        number=row.requirement.number,
        title_pl=row.requirement.title_pl,
        title_en=row.requirement.title_en,
        readiness=row.light or "",
        reasons=[ReasonOut(code=one.reason, text=labels.told(one, language=page_language())) for one in reasons],
        evidence=row.own,
        evidence_through_map=row.through_map,
    )


def _told(row: AssessmentRound) -> dict[str, Any]:
    names = ("key", "name", "kind", "scoring", "state", "planned_on", "due_on", "ended_on")
    return {"catalog": row.catalog.code, **{name: getattr(row, name) for name in names}}


def _answer(one: AssessmentRound, line: rounds.Line) -> AnswerOut:
    answer = line.consensus if one.is_caf else line.answer
    return AnswerOut(
        number=line.requirement.number,
        applies=line.applies,
        people=[str(assignment.person) for assignment in line.assignments],
        state=answer.state if answer else "",
        conformity=answer.conformity if answer else "",
        value=answer.value if answer else None,
    )
