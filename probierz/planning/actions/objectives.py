"""Objectives: set, changed, followed step by step, closed with what came of them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.refusals import Refused
from probierz.lib.workflow import CommandRefused
from probierz.offices.models import Office
from probierz.people.models import Employee
from probierz.planning.actions.findable import keep_findable
from probierz.planning.actions.rows import personal_of, set_values, told
from probierz.planning.models import Objective, ObjectiveStep
from probierz.planning.rules import OBJECTIVE_WORKFLOW, ObjectiveCommand, ObjectiveState, Refusal
from probierz.processes.models import Indicator
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class Aim:
    """An objective as it is written down."""

    name: str
    due_on: date
    reason: str = ""
    measure: str = ""
    indicator: Indicator | None = None
    target: Decimal | None = None
    resources: str = ""
    responsible: Employee | None = None


@action(Permission.PLANNING_MANAGE)
def set_objective(actor: Actor, *, office: Office, aim: Aim, on: date) -> Objective:
    if aim.due_on < on:
        raise Refused(Refusal.DUE_IN_PAST, field="due_on")
    objective = Objective(office=office, set_on=on, **vars(aim))
    _demand_good(objective)
    objective.save()
    keep_findable(objective)
    after, personal = told(objective, vars(aim)), personal_of(objective, vars(aim))
    record(actor, Verb.OBJECTIVE_SET, objective, after=after, personal=personal)
    return objective


@action(Permission.PLANNING_MANAGE)
def change_objective(actor: Actor, *, objective: Objective, aim: Aim) -> Objective:
    objective = Objective.objects.select_for_update().get(pk=objective.pk)
    _demand_open(objective)
    before, after, personal = set_values(objective, vars(aim))
    _demand_good(objective)
    objective.save()
    keep_findable(objective)
    record(actor, Verb.OBJECTIVE_CHANGED, objective, before=before, after=after, personal=personal)
    return objective


@action(Permission.PLANNING_MANAGE)
def add_step(
    actor: Actor, *, objective: Objective, text: str, responsible: Employee | None, due_on: date
) -> ObjectiveStep:
    _demand_open(objective)
    step = ObjectiveStep(
        office=objective.office, objective=objective, text=text, responsible=responsible, due_on=due_on
    )
    step.save()
    after = {"step": text, "due_on": due_on}
    record(
        actor,
        Verb.OBJECTIVE_STEP_ADDED,
        objective,
        after=after,
        personal=personal_of(step, {"responsible": responsible}),
    )
    return step


@action(Permission.PLANNING_MANAGE)
def finish_step(actor: Actor, *, step: ObjectiveStep, on: date) -> None:
    if ObjectiveStep.objects.filter(pk=step.pk, done_on__isnull=True).update(done_on=on) != 1:
        raise Refused(Refusal.STEP_DONE)
    record(actor, Verb.OBJECTIVE_STEP_DONE, step.objective, after={"step": step.text, "done_on": on})


@action(Permission.PLANNING_MANAGE)
def close_objective(
    actor: Actor, *, objective: Objective, command: ObjectiveCommand, result: str, on: date
) -> Objective:
    """Reached, not reached or given up: each with its result in words; open again without."""
    objective = Objective.objects.select_for_update().get(pk=objective.pk)
    before = ObjectiveState(objective.state)
    try:
        state = OBJECTIVE_WORKFLOW.after(before, command)
    except CommandRefused as refused:
        raise Refused(Refusal.NO_SUCH_MOVE) from refused
    if state is not ObjectiveState.OPEN and not result.strip():
        raise Refused(Refusal.NO_RESULT, field="result")
    if state is ObjectiveState.REACHED and objective.steps.filter(done_on__isnull=True).exists():
        raise Refused(Refusal.STEPS_OPEN)
    objective.state, objective.result = state, result.strip() or objective.result
    objective.closed_on = None if state is ObjectiveState.OPEN else on
    _demand_good(objective)
    objective.save()
    keep_findable(objective)
    record(
        actor,
        Verb.OBJECTIVE_CLOSED if objective.closed_on else Verb.OBJECTIVE_REOPENED,
        objective,
        before={"state": before},
        after={"state": state, "result": result.strip(), "on": on},
    )
    return objective


def _demand_open(objective: Objective) -> None:
    if objective.state != ObjectiveState.OPEN:
        raise Refused(Refusal.CLOSED)


def _demand_good(objective: Objective) -> None:
    if objective.target is not None and objective.indicator is None:
        raise Refused(Refusal.TARGET_WITHOUT_INDICATOR, field="target")
    twins = Objective.objects.open().filter(name=objective.name).exclude(pk=objective.pk)
    if objective.state == ObjectiveState.OPEN and twins.exists():
        raise Refused(Refusal.NAME_TAKEN, field="name")
