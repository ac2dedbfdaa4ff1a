"""Records of auditors: competence with its days, and hands they had in units and processes."""

from dataclasses import dataclass
from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.audits.models import Competence, Involvement
from probierz.audits.rules import InvolvementKind, Refusal
from probierz.lib.refusals import Refused
from probierz.offices.models import Office, Unit
from probierz.people.models import Employee
from probierz.processes.models import Process
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class CompetenceCard:
    employee: Employee
    valid_from: date
    valid_to: date | None
    note: str
    is_lent: bool = False


@dataclass(frozen=True, kw_only=True)
class Hand:
    """Somebody trained or advised a unit or a process during a period."""

    employee: Employee
    kind: InvolvementKind
    since: date
    until: date | None = None
    unit: Unit | None = None
    process: Process | None = None
    note: str = ""


@action(Permission.AUDIT_MANAGE)
def record_competence(actor: Actor, *, office: Office, card: CompetenceCard) -> Competence:
    if card.valid_to is not None and card.valid_to < card.valid_from:
        raise Refused(Refusal.DAYS_BACKWARDS, field="valid_to")
    if card.is_lent and card.employee.account_id is None:
        raise Refused(Refusal.NO_ACCOUNT, field="is_lent", name=str(card.employee))
    row = Competence(office=office, **vars(card))
    row.save()
    after = {"valid_from": card.valid_from, "valid_to": card.valid_to, "note": card.note, "is_lent": card.is_lent}
    record(actor, Verb.AUDIT_COMPETENCE_RECORDED, row, after=after, personal={"employee": str(card.employee)})
    return row


@action(Permission.AUDIT_MANAGE)
def end_competence(actor: Actor, *, competence: Competence, on: date) -> Competence:
    """The given day is the last one."""
    row = Competence.objects.select_for_update().get(pk=competence.pk)
    if row.valid_to is not None and row.valid_to <= on:
        raise Refused(Refusal.COMPETENCE_ENDED, field="on")
    if on < row.valid_from:
        raise Refused(Refusal.DAYS_BACKWARDS, field="on")
    before, row.valid_to = row.valid_to, on
    row.save(update_fields=["valid_to"])
    record(actor, Verb.AUDIT_COMPETENCE_ENDED, row, before={"valid_to": before}, after={"valid_to": on})
    return row


@action(Permission.AUDIT_MANAGE)
def record_involvement(actor: Actor, *, office: Office, hand: Hand) -> Involvement:
    if hand.unit is None and hand.process is None:
        raise Refused(Refusal.NOWHERE_INVOLVED, field="process")
    if hand.until is not None and hand.until <= hand.since:
        raise Refused(Refusal.DAYS_BACKWARDS, field="until")
    row = Involvement(office=office, **vars(hand))
    row.save()
    after = {
        "kind": hand.kind,
        "unit": hand.unit.name if hand.unit else "",
        "process": str(hand.process or ""),
        "since": hand.since,
        "until": hand.until,
    }
    record(actor, Verb.AUDIT_INVOLVEMENT_RECORDED, row, after=after, personal={"employee": str(hand.employee)})
    return row
