"""Who owns a process and who stands in, from which day."""

from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.refusals import Refused
from probierz.people.models import Employee
from probierz.people.queries import employed_on
from probierz.processes.models import Process, Responsibility
from probierz.processes.rules import Part, Refusal
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.PROCESS_MANAGE)
def name_responsible(
    actor: Actor, *, process: Process, part: Part, employee: Employee | None, on: date, today: date
) -> Responsibility | None:
    """From the day on this person answers; nobody ends what was."""
    Process.objects.select_for_update().get(pk=process.pk)
    held = Responsibility.objects.filter(process=process, part=part, until__isnull=True).select_related("employee")
    now = held.first()
    _demand_change(process, part, employee, now, on=on, today=today)
    before = {"part": part}
    _close(now, on=on)
    if employee is None:
        verb, row = Verb.RESPONSIBILITY_ENDED, None
    else:
        row = Responsibility(office=process.office, process=process, part=part, employee=employee, since=on)
        row.save()
        verb = Verb.RESPONSIBILITY_GIVEN
    names = {"person": str(employee or ""), "person_before": str(now.employee) if now else ""}
    record(actor, verb, process, before=before, after={"part": part, "on": on}, personal=names)
    return row


def _demand_change(
    process: Process, part: Part, employee: Employee | None, now: Responsibility | None, *, on: date, today: date
) -> None:
    if process.retired_on is not None:
        raise Refused(Refusal.RETIRED)
    if on > today:
        raise Refused(Refusal.IN_FUTURE, field="on")
    if (now.employee_id if now else None) == (employee.pk if employee else None):
        raise Refused(Refusal.UNCHANGED, field="employee")
    if now is not None and on < now.since:
        raise Refused(Refusal.BEFORE_THE_LAST_ONE, field="on")
    if employee is not None:
        _demand_fit(process, part, employee, on=on)


def _demand_fit(process: Process, part: Part, employee: Employee, *, on: date) -> None:
    if not employed_on(on).filter(pk=employee.pk).exists():
        raise Refused(Refusal.NOT_EMPLOYED, field="employee")
    others = Responsibility.objects.filter(process=process, employee=employee, until__isnull=True).exclude(part=part)
    if others.exists():
        raise Refused(Refusal.SAME_PERSON, field="employee")


def _close(now: Responsibility | None, *, on: date) -> None:
    if now is None:
        return
    if now.since == on:
        now.delete()  # it held for no day
        return
    now.until = on
    now.save(update_fields=["until"])
