"""The life of a nonconformity: judged, analysed, planned, done, checked, closed, or opened again."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.improvement.actions.answers import tell_reporter
from probierz.improvement.actions.findable import keep_findable
from probierz.improvement.actions.rows import (
    demand_handling,
    for_writing,
    move,
    people,
    target_of,
    words_apart,
)
from probierz.improvement.models import Check, Nonconformity, Step
from probierz.improvement.queries.editions import edition_for
from probierz.improvement.rules import (
    OPEN_STATES,
    Cause,
    CheckFacts,
    Command,
    Grade,
    PlanFacts,
    Refusal,
    StepFacts,
    may_analyse,
    may_check,
    may_finish,
    may_plan,
)
from probierz.lib.polish import fold
from probierz.lib.refusals import Refused, demand
from probierz.offices.models import Unit
from probierz.people.models import Employee
from probierz.people.queries import employee_of
from probierz.processes.models import Process
from probierz.standards.models import Requirement
from probierz.trail.recording import Change, record, record_many
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What it is about and who leads it, as those who run the system see it."""

    title: str
    grade: Grade
    description: str = ""
    requirement: Requirement | None = None
    process: Process | None = None
    unit: Unit | None = None
    responsible: Employee | None = None


@action(Permission.IMPROVEMENT_MANAGE)
def judge(actor: Actor, *, case: Nonconformity, judgement: Judgement) -> Nonconformity:
    """Grade, place and owner; what is closed no longer changes."""
    case = for_writing(case)
    if case.state not in OPEN_STATES:
        raise Refused(Refusal.CLOSED)
    if not judgement.title.strip():
        raise Refused(Refusal.NO_TITLE, field="title")
    if {name: getattr(case, name) for name in vars(judgement)} == vars(judgement):
        raise Refused(Refusal.UNCHANGED)
    before, _words = words_apart(case, _told(case))
    if judgement.requirement != case.requirement and not Step.objects.filter(nonconformity=case).exists():
        case.edition = edition_for(judgement.requirement, on=case.found_on)
    for name, value in vars(judgement).items():
        setattr(case, name, value)
    case.search_key = fold(f"{case.number} {case.title}")[:400]
    case.save()
    keep_findable(case)
    told, words = words_apart(case, _told(case))
    personal = {**people(responsible=case.responsible), **words}
    record(actor, Verb.NONCONFORMITY_JUDGED, case, before=before, after=told, personal=personal)
    return case


@action(Permission.IMPROVEMENT_REPORT)
def analyse(actor: Actor, *, case: Nonconformity, cause: Cause) -> Nonconformity:
    """Why it happened; may be mended until a plan rests on it."""
    case = _handled(actor, case, Command.ANALYSE)
    demand(may_analyse(cause), field="cause")
    area = cause.area.value if cause.area else ""
    values = {
        "cause_method": cause.method.value,
        "cause_area": area,
        "cause_steps": cause.as_data(),
        "cause": cause.root.strip(),
    }
    before = move(case, Command.ANALYSE, **values)
    told = {"cause": case.cause, "area": area, "state": case.state}
    record(actor, Verb.NONCONFORMITY_ANALYSED, case, before={"state": before}, after=told)
    return case


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How it will be known that the actions helped, by when, and who will say so. `waiver` is why no action."""

    criterion: str
    check_due_on: date | None
    checker: Employee | None
    waiver: str = ""


@action(Permission.IMPROVEMENT_REPORT)
def plan(actor: Actor, *, case: Nonconformity, plan: Plan) -> Nonconformity:
    """The gate: a cause, actions of this round or a reason for none, and a check by another person."""
    case = _handled(actor, case, Command.PLAN)
    facts = PlanFacts(
        has_cause=bool(case.cause),
        found_on=case.found_on,
        steps=_facts_of(case),
        waiver=plan.waiver,
        criterion=plan.criterion,
        check_due_on=plan.check_due_on,
        checker=plan.checker.pk if plan.checker else None,
    )
    demand(may_plan(facts))
    values = {"criterion": plan.criterion.strip(), "check_due_on": plan.check_due_on, "checker": plan.checker}
    before = move(case, Command.PLAN, **values, waiver=plan.waiver.strip())
    told = {"criterion": case.criterion, "due_on": case.check_due_on, "waiver": case.waiver, "state": case.state}
    personal = people(checker=plan.checker)
    record(actor, Verb.NONCONFORMITY_PLANNED, case, before={"state": before}, after=told, personal=personal)
    return case


@action(Permission.IMPROVEMENT_REPORT)
def start(actor: Actor, *, case: Nonconformity) -> Nonconformity:
    case = _handled(actor, case, Command.START)
    return _moved(actor, case, Command.START, Verb.NONCONFORMITY_STARTED)


@action(Permission.IMPROVEMENT_REPORT)
def finish(actor: Actor, *, case: Nonconformity) -> Nonconformity:
    """Everything is done; now somebody else looks whether it helped."""
    case = _handled(actor, case, Command.FINISH)
    demand(may_finish(_facts_of(case), waiver=case.waiver))
    return _moved(actor, case, Command.FINISH, Verb.NONCONFORMITY_FINISHED)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What the check found, in words and as a verdict."""

    was_effective: bool
    note: str
    on: date


@action(Permission.IMPROVEMENT_REPORT)
def check(actor: Actor, *, case: Nonconformity, finding: Finding) -> Nonconformity:
    """Effective closes the case; not effective opens the next round at its cause."""
    case = for_writing(case)
    command = Command.CONFIRM if finding.was_effective else Command.REOPEN
    target_of(case, command)
    checker = _checker(actor, case)
    _demand_check(case, checker, finding)
    Check(
        office=case.office,
        nonconformity=case,
        round=case.round,
        checker=checker,
        recorded_by=actor.account,
        criterion=case.criterion,
        **{**vars(finding), "note": finding.note.strip()},
    ).save()
    before = move(case, command, was_effective=finding.was_effective, checked_on=finding.on, **_end(case, finding))
    verb = Verb.NONCONFORMITY_CLOSED if finding.was_effective else Verb.NONCONFORMITY_REOPENED
    told = {"note": finding.note.strip(), "on": finding.on, "state": case.state}
    record(actor, verb, case, before={"state": before}, after=told, personal=people(checker=checker))
    if not case.is_open:
        tell_reporter(case, by=actor)
    return case


def _end(case: Nonconformity, finding: Finding) -> dict[str, Any]:
    """The day of the end, or the next round, which plans its own check and gives its own reasons."""
    if finding.was_effective:
        return {"closed_on": finding.on}
    return {"round": case.round + 1, "check_due_on": None, "waiver": ""}


@action(Permission.IMPROVEMENT_REPORT)
def revise(actor: Actor, *, case: Nonconformity, reason: str) -> Nonconformity:
    """Back to the cause before the actions are finished, because the plan turned out wrong."""
    case = _handled(actor, case, Command.REVISE)
    _demand_reason(reason)
    return _moved(actor, case, Command.REVISE, Verb.NONCONFORMITY_REVISED, note=reason.strip())


@action(Permission.IMPROVEMENT_MANAGE)
def reject(actor: Actor, *, case: Nonconformity, reason: str, on: date) -> Nonconformity:
    """It is no nonconformity; whoever reported it reads why, and nobody is asked for its actions any more."""
    case = for_writing(case)
    target_of(case, Command.REJECT)
    _demand_reason(reason)
    _drop_steps(actor, case, reason.strip()[:300], on)
    values = {"rejected_because": reason.strip(), "closed_on": on}
    case = _moved(actor, case, Command.REJECT, Verb.NONCONFORMITY_REJECTED, note=reason.strip(), **values)
    tell_reporter(case, by=actor)
    return case


def _drop_steps(actor: Actor, case: Nonconformity, reason: str, on: date) -> None:
    """Each with its event, as if it had been given up by hand."""
    still = list(Step.objects.open().filter(nonconformity=case).select_related("office").order_by("pk"))
    Step.objects.filter(pk__in=[step.pk for step in still]).update(dropped_on=on, dropped_because=reason)
    changes = [Change(step, after={"text": step.text, "reason": reason}) for step in still]
    record_many(actor, Verb.ACTION_DROPPED, changes)


@action(Permission.IMPROVEMENT_MANAGE)
def restore(actor: Actor, *, case: Nonconformity, reason: str) -> Nonconformity:
    """It was one after all; what was given up with it is planned anew."""
    case = for_writing(case)
    target_of(case, Command.RESTORE)
    _demand_reason(reason)
    note = reason.strip()
    return _moved(actor, case, Command.RESTORE, Verb.NONCONFORMITY_RESTORED, note=note, closed_on=None)


def _handled(actor: Actor, case: Nonconformity, command: Command) -> Nonconformity:
    """The case as it is now, when this person leads it and the table knows the command here."""
    case = for_writing(case)
    demand_handling(case, by=actor)
    target_of(case, command)
    return case


def _moved(
    actor: Actor, case: Nonconformity, command: Command, verb: Verb, *, note: str = "", **values: Any
) -> Nonconformity:
    before = move(case, command, **values)
    record(actor, verb, case, before={"state": before}, after={"state": case.state}, note=note)
    return case


def _demand_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused(Refusal.NO_REASON, field="reason")


def _facts_of(case: Nonconformity) -> tuple[StepFacts, ...]:
    """Every action of the case, those of rounds that failed marked as such."""
    steps = list(Step.objects.filter(nonconformity=case))
    accounts = {step.done_by_id for step in steps if step.done_by_id}
    known = dict(Employee.objects.filter(account__in=accounts).values_list("account", "pk")) if accounts else {}
    return tuple(step.facts(known.get(step.done_by_id or 0), now=case.round) for step in steps)


def _checker(actor: Actor, case: Nonconformity) -> Employee | None:
    """Who checks is who is logged in: the person planned, or one who runs the system.

    The installation itself, which has no account, records what the person planned has said.
    """
    if actor.account is None:
        planned: Employee | None = case.checker
        return planned
    me = employee_of(actor.account)
    if me is None or me.pk == case.checker_id or actor.may(Permission.IMPROVEMENT_MANAGE):
        return me
    raise Refused(Refusal.NOT_YOURS)


def _demand_check(case: Nonconformity, checker: Employee | None, finding: Finding) -> None:
    facts = CheckFacts(
        steps=_facts_of(case),
        waiver=case.waiver,
        checker=checker.pk if checker else None,
        note=finding.note,
        found_on=case.found_on,
        on=finding.on,
        today=timezone.localdate(),
    )
    demand(may_check(facts))


def _told(case: Nonconformity) -> dict[str, Any]:
    return {
        "title": case.title,
        "grade": case.grade,
        "description": case.description,
        "requirement": str(case.requirement.number) if case.requirement else "",
        "process": str(case.process or ""),
        "unit": str(case.unit or ""),
    }
