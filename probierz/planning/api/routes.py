"""Policy, objectives, risks and opportunities of an office, for those whose token may read them."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from probierz.access.finding import existing
from probierz.access.office_api import inside_office
from probierz.access.permissions import Permission
from probierz.planning.api.schemas import (
    ObjectiveOut,
    OpportunityOut,
    PolicyOut,
    Refusal,
    RiskOut,
    RiskWholeOut,
    StepOut,
)
from probierz.planning.models import Opportunity, Risk
from probierz.planning.models.tasks import Task
from probierz.planning.queries import objectives as aims
from probierz.planning.queries import risks as register

router = Router(tags=["planning"])
READ = Permission.PLANNING_READ
REFUSALS: dict[int, Any] = {401: Refusal, 403: Refusal, 404: Refusal}


@router.get("/offices/{office}/policy", response={200: PolicyOut, **REFUSALS}, summary="The quality policy in force")
def policy(request: HttpRequest, office: str) -> PolicyOut:
    with inside_office(request, office, Permission.OFFICE_READ):
        one = existing(aims.policy_in_force())
        return PolicyOut(number=one.number, text=one.text, adopted_on=one.adopted_on)


@router.get("/offices/{office}/objectives", response={200: list[ObjectiveOut], **REFUSALS}, summary="Objectives")
def objectives(request: HttpRequest, office: str) -> list[ObjectiveOut]:
    with inside_office(request, office, READ):
        return [_objective(row) for row in aims.rows_of(on=timezone.localdate())]


@router.get("/offices/{office}/objectives/{key}", response={200: ObjectiveOut, **REFUSALS}, summary="One objective")
def objective(request: HttpRequest, office: str, key: str) -> ObjectiveOut:
    with inside_office(request, office, READ):
        return _objective(existing(aims.row_by_key(key, on=timezone.localdate())))


@router.get("/offices/{office}/risks", response={200: list[RiskOut], **REFUSALS}, summary="The risk register")
def risks(request: HttpRequest, office: str, state: str = "") -> list[RiskOut]:
    with inside_office(request, office, READ):
        return [RiskOut(**_risk(row)) for row in register.risks(state=state, on=timezone.localdate())]


@router.get("/offices/{office}/risks/{key}", response={200: RiskWholeOut, **REFUSALS}, summary="One risk")
def risk(request: HttpRequest, office: str, key: str) -> RiskWholeOut:
    with inside_office(request, office, READ):
        one = existing(register.risk_by_key(key))
        texts = {name: getattr(one, name) for name in ("cause", "effect", "controls")}
        return RiskWholeOut(**_risk(one), **texts, steps=_steps(register.steps_of_risk(one)))


@router.get(
    "/offices/{office}/opportunities", response={200: list[OpportunityOut], **REFUSALS}, summary="Opportunities"
)
def opportunities(request: HttpRequest, office: str) -> list[OpportunityOut]:
    with inside_office(request, office, READ):
        return [_opportunity(row) for row in register.opportunities()]


@router.get(
    "/offices/{office}/opportunities/{key}", response={200: OpportunityOut, **REFUSALS}, summary="One opportunity"
)
def opportunity(request: HttpRequest, office: str, key: str) -> OpportunityOut:
    with inside_office(request, office, READ):
        return _opportunity(existing(register.opportunity_by_key(key)))


def _objective(row: aims.Row) -> ObjectiveOut:
    one = row.objective
    names = ("key", "name", "measure", "target", "due_on", "state", "result")
    return ObjectiveOut(
        **{name: getattr(one, name) for name in names},
        indicator=one.indicator.key if one.indicator else "",
        value=row.value,
        responsible=str(one.responsible or ""),
        steps=_steps(row.steps),
    )


def _risk(one: Risk) -> dict[str, Any]:
    names = ("key", "number", "name", "category", "likelihood", "impact", "residual_likelihood", "residual_impact")
    told = {name: getattr(one, name) for name in (*names, "response", "next_review_on", "state")}
    return {**told, "process": one.process.code if one.process else "", "responsible": str(one.responsible or "")}


def _opportunity(one: Opportunity) -> OpportunityOut:
    names = ("key", "number", "name", "benefit", "gain", "effort", "state", "next_review_on")
    told = {name: getattr(one, name) for name in names}
    process = one.process.code if one.process else ""
    return OpportunityOut(**told, process=process, responsible=str(one.responsible or ""))


def _steps(tasks: Iterable[Task]) -> list[StepOut]:
    return [
        StepOut(text=one.text, responsible=str(one.responsible or ""), due_on=one.due_on, done_on=one.done_on)
        for one in tasks
    ]
