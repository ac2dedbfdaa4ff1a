"""What becomes of a person's data: handed over, kept for a dispute, forgotten."""

from datetime import date
from typing import Any

from django.db import models

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.members.actions.refusals import Refused, demand
from probierz.members.actions.turns import read_in_turn
from probierz.members.models import LegalHold
from probierz.members.queries import subject as subjects
from probierz.members.rules import Refusal, may_forget
from probierz.offices.scope import across_offices
from probierz.people.models import Account, Coordinator, Employee, Employment, Membership
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.EMPLOYEE_MANAGE)
def place_hold(actor: Actor, *, employee: Employee, case: str, on: date) -> LegalHold:
    """Nothing about the person is forgotten until the hold is lifted."""
    read_in_turn(employee)
    if LegalHold.objects.filter(employee=employee, until__isnull=True).exists():
        raise Refused(Refusal.UNDER_HOLD)
    hold = LegalHold(office=employee.office, employee=employee, case=case, since=on)
    hold.save()
    record(actor, Verb.HOLD_PLACED, employee, after={"case": case, "on": on})
    return hold


@action(Permission.EMPLOYEE_MANAGE)
def lift_hold(actor: Actor, *, hold: LegalHold, on: date) -> None:
    read_in_turn(hold)
    if hold.until is not None:
        raise Refused(Refusal.MOVED)
    if on <= hold.since:
        hold.delete()
    else:
        hold.until = on
        hold.save(update_fields=["until"])
    record(actor, Verb.HOLD_LIFTED, hold.employee, before={"case": hold.case}, after={"on": on})


@action(Permission.EMPLOYEE_MANAGE)
def export_employee(actor: Actor, *, employee: Employee) -> dict[str, Any]:
    """Everything this office keeps about the person; that it was handed over is itself history."""
    answer = subjects.export(subjects.subject_of_employee(employee))
    record(actor, Verb.PERSON_EXPORTED, employee)
    return answer


@action(Permission.INSTALLATION_MANAGE)
def export_account(actor: Actor, *, account: Account) -> dict[str, Any]:
    """Everything the whole installation keeps about the person."""
    with across_offices(reason="A person asks for everything kept about them, in every office."):
        answer = subjects.export(subjects.subject_of_account(account))
    record(actor, Verb.PERSON_EXPORTED, account)
    return answer


@action(Permission.EMPLOYEE_MANAGE)
def forget_employee(actor: Actor, *, employee: Employee, repeated_number: str, today: date) -> None:
    """Empty everything this office keeps about somebody who left. It cannot be undone."""
    read_in_turn(employee)
    if repeated_number.strip() != employee.number:
        raise Refused(Refusal.NAME_NOT_REPEATED, field="number")
    roles = Membership.objects.on(today).filter(office=employee.office, account=employee.account_id or 0)
    demand(
        may_forget(
            is_under_hold=LegalHold.objects.on(today).filter(employee=employee).exists(),
            is_employed=Employment.objects.on(today).filter(employee=employee).exists(),
            has_roles=roles.exists(),
        )
    )
    emptied = _forget(subjects.subject_of_employee(employee))
    _empty(employee)
    record(actor, Verb.PERSON_FORGOTTEN, employee, after={"rows": emptied})


@action(Permission.INSTALLATION_MANAGE)
def forget_account(actor: Actor, *, account: Account, today: date) -> None:
    """Empty a closed account. What offices know of the person as their employee stays with them."""
    with across_offices(reason="An account is forgotten in every place that knows it."):
        subject = subjects.Subject(account, (), frozenset({account.email}))
        demand(
            may_forget(
                is_under_hold=LegalHold.objects.on(today).filter(employee__account=account).exists(),
                is_employed=False,
                has_roles=Membership.objects.on(today).filter(account=account).exists()
                or Coordinator.objects.on(today).filter(account=account).exists(),
            )
        )
        Employee.objects.filter(account=account).update(account=None)
        emptied = _forget(subject)
        account.is_active = account.is_administrator = False
        account.set_unusable_password()
        _empty(account)
    record(actor, Verb.PERSON_FORGOTTEN, account, after={"rows": emptied})


def _forget(subject: subjects.Subject) -> dict[str, int]:
    """Returns how many rows of each kind were emptied or deleted."""
    emptied = {"trail.event": subjects.events_about(subject).forget()}
    for place in subjects.places_about(subject, all_keys=False):
        if place.privacy and not place.privacy.personal and not place.privacy.is_deleted:
            continue
        rows = list(place.model._default_manager.filter(place.condition))
        for row in rows:
            if place.privacy is None or place.privacy.is_deleted:
                row.delete()
            else:
                _empty(row)
        if rows:
            emptied[place.model._meta.label_lower] = len(rows)
    return emptied


def _empty(row: models.Model) -> None:
    privacy = subjects.privacy_of(type(row))
    personal = privacy.personal if privacy else ()
    for field in row._meta.concrete_fields:
        if field.name in personal:
            setattr(row, field.attname, _nothing(row, field))
    row.save()


def _nothing(row: models.Model, field: Any) -> Any:
    if field.null:
        return None
    if isinstance(field, models.JSONField):
        return field.get_default()
    if not _is_unique(row, field):
        return ""
    # A stand-in that tells nothing and collides with nobody.
    key = str(getattr(row, "key", row.pk))
    return f"{key.lower()}@forgotten.invalid" if isinstance(field, models.EmailField) else f"*{key}"


def _is_unique(row: models.Model, field: Any) -> bool:
    constraints = row._meta.constraints
    together = {name for one in constraints if isinstance(one, models.UniqueConstraint) for name in one.fields}
    return field.unique or field.name in together
