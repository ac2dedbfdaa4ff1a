"""What importing a roster into the office in scope would do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from probierz.lib.roster import Column, Person, RosterPlan, Update, plan_roster
from probierz.lib.tabular import Table
from probierz.members.models import RosterDraft
from probierz.members.queries.structure import open_units
from probierz.members.rules import DRAFT_LASTS
from probierz.people.models import Employee, Employment


@dataclass(frozen=True)
class Known:
    """The office as the plan was made against it."""

    employees: Mapping[str, Employee]
    employments: Mapping[int, Employment]
    plan: RosterPlan


def plan_for(table: Table, *, columns: Mapping[Column, int] | None) -> Known:
    """Compare the sheet with the people known today, those who left and those from outside included."""
    employments = {row.employee_id: row for row in _open_employments()}
    employees = {
        row.number: row for row in Employee.objects.select_related("office").exclude(family_name="").order_by("pk")
    }
    existing = [_known(row, employments.get(row.pk)) for row in employees.values()]
    names = [unit.name for unit in open_units()]
    plan = plan_roster(table, existing=existing, units=names, columns=columns)
    employed = {row.number for row in employees.values() if row.pk in employments}
    return Known(employees, employments, _returning(plan, employed))


def draft_by_key(key: str, *, now: datetime) -> RosterDraft | None:
    rows = RosterDraft.objects.select_related("file", "office")
    return rows.filter(key=key, started_at__gt=now - DRAFT_LASTS).first()


def stale_drafts(*, now: datetime) -> Sequence[RosterDraft]:
    return list(RosterDraft.objects.select_related("file", "office").filter(started_at__lte=now - DRAFT_LASTS))


def _open_employments() -> list[Employment]:
    return list(Employment.objects.filter(until__isnull=True).select_related("unit"))


def _known(employee: Employee, employment: Employment | None) -> Person:
    return Person(
        employee.number,
        employee.family_name,
        employee.given_name,
        employment.position if employment else "",
        employment.unit.name if employment and employment.unit else "",
        employee.email,
    )


def _returning(plan: RosterPlan, employed: set[str]) -> RosterPlan:
    """Somebody who left and stands in the file again comes back, even when nothing else is new."""
    back = tuple(Update(person, person, ()) for person in plan.unchanged if person.number not in employed)
    return replace(
        plan,
        updated=(*plan.updated, *back),
        unchanged=tuple(person for person in plan.unchanged if person.number in employed),
        absent=tuple(person for person in plan.absent if person.number in employed),
    )
