"""Objectives, risks, opportunities and the policy as other parts of the system see them."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from probierz.access.permissions import Permission
from probierz.design.records import RecordFacts, RecordKind, Relation
from probierz.planning.labels import OBJECTIVE_STATES, OPPORTUNITY_STATES, POLICY_STATES, RISK_STATES
from probierz.planning.models import Objective, Opportunity, Policy, Risk
from probierz.planning.rules import ObjectiveState, OpportunityState, PolicyState, RiskState

RISK, OBJECTIVE = "planning.Risk", "planning.Objective"
OPPORTUNITY, POLICY = "planning.Opportunity", "planning.Policy"
READ = Permission.PLANNING_READ


def risk_facts(row: Risk) -> RecordFacts:
    return RecordFacts(
        kind=RISK,
        key=row.key,
        title=str(row),
        href=reverse("planning:risk", kwargs={"office": row.office.code, "key": row.key}),
        state=f"{RISK_STATES[RiskState(row.state)]}, {row.score}",
        made_on=row.found_on,
        valid_from=row.found_on,
        valid_to=row.closed_on,
    )


def objective_facts(row: Objective) -> RecordFacts:
    return RecordFacts(
        kind=OBJECTIVE,
        key=row.key,
        title=row.name,
        href=reverse("planning:objective", kwargs={"office": row.office.code, "key": row.key}),
        state=str(OBJECTIVE_STATES[ObjectiveState(row.state)]),
        made_on=row.set_on,
        valid_from=row.set_on,
        holds=row.state != ObjectiveState.DROPPED,
    )


def opportunity_facts(row: Opportunity) -> RecordFacts:
    return RecordFacts(
        kind=OPPORTUNITY,
        key=row.key,
        title=str(row),
        href=reverse("planning:opportunity", kwargs={"office": row.office.code, "key": row.key}),
        state=str(OPPORTUNITY_STATES[OpportunityState(row.state)]),
        made_on=row.found_on,
        valid_from=row.found_on,
        holds=row.state != OpportunityState.DROPPED,
    )


def policy_facts(row: Policy) -> RecordFacts:
    return RecordFacts(
        kind=POLICY,
        key=row.key,
        title=gettext("Quality policy, version %(number)s") % {"number": row.number},
        href=reverse("planning:policy", kwargs={"office": row.office.code}),
        state=str(POLICY_STATES[PolicyState(row.state)]),
        made_on=row.adopted_on,
        valid_from=row.adopted_on,
        holds=row.state == PolicyState.IN_FORCE,
    )


def _risks(keys: Iterable[str]) -> Mapping[str, RecordFacts]:
    return {row.key: risk_facts(row) for row in Risk.objects.select_related("office").filter(key__in=list(keys))}


def _objectives(keys: Iterable[str]) -> Mapping[str, RecordFacts]:
    rows = Objective.objects.select_related("office").filter(key__in=list(keys))
    return {row.key: objective_facts(row) for row in rows}


def _opportunities(keys: Iterable[str]) -> Mapping[str, RecordFacts]:
    rows = Opportunity.objects.select_related("office").filter(key__in=list(keys))
    return {row.key: opportunity_facts(row) for row in rows}


def _policies(keys: Iterable[str]) -> Mapping[str, RecordFacts]:
    return {row.key: policy_facts(row) for row in Policy.objects.select_related("office").filter(key__in=list(keys))}


def _find_risks(words: str, limit: int) -> list[RecordFacts]:
    rows = Risk.objects.select_related("office").filter(name__icontains=words).order_by("-number")
    return [risk_facts(row) for row in rows[:limit]]


def _find_objectives(words: str, limit: int) -> list[RecordFacts]:
    rows = Objective.objects.select_related("office").filter(name__icontains=words).order_by("-set_on", "-pk")
    return [objective_facts(row) for row in rows[:limit]]


def _find_opportunities(words: str, limit: int) -> list[RecordFacts]:
    rows = Opportunity.objects.select_related("office").filter(name__icontains=words).order_by("-number")
    return [opportunity_facts(row) for row in rows[:limit]]


def _find_policies(words: str, limit: int) -> list[RecordFacts]:
    rows = Policy.objects.select_related("office").filter(text__icontains=words).order_by("-number")
    return [policy_facts(row) for row in rows[:limit]]


def _risks_of_process(key: str) -> list[RecordFacts]:
    rows = Risk.objects.open().select_related("office").filter(process__key=key).order_by("number")
    return [risk_facts(row) for row in rows]


def _opportunities_of_process(key: str) -> list[RecordFacts]:
    rows = Opportunity.objects.select_related("office").filter(process__key=key).order_by("number")
    return [opportunity_facts(row) for row in rows]


def _objectives_of_indicator(key: str) -> list[RecordFacts]:
    rows = Objective.objects.select_related("office").filter(indicator__key=key).order_by("due_on", "pk")
    return [objective_facts(row) for row in rows]


KINDS = (
    RecordKind(code=POLICY, label=_("Quality policy"), permission=READ, facts=_policies, find=_find_policies),
    RecordKind(code=OBJECTIVE, label=_("Objective"), permission=READ, facts=_objectives, find=_find_objectives),
    RecordKind(code=RISK, label=_("Risk"), permission=READ, facts=_risks, find=_find_risks),
    RecordKind(
        code=OPPORTUNITY, label=_("Opportunity"), permission=READ, facts=_opportunities, find=_find_opportunities
    ),
)
RELATIONS = (
    Relation(of="processes.Process", label=_("Risks"), permission=READ, find=_risks_of_process),
    Relation(of="processes.Process", label=_("Opportunities"), permission=READ, find=_opportunities_of_process),
    Relation(of="processes.Indicator", label=_("Objectives"), permission=READ, find=_objectives_of_indicator),
)
