"""For whom a document is meant, and who has read it: here, or by a signature on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.documents.models import Acknowledgement, Addressee, Document, Revision
from probierz.documents.rules import AddresseeKind, Refusal, RevisionState
from probierz.lib.refusals import Refused
from probierz.members.actions.turns import take_turn
from probierz.offices.models import Unit
from probierz.people.models import Employee
from probierz.people.queries import employee_of
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class Target:
    """Whom to add: exactly what the kind asks for."""

    kind: AddresseeKind
    role: str = ""
    unit: Unit | None = None
    employee: Employee | None = None


@action(Permission.DOCUMENT_MANAGE)
def address(actor: Actor, *, document: Document, target: Target) -> Addressee:
    """Distribute the document to more people."""
    take_turn(document.office)
    wanted = {
        AddresseeKind.ROLE: ("role", bool(target.role)),
        AddresseeKind.UNIT: ("unit", target.unit is not None),
        AddresseeKind.PERSON: ("employee", target.employee is not None),
    }.get(target.kind)
    if wanted is not None and not wanted[1]:
        raise Refused(Refusal.ADDRESSEE_EMPTY, field=wanted[0])
    row = Addressee(
        office=document.office,
        document=document,
        kind=target.kind,
        role=target.role if target.kind is AddresseeKind.ROLE else "",
        unit=target.unit if target.kind is AddresseeKind.UNIT else None,
        employee=target.employee if target.kind is AddresseeKind.PERSON else None,
    )
    twins = Addressee.objects.filter(
        document=document, kind=row.kind, role=row.role, unit=row.unit, employee=row.employee
    )
    if twins.exists():
        raise Refused(Refusal.ADDRESSEE_EXISTS)
    row.save()
    record(actor, Verb.DOCUMENT_ADDRESSED, document, after=_told(row))
    return row


@action(Permission.DOCUMENT_MANAGE)
def stop_addressing(actor: Actor, *, addressee: Addressee) -> None:
    """Distribute it to them no longer; what they read stays."""
    record(actor, Verb.DOCUMENT_ADDRESSED, addressee.document, before=_told(addressee))
    addressee.delete()


@action(Permission.DOCUMENT_READ)
def confirm_reading(actor: Actor, *, revision: Revision, at: datetime, today: date) -> Acknowledgement:
    """I have read and understood this edition."""
    employee = employee_of(actor.account)
    if employee is None:
        raise Refused(Refusal.NOT_AN_EMPLOYEE)
    if revision.state != RevisionState.IN_FORCE:
        raise Refused(Refusal.NOT_IN_FORCE)
    if Acknowledgement.objects.filter(revision=revision, employee=employee).exists():
        raise Refused(Refusal.READ_ALREADY)
    row = _read(actor, revision, employee, on=today, at=at, on_paper=False)
    row.save()
    _record(actor, revision, [employee], on=today, on_paper=False)
    return row


@action(Permission.DOCUMENT_MANAGE)
def record_paper(
    actor: Actor, *, revision: Revision, employees: Sequence[Employee], on: date, at: datetime, today: date
) -> int:
    """Enter the signatures of a list on paper; returns how many were new."""
    if not employees:
        raise Refused(Refusal.NOBODY_CHOSEN, field="people")
    if on > today:
        raise Refused(Refusal.IN_FUTURE, field="on")
    known = set(Acknowledgement.objects.filter(revision=revision).values_list("employee", flat=True))
    fresh = [one for one in employees if one.pk not in known]
    if not fresh:
        raise Refused(Refusal.READ_ALREADY)
    Acknowledgement.objects.bulk_create(_read(actor, revision, one, on=on, at=at, on_paper=True) for one in fresh)
    _record(actor, revision, fresh, on=on, on_paper=True)
    return len(fresh)


def _read(
    actor: Actor, revision: Revision, employee: Employee, *, on: date, at: datetime, on_paper: bool
) -> Acknowledgement:
    return Acknowledgement(
        office=revision.office,
        revision=revision,
        employee=employee,
        read_on=on,
        on_paper=on_paper,
        recorded_by=actor.account,
        recorded_at=at,
    )


def _record(actor: Actor, revision: Revision, people: Sequence[Employee], *, on: date, on_paper: bool) -> None:
    record(
        actor,
        Verb.DOCUMENT_READ,
        revision.document,
        after={"edition": revision.edition, "on": on, "on_paper": on_paper, "people": len(people)},
        personal={f"person_{place}": str(one) for place, one in enumerate(people, 1)},
    )


def _told(row: Addressee) -> dict[str, object]:
    return {"kind": row.kind, "role": row.role, "unit": row.unit.name if row.unit else "", "employee": row.employee}
