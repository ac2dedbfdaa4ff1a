"""Management control: goals of a year with what was reached, and the statement about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.refusals import Refused
from probierz.members.actions.turns import take_turn
from probierz.offices.models import Office
from probierz.people.models import Employee
from probierz.planning.actions.rows import personal_of, set_values, told
from probierz.planning.models import Goal, Statement
from probierz.planning.rules import Assurance, AssuranceSource, Refusal, StatementState
from probierz.processes.models import Process
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class GoalCard:
    name: str
    measure: str
    planned: str
    tasks: str = ""
    process: Process | None = None
    responsible: Employee | None = None
    reached: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Stated:
    """What the statement says."""

    assurance: Assurance
    sources: Sequence[AssuranceSource]
    other_source: str = ""
    reservations: str = ""
    planned: str = ""
    done: str = ""


@action(Permission.PLANNING_MANAGE)
def add_goal(actor: Actor, *, office: Office, year: int, card: GoalCard) -> Goal:
    goal = Goal(office=office, year=year, **vars(card))
    _demand_free(goal)
    goal.save()
    after = {"year": year, **told(goal, vars(card))}
    record(actor, Verb.GOAL_SET, goal, after=after, personal=personal_of(goal, vars(card)))
    return goal


@action(Permission.PLANNING_MANAGE)
def change_goal(actor: Actor, *, goal: Goal, card: GoalCard) -> Goal:
    """Also to write down what was reached; not after the statement for the year was issued."""
    goal = Goal.objects.select_for_update().get(pk=goal.pk)
    before, after, personal = set_values(goal, vars(card))
    _demand_free(goal)
    goal.save()
    record(actor, Verb.GOAL_CHANGED, goal, before=before, after=after, personal=personal)
    return goal


@action(Permission.PLANNING_MANAGE)
def write_statement(actor: Actor, *, office: Office, year: int, stated: Stated) -> Statement:
    take_turn(office)
    row = Statement.objects.filter(year=year).first()
    if row is not None and row.state == StatementState.ISSUED:
        raise Refused(Refusal.STATEMENT_ISSUED)
    values = {**vars(stated), "sources": [source.value for source in stated.sources]}
    is_new = row is None
    row = row or Statement(office=office, year=year)
    before, after, _people = ({}, values, {}) if is_new else set_values(row, values)
    if is_new:
        for name, value in values.items():
            setattr(row, name, value)
    row.save()
    record(actor, Verb.STATEMENT_WRITTEN, row, before=before, after={"year": year, **after})
    return row


@action(Permission.PLANNING_ADOPT)
def issue_statement(actor: Actor, *, statement: Statement, on: date) -> Statement:
    """Signed by the head after the year has ended; from then on it never changes."""
    take_turn(statement.office)
    statement.refresh_from_db()
    if statement.state == StatementState.ISSUED:
        raise Refused(Refusal.STATEMENT_ISSUED)
    if on.year <= statement.year:
        raise Refused(Refusal.YEAR_RUNS)
    if not statement.sources:
        raise Refused(Refusal.NO_SOURCES)
    if statement.assurance != Assurance.SUFFICIENT and not (statement.reservations and statement.planned):
        raise Refused(Refusal.NO_RESERVATIONS)
    statement.state, statement.issued_on, statement.issued_by = StatementState.ISSUED, on, actor.account
    statement.save()
    record(actor, Verb.STATEMENT_ISSUED, statement, after={"year": statement.year, "on": on})
    return statement


def _demand_free(goal: Goal) -> None:
    if Statement.objects.filter(year=goal.year, state=StatementState.ISSUED).exists():
        raise Refused(Refusal.STATEMENT_ISSUED)
    if Goal.objects.filter(year=goal.year, name=goal.name).exclude(pk=goal.pk).exists():
        raise Refused(Refusal.NAME_TAKEN, field="name")
