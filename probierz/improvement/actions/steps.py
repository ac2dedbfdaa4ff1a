"""Actions: added to a nonconformity or standing alone, done with evidence, given up for a reason."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.attachments.keeping import keep_file
from probierz.attachments.models import OfficeFile
from probierz.improvement.actions.rows import demand_handling, for_writing, move, not_future, people
from probierz.improvement.models import Nonconformity, Step
from probierz.improvement.queries.editions import edition_for
from probierz.improvement.rules import Command, DoerFacts, Refusal, State, StepKind, may_add_step, may_finish_step
from probierz.lib.refusals import Refused, demand
from probierz.offices.models import Office
from probierz.people.models import Employee
from probierz.people.queries import employee_of
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class ActionDetails:
    """An action as it is planned; without a nonconformity it names by `origin_*` where it came from."""

    kind: StepKind
    text: str
    due_on: date
    responsible: Employee | None = None
    deputy: Employee | None = None
    nonconformity: Nonconformity | None = None
    origin_kind: str = ""
    origin_key: str = ""
    origin_title: str = ""


@action(Permission.IMPROVEMENT_REPORT)
def add_action(actor: Actor, *, office: Office, action: ActionDetails) -> Step:
    """A correction at any time, a corrective action once the cause is known, an improving one by itself."""
    action = _in_its_case(actor, action)
    case, today = action.nonconformity, timezone.localdate()
    edition = case.edition if case else edition_for(None, on=today)
    demand(may_add_step(action.kind, state=State(case.state) if case else None, edition=edition), field="kind")
    _demand_good(action)
    _demand_day_to_come(action, today)
    step = Step(office=office, round=case.round if case else 1, added_on=today, **vars(action))
    step.save()
    record(actor, Verb.ACTION_ADDED, step, after=_told(step), personal=_people(step))
    return step


def _in_its_case(actor: Actor, action: ActionDetails) -> ActionDetails:
    """With the nonconformity as it is now; alone only by those who run the system."""
    if action.nonconformity is None:
        if not actor.may(Permission.IMPROVEMENT_MANAGE):
            raise Refused(Refusal.NOT_YOURS)
        return action
    case = for_writing(action.nonconformity)
    demand_handling(case, by=actor)
    return replace(action, nonconformity=case)


def _demand_good(action: ActionDetails) -> None:
    if not action.text.strip():
        raise Refused(Refusal.NO_TITLE, field="text")
    if action.responsible is None and not action.origin_kind:  # a decision of a review outlives its person
        raise Refused(Refusal.NO_OWNER, field="responsible")
    if action.deputy is not None and action.deputy == action.responsible:
        raise Refused(Refusal.DEPUTY_IS_SELF, field="deputy")
    case = action.nonconformity
    if case is not None and action.due_on < case.found_on:
        raise Refused(Refusal.BEFORE_FOUND, field="due_on")
    if case is not None and case.state in PLANNED_STATES:
        _demand_fits_the_plan(case, action)


def _demand_day_to_come(action: ActionDetails, today: date) -> None:
    """What is promised by itself is promised for later; a case may hold what was done before it was written down."""
    if action.nonconformity is None and not action.origin_kind and action.due_on < today:
        raise Refused(Refusal.DAY_PASSED, field="due_on")


PLANNED_STATES = (State.PLANNED, State.DOING)


def _demand_fits_the_plan(case: Nonconformity, action: ActionDetails) -> None:
    """What was planned about the check still holds."""
    if case.check_due_on is not None and action.due_on > case.check_due_on:
        raise Refused(Refusal.CHECK_BEFORE_ACTIONS, field="due_on")
    if case.checker_id is not None and case.checker in {action.responsible, action.deputy}:
        raise Refused(Refusal.CHECKER_IS_DOER, field="responsible")


def _told(step: Step) -> dict[str, object]:
    case = step.nonconformity
    about = {"nonconformity": case.number} if case else {"origin": step.origin_title}
    return {"kind": step.kind, "text": step.text, "due_on": step.due_on, **about}


def _people(step: Step) -> dict[str, str]:
    return people(responsible=step.responsible, deputy=step.deputy)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What shows that the action was done."""

    result: str
    on: date
    file: "Handed | None" = None


@dataclass(frozen=True, kw_only=True)
class Handed:
    """A file as it was handed over."""

    name: str
    content: bytes


@action(Permission.IMPROVEMENT_REPORT)
def finish_action(actor: Actor, *, step: Step, outcome: Outcome) -> Step:
    """Done, with evidence. The first finished action of a plan starts its case."""
    case = for_writing(step.nonconformity) if step.nonconformity else None
    step.refresh_from_db()
    demand(may_finish_step(_doer(actor, step), is_open=step.is_open, result=outcome.result), field="result")
    _demand_done_well(actor, case, outcome)
    values: dict[str, Any] = {"done_on": outcome.on, "done_by": actor.account, "result": outcome.result.strip()}
    values["file"] = _kept(step.office, outcome.file) if outcome.file else None
    if Step.objects.open().filter(pk=step.pk).update(**values) != 1:
        raise Refused(Refusal.STEP_ENDED)
    step.refresh_from_db()
    if case is not None and case.state == State.PLANNED:
        move(case, Command.START)
    record(actor, Verb.ACTION_DONE, step, after={"text": step.text, "done_on": step.done_on, "result": step.result})
    return step


def _demand_done_well(actor: Actor, case: Nonconformity | None, outcome: Outcome) -> None:
    """On a day that can be, and not by the person who is to check it."""
    not_future(outcome.on, timezone.localdate(), field="on")
    if case is None:
        return
    if outcome.on < case.found_on:
        raise Refused(Refusal.BEFORE_FOUND, field="on")
    me = employee_of(actor.account)
    if me is not None and case.state in PLANNED_STATES and me.pk == case.checker_id:
        raise Refused(Refusal.CHECKER_IS_DOER)


@action(Permission.IMPROVEMENT_REPORT)
def drop_action(actor: Actor, *, step: Step, reason: str, on: date) -> Step:
    """Given up for a reason; it stays on the card."""
    if step.nonconformity is not None:
        demand_handling(for_writing(step.nonconformity), by=actor)
    elif not actor.may(Permission.IMPROVEMENT_MANAGE):
        raise Refused(Refusal.NOT_YOURS)
    if not reason.strip():
        raise Refused(Refusal.NO_REASON, field="reason")
    if Step.objects.open().filter(pk=step.pk).update(dropped_on=on, dropped_because=reason.strip()) != 1:
        raise Refused(Refusal.STEP_ENDED)
    step.refresh_from_db()
    record(actor, Verb.ACTION_DROPPED, step, after={"text": step.text, "reason": reason.strip()})
    return step


@action(Permission.IMPROVEMENT_REPORT)
def change_action(actor: Actor, *, step: Step, details: ActionDetails) -> Step:
    """Another day, another doer, other words; what is done or given up no longer changes."""
    _in_its_case(actor, replace(details, nonconformity=step.nonconformity))
    Step.objects.select_for_update(of=("self",)).get(pk=step.pk)  # one that stands alone has no case to lock
    step.refresh_from_db()
    if not step.is_open:
        raise Refused(Refusal.STEP_ENDED)
    _demand_good(replace(details, nonconformity=step.nonconformity))
    before, old = _told(step), _people(step)
    step.text, step.due_on = details.text, details.due_on
    step.responsible, step.deputy = details.responsible, details.deputy
    if (_told(step), _people(step)) == (before, old):
        raise Refused(Refusal.UNCHANGED)
    step.save()
    record(actor, Verb.ACTION_CHANGED, step, before=before, after=_told(step), personal=_people(step))
    return step


LARGEST_FILE = 25_000_000


def _kept(office: Office, handed: Handed) -> OfficeFile:
    if len(handed.content) > LARGEST_FILE:
        raise Refused(Refusal.FILE_TOO_LARGE, field="file", megabytes=LARGEST_FILE // 1_000_000)
    return keep_file(office, name=handed.name, content=handed.content)


def _doer(actor: Actor, step: Step) -> DoerFacts:
    me = employee_of(actor.account)
    is_doer = me is not None and me.pk in {step.responsible_id, step.deputy_id}
    return DoerFacts(is_doer=is_doer, manages=actor.may(Permission.IMPROVEMENT_MANAGE))
