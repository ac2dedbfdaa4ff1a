"""Opportunities: noted, weighed, pursued or given up."""

from dataclasses import dataclass
from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.refusals import Refused
from probierz.lib.workflow import CommandRefused
from probierz.members.actions.turns import take_turn
from probierz.offices.models import Office
from probierz.people.models import Employee
from probierz.planning.actions.findable import keep_findable
from probierz.planning.actions.rows import next_number, personal_of, set_values, told
from probierz.planning.models import Opportunity
from probierz.planning.rules import OPPORTUNITY_WORKFLOW, OpportunityCommand, OpportunityState, Refusal
from probierz.processes.models import Process
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class Chance:
    """An opportunity as it is written down; gain and effort from 1 to 5."""

    name: str
    gain: int
    effort: int
    next_review_on: date
    benefit: str = ""
    plan: str = ""
    process: Process | None = None
    responsible: Employee | None = None


@action(Permission.PLANNING_MANAGE)
def add_opportunity(actor: Actor, *, office: Office, chance: Chance, on: date) -> Opportunity:
    take_turn(office)
    row = Opportunity(office=office, number=next_number(Opportunity.objects.all()), found_on=on, **vars(chance))
    row.save()
    keep_findable(row)
    record(actor, Verb.OPPORTUNITY_ADDED, row, after=told(row, vars(chance)), personal=personal_of(row, vars(chance)))
    return row


@action(Permission.PLANNING_MANAGE)
def change_opportunity(actor: Actor, *, row: Opportunity, chance: Chance) -> Opportunity:
    row = Opportunity.objects.select_for_update().get(pk=row.pk)
    before, after, personal = set_values(row, vars(chance))
    row.save()
    keep_findable(row)
    record(actor, Verb.OPPORTUNITY_CHANGED, row, before=before, after=after, personal=personal)
    return row


@action(Permission.PLANNING_MANAGE)
def decide_opportunity(actor: Actor, *, row: Opportunity, command: OpportunityCommand, result: str) -> Opportunity:
    row = Opportunity.objects.select_for_update().get(pk=row.pk)
    before = OpportunityState(row.state)
    try:
        state = OPPORTUNITY_WORKFLOW.after(before, command)
    except CommandRefused as refused:
        raise Refused(Refusal.NO_SUCH_MOVE) from refused
    if state in {OpportunityState.USED, OpportunityState.DROPPED} and not result.strip():
        raise Refused(Refusal.NO_RESULT, field="result")
    row.state, row.result = state, result.strip() or row.result
    row.save()
    keep_findable(row)
    after = {"state": state, "result": result.strip()}
    record(actor, Verb.OPPORTUNITY_DECIDED, row, before={"state": before}, after=after)
    return row
