"""Rounds of assessment: planned, given out, started, agreed on and closed."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.polish import tidy
from probierz.members.actions.turns import take_turn
from probierz.offices.models import Office
from probierz.people.models import Employee
from probierz.search import indexing, sources
from probierz.standards.actions.refusals import Refused, demand
from probierz.standards.models import (
    Answer,
    Applicability,
    AssessmentRound,
    Assignment,
    Catalog,
    CatalogUse,
    Requirement,
)
from probierz.standards.queries.search import ASSESSMENT, entry_of_round
from probierz.standards.rules import (
    BEFORE_THE_END,
    AnswerState,
    Refusal,
    RoundCommand,
    RoundKind,
    RoundScoring,
    RoundState,
    Scoring,
    fits,
    may,
    may_close,
)
from probierz.standards.rules import ROUND_WORKFLOW as WORKFLOW
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.ASSESSMENT_MANAGE)
def plan_round(
    actor: Actor,
    *,
    office: Office,
    catalog: Catalog,
    kind: RoundKind,
    scoring: RoundScoring,
    name: str,
    due_on: date,
    on: date,
) -> AssessmentRound:
    """A round through a catalog that the office works with."""
    demand(fits(kind, scoring, Scoring(catalog.scoring)), field="kind")
    if not CatalogUse.objects.on(on).filter(catalog=catalog).exists():
        raise Refused(Refusal.CATALOG_NOT_IN_USE, field="catalog")
    if due_on < on:
        raise Refused(Refusal.DUE_IN_PAST, field="due_on")
    row = AssessmentRound(
        office=office, catalog=catalog, kind=kind, scoring=scoring, name=tidy(name), planned_on=on, due_on=due_on
    )
    row.save()
    sources.put(office, entry_of_round(row, office))
    after = {"name": row.name, "catalog": catalog.code, "kind": kind, "scoring": scoring, "due_on": due_on}
    record(actor, Verb.ASSESSMENT_PLANNED, row, after=after)
    return row


@action(Permission.ASSESSMENT_MANAGE)
def assign(
    actor: Actor, *, assessment: AssessmentRound, requirements: Sequence[Requirement], people: Sequence[Employee]
) -> int:
    """Give requirements to people: to one of them each, in CAF to all. Returns how many were given anew."""
    _in_turn(assessment, BEFORE_THE_END)
    if not requirements:
        raise Refused(Refusal.NOTHING_CHOSEN, field="requirements")
    if not people or (not assessment.is_caf and len(people) > 1):
        raise Refused(Refusal.NOBODY_ASSIGNED, field="people")
    if any(person.account_id is None for person in people):
        raise Refused(Refusal.PERSON_WITHOUT_ACCOUNT, field="people")
    rows = Assignment.objects.filter(round=assessment, requirement__in=requirements)
    if not assessment.is_caf:
        rows.exclude(person__in=people).delete()
    known = set(rows.values_list("requirement_id", "person_id"))
    fresh = [
        Assignment(office=assessment.office, round=assessment, requirement=requirement, person=person)
        for requirement in requirements
        for person in people
        if (requirement.pk, person.pk) not in known
    ]
    Assignment.objects.bulk_create(fresh)
    after = {"people": [person.key for person in people], "requirements": [one.number for one in requirements]}
    record(actor, Verb.ASSESSMENT_ASSIGNED, assessment, after=after)
    return len(fresh)


@action(Permission.ASSESSMENT_MANAGE)
def unassign(actor: Actor, *, assignment: Assignment) -> None:
    """Take a requirement back from a person; what was answered stays."""
    assessment = assignment.round
    _in_turn(assessment, BEFORE_THE_END)
    after = {"people": [assignment.person.key], "requirements": [assignment.requirement.number]}
    assignment.delete()
    record(actor, Verb.ASSESSMENT_UNASSIGNED, assessment, after=after)


@action(Permission.ASSESSMENT_MANAGE)
def start_round(actor: Actor, *, assessment: AssessmentRound, on: date) -> None:
    """From now on people answer; somebody must have been given something."""
    _move(assessment, RoundCommand.START)
    if not assessment.assignments.exists():
        raise Refused(Refusal.NOBODY_ASSIGNED)
    _stamp(assessment, started_on=on)
    record(actor, Verb.ASSESSMENT_STARTED, assessment, after={"on": on})


@action(Permission.ASSESSMENT_MANAGE)
def confer(actor: Actor, *, assessment: AssessmentRound, on: date) -> None:
    """CAF: individual scores are closed and shown, the group looks for one."""
    if not assessment.is_caf:
        raise Refused(Refusal.ROUND_MOVED)
    _move(assessment, RoundCommand.CONFER)
    record(actor, Verb.ASSESSMENT_CONFERRED, assessment, after={"on": on})


@action(Permission.ASSESSMENT_MANAGE)
def close_round(actor: Actor, *, assessment: AssessmentRound, on: date) -> None:
    """The round ends when everything that applies was verified, in CAF agreed on."""
    if assessment.is_caf and assessment.state == RoundState.OPEN:
        raise Refused(Refusal.NOT_ALL_AGREED, params={"left": _leaves(assessment).count()})
    _move(assessment, RoundCommand.CLOSE)
    leaves = _leaves(assessment)
    answers = Answer.objects.filter(round=assessment, requirement__in=leaves, is_consensus=assessment.is_caf)
    finished = answers.filter(state=AnswerState.VERIFIED).values("requirement").distinct().count()
    demand(may_close(applicable=leaves.count(), finished=finished, is_caf=assessment.is_caf))
    _stamp(assessment, ended_on=on)
    record(actor, Verb.ASSESSMENT_CLOSED, assessment, after={"on": on, "count": finished})


@action(Permission.ASSESSMENT_MANAGE)
def cancel_round(actor: Actor, *, assessment: AssessmentRound, on: date) -> None:
    """The round is given up; what was answered stays readable and counts no more."""
    _move(assessment, RoundCommand.CANCEL)
    _stamp(assessment, ended_on=on)
    indexing.drop(assessment.office, ASSESSMENT, assessment.key)
    record(actor, Verb.ASSESSMENT_CANCELLED, assessment, after={"on": on})


def _leaves(assessment: AssessmentRound) -> QuerySet[Requirement]:
    excluded = Applicability.objects.filter(applies=False).values("requirement")
    return Requirement.objects.filter(catalog=assessment.catalog_id, is_leaf=True).exclude(pk__in=excluded)


def _in_turn(assessment: AssessmentRound, states: Sequence[RoundState]) -> None:
    take_turn(assessment.office)
    assessment.refresh_from_db(fields=["state"])
    if assessment.state not in states:
        raise Refused(Refusal.ROUND_MOVED)


def _move(assessment: AssessmentRound, command: RoundCommand) -> None:
    """The conditional update decides a race: only one of two finds the round where it was."""
    take_turn(assessment.office)
    assessment.refresh_from_db(fields=["state"])
    demand(may(command, RoundState(assessment.state)))
    target = WORKFLOW.after(RoundState(assessment.state), command)
    if not AssessmentRound.objects.filter(pk=assessment.pk, state=assessment.state).update(state=target):
        raise Refused(Refusal.ROUND_MOVED)
    assessment.state = target


def _stamp(assessment: AssessmentRound, **days: date) -> None:
    AssessmentRound.objects.filter(pk=assessment.pk).update(**days)
    for name, day in days.items():
        setattr(assessment, name, day)
