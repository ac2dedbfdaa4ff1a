"""People of an office: added, changed, moved, leaving, away and represented by a deputy."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.identifiers import public_code
from probierz.lib.polish import fold, sort_key, tidy
from probierz.members.actions.refusals import Refused
from probierz.members.actions.turns import read_in_turn, take_turn
from probierz.members.rules import Refusal
from probierz.offices.dated import holds
from probierz.offices.models import Office, Unit
from probierz.people.models import Absence, Employee, Employment
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Details:
    """What is told about a person; a person from outside has neither unit nor position here."""

    number: str
    family_name: str
    given_name: str
    email: str = ""
    position: str = ""
    unit: Unit | None = None
    is_external: bool = False


@action(Permission.EMPLOYEE_MANAGE)
def add_employee(actor: Actor, *, office: Office, details: Details, on: date) -> Employee:
    take_turn(office)
    _demand_free_number(details.number, office=office)
    _demand_standing(details.unit)
    employee = Employee(office=office, is_external=details.is_external)
    describe(employee, details)
    employee.save()
    if not details.is_external:
        _employ(employee, details, on=on)
    record(actor, Verb.EMPLOYEE_ADDED, employee, after=told(details, on=on), personal=personal(employee))
    return employee


@action(Permission.EMPLOYEE_MANAGE)
def change_employee(actor: Actor, *, employee: Employee, details: Details, on: date) -> Employee:
    """Correct what is told about the person; another unit or position begins on the day given."""
    read_in_turn(employee)
    _demand_free_number(details.number, office=employee.office, besides=employee)
    current = _open_employment(employee)
    if current is None or current.unit != details.unit:
        _demand_standing(details.unit)
    before = {
        "position": current.position if current else "",
        "unit": current.unit.name if current and current.unit else "",
    }
    describe(employee, details)
    employee.save()
    if not employee.is_external:
        _move(employee, current, details, on=on)
    record(
        actor,
        Verb.EMPLOYEE_CHANGED,
        employee,
        before=before,
        after=told(details, on=on),
        personal=personal(employee),
    )
    return employee


@action(Permission.EMPLOYEE_MANAGE)
def end_employment(actor: Actor, *, employee: Employee, last_day: date) -> None:
    """The person works in the office up to and including the last day."""
    read_in_turn(employee)
    current = _open_employment(employee)
    if current is None:
        raise Refused(Refusal.NOT_EMPLOYED, field="last_day")
    if last_day < current.since:
        raise Refused(Refusal.BEFORE_EMPLOYMENT, field="last_day")
    current.until = last_day + ONE_DAY
    current.save(update_fields=["until"])
    record(actor, Verb.EMPLOYEE_LEFT, employee, after={"last_day": last_day}, personal=personal(employee))


@action(Permission.EMPLOYEE_MANAGE)
def record_absence(
    actor: Actor, *, employee: Employee, first_day: date, last_day: date | None, deputy: Employee | None
) -> Absence:
    """The person is away; the deputy stands in for approvals and duties, and holds the person's roles meanwhile."""
    if last_day is not None and last_day < first_day:
        raise Refused(Refusal.LAST_DAY_BEFORE_FIRST, field="last_day")
    until = last_day + ONE_DAY if last_day else None
    read_in_turn(employee)
    if _absences_between(employee, first_day, until).exists():
        raise Refused(Refusal.ABSENCE_OVERLAPS, field="first_day")
    if deputy is not None:
        _demand_fit_deputy(employee, deputy, first_day, until)
    absence = Absence(office=employee.office, employee=employee, deputy=deputy, since=first_day, until=until)
    absence.save()
    record(
        actor,
        Verb.ABSENCE_RECORDED,
        employee,
        after={"since": first_day, "last_day": last_day, "deputy": deputy},
        personal=personal(employee),
    )
    return absence


@action(Permission.EMPLOYEE_MANAGE)
def end_absence(actor: Actor, *, absence: Absence, on: date) -> None:
    """The person is back on the day given; an absence that had not begun by then is taken back."""
    read_in_turn(absence)
    if absence.until is not None and absence.until <= on:
        raise Refused(Refusal.MOVED)
    employee = absence.employee
    before = {"since": absence.since, "until": absence.until}
    if on <= absence.since:
        absence.delete()
    else:
        absence.until = on
        absence.save(update_fields=["until"])
    record(actor, Verb.ABSENCE_ENDED, employee, before=before, after={"back_on": on}, personal=personal(employee))


def describe(employee: Employee, details: Details) -> None:
    """Put the details on the row, with the keys it is found and sorted by."""
    employee.number = tidy(details.number) or f"Z-{public_code(6)}"
    employee.family_name, employee.given_name = tidy(details.family_name), tidy(details.given_name)
    employee.email = details.email.strip().lower()
    listed = employee.family_first
    employee.search_key = fold(f"{employee.given_name} {listed} {employee.number} {employee.email}")[:400]
    employee.sort_key = sort_key(listed)[:600]


def personal(employee: Employee) -> dict[str, str]:
    return {
        "number": employee.number,
        "family_name": employee.family_name,
        "given_name": employee.given_name,
        "email": employee.email,
    }


def told(details: Details, *, on: date) -> dict[str, object]:
    return {"position": details.position, "unit": details.unit.name if details.unit else "", "on": on}


def _open_employment(employee: Employee) -> Employment | None:
    return Employment.objects.select_related("unit").filter(employee=employee, until__isnull=True).first()


def _employ(employee: Employee, details: Details, *, on: date) -> None:
    Employment(
        office=employee.office, employee=employee, unit=details.unit, position=tidy(details.position), since=on
    ).save()


def _move(employee: Employee, current: Employment | None, details: Details, *, on: date) -> None:
    position = tidy(details.position)
    if current is None:
        if Employment.objects.filter(employee=employee, until__gt=on).exists():
            raise Refused(Refusal.BEFORE_EMPLOYMENT, field="on")
        _employ(employee, details, on=on)
        return
    if (current.unit, current.position) == (details.unit, position):
        return
    if on < current.since:
        raise Refused(Refusal.BEFORE_EMPLOYMENT, field="on")
    if on == current.since:  # a correction, not a period of zero days
        current.unit, current.position = details.unit, position
        current.save()
        return
    current.until = on
    current.save(update_fields=["until"])
    _employ(employee, details, on=on)


def _demand_free_number(number: str, *, office: Office, besides: Employee | None = None) -> None:
    rows = Employee.objects.filter(office=office, number=tidy(number))
    if besides is not None:
        rows = rows.exclude(pk=besides.pk)
    if rows.exists():
        raise Refused(Refusal.NUMBER_TAKEN, field="number")


def _demand_standing(unit: Unit | None) -> None:
    """Nobody comes into a unit that ended while the form was being filled in."""
    if unit is not None and not Unit.objects.filter(pk=unit.pk, until__isnull=True).exists():
        raise Refused(Refusal.UNIT_ENDED, field="unit")


def _absences_between(employee: Employee, since: date, until: date | None) -> QuerySet[Absence]:
    rows = Absence.objects.filter(employee=employee).filter(Q(until__isnull=True) | Q(until__gt=since))
    return rows if until is None else rows.filter(since__lt=until)


def _demand_fit_deputy(employee: Employee, deputy: Employee, since: date, until: date | None) -> None:
    if deputy == employee:
        raise Refused(Refusal.DEPUTY_IS_SELF, field="deputy")
    if not Employment.objects.filter(holds(since), employee=deputy).exists():
        raise Refused(Refusal.DEPUTY_NOT_EMPLOYED, field="deputy")
    if _absences_between(deputy, since, until).exists():
        raise Refused(Refusal.DEPUTY_AWAY, field="deputy")
