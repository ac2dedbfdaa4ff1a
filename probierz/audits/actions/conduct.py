"""The way of an audit: started, asked, summed up, signed, closed, or called off with a reason."""

from datetime import date
from typing import Any

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.audits.actions.findable import keep_findable
from probierz.audits.actions.gates import demand_open, demand_team, in_turn, writer
from probierz.audits.models import Audit, Question
from probierz.audits.queries.audits import not_raised
from probierz.audits.queries.teams import member_of
from probierz.audits.rules import AUDIT_WORKFLOW, AuditCommand, AuditState, MemberRole, Refusal, is_judged
from probierz.lib.refusals import Refused
from probierz.lib.verdicts import Denied
from probierz.lib.workflow import CommandRefused
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

LEAD = (MemberRole.LEAD,)


@action(Permission.AUDIT_CONDUCT)
def start(actor: Actor, *, audit: Audit, on: date) -> Audit:
    """The team is judged once more: on this day, for these units and processes."""
    audit = _led_by(actor, audit)
    state = _after(audit, AuditCommand.START)
    audit.started_on = on
    demand_team(audit)
    if not audit.questions.exists():
        raise Refused(Refusal.NO_QUESTIONS)
    return _moved(actor, audit, state, on=on)


@action(Permission.AUDIT_CONDUCT)
def finish(actor: Actor, *, audit: Audit, on: date) -> Audit:
    """Every question has its verdict, every finding its words."""
    audit = _led_by(actor, audit)
    state = _after(audit, AuditCommand.FINISH)
    _demand_judged(audit)
    audit.finished_on = on
    return _moved(actor, audit, state, on=on)


@action(Permission.AUDIT_CONDUCT)
def go_back(actor: Actor, *, audit: Audit, on: date) -> Audit:
    """From the report back to the questions."""
    audit = _led_by(actor, audit)
    state = _after(audit, AuditCommand.RETURN)
    audit.finished_on = None
    return _moved(actor, audit, state, on=on)


@action(Permission.AUDIT_CONDUCT)
def sum_up(actor: Actor, *, audit: Audit, text: str) -> Audit:
    """The conclusions, in the words of the lead auditor."""
    audit = _led_by(actor, audit)
    demand_open(audit)
    if audit.state == AuditState.PLANNED:
        raise Refused(Refusal.NOT_BEGUN)
    if text.strip() == audit.summary:
        raise Refused(Refusal.UNCHANGED)
    before, audit.summary = audit.summary, text.strip()
    audit.save(update_fields=["summary"])
    record(actor, Verb.AUDIT_SUMMED_UP, audit, before={"summary": before}, after={"summary": audit.summary})
    return audit


@action(Permission.AUDIT_CONDUCT)
def sign(actor: Actor, *, audit: Audit, on: date) -> Audit:
    """Only the lead auditor; from here on nothing in the audit changes."""
    audit = in_turn(audit)
    state = _after(audit, AuditCommand.SIGN)
    member = member_of(audit, actor.account)
    if actor.account is not None and (member is None or member.role != MemberRole.LEAD):
        raise Refused(Refusal.ONLY_LEAD_SIGNS)
    if not audit.summary:
        raise Refused(Refusal.SUMMARY_EMPTY)
    audit.signed_on, audit.signed_by = on, actor.account
    return _moved(actor, audit, state, on=on)


@action(Permission.AUDIT_MANAGE)
def close(actor: Actor, *, audit: Audit, on: date) -> Audit:
    """When every nonconformity and observation is in the register; guests leave now."""
    audit = in_turn(audit)
    state = _after(audit, AuditCommand.CLOSE)
    if left := not_raised(audit):
        raise Refused(Refusal.NOT_RAISED, n=left)
    audit.closed_on = on
    return _moved(actor, audit, state, on=on)


@action(Permission.AUDIT_MANAGE)
def cancel(actor: Actor, *, audit: Audit, reason: str, on: date) -> Audit:
    audit = in_turn(audit)
    state = _after(audit, AuditCommand.CANCEL)
    if not reason.strip():
        raise Refused(Refusal.NO_REASON, field="reason")
    audit.reason, audit.closed_on = reason.strip(), on
    return _moved(actor, audit, state, on=on, reason=audit.reason)


def _led_by(actor: Actor, audit: Audit) -> Audit:
    """The lead auditor or whoever plans audits."""
    audit = in_turn(audit)
    writer(audit, actor, roles=LEAD)
    return audit


def _after(audit: Audit, command: AuditCommand) -> AuditState:
    try:
        return AUDIT_WORKFLOW.after(AuditState(audit.state), command)
    except CommandRefused as refused:
        raise Refused(Refusal.NO_SUCH_MOVE) from refused


def _moved(actor: Actor, audit: Audit, state: AuditState, **after: Any) -> Audit:
    before, audit.state = audit.state, state
    audit.save()
    keep_findable(audit)
    record(actor, Verb.AUDIT_MOVED, audit, before={"state": before}, after={"state": state, **after})
    return audit


def _demand_judged(audit: Audit) -> None:
    verdicts = [
        is_judged(one.verdict, note=one.note, reason=one.reason) for one in Question.objects.filter(audit=audit)
    ]
    left = sum(isinstance(one, Denied) for one in verdicts)
    if left:
        raise Refused(Refusal.NO_VERDICT, n=left)
