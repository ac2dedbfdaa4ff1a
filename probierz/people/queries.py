"""Reads about accounts, employees and who holds which role."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Count, Prefetch, QuerySet

from probierz.offices.scope import across_offices
from probierz.people.models import Absence, Account, Coordinator, Employee, Employment, Membership


def employed_on(day: date) -> QuerySet[Employee]:
    """Employees of the offices in scope who are employed on the day, in Polish order.

    `current` holds their employment of that day, with its unit.
    """
    employments = Employment.objects.on(day).select_related("unit")
    return (
        Employee.objects.filter(is_external=False, pk__in=employments.values("employee"))
        .prefetch_related(Prefetch("employments", queryset=employments, to_attr="current"))
        .order_by("sort_key", "pk")
    )


def headcount(day: date) -> int:
    """Number of people employed on the day in the offices in scope."""
    rows = Employment.objects.on(day).filter(employee__is_external=False)
    return rows.values("employee").distinct().count()


def headcounts(day: date) -> dict[int, int]:
    """Number of people employed on the day, by office in scope."""
    rows = Employment.objects.on(day).filter(employee__is_external=False)
    return dict(rows.order_by().values_list("office_id").annotate(Count("employee", distinct=True)))


def employee_of(account: Account | None) -> Employee | None:
    """The person of the roster of the office in scope who logs in with the account."""
    return None if account is None else Employee.objects.filter(account=account).first()


@dataclass(frozen=True)
class Places:
    """Where an account works on a day: its own roles, those of people it stands in for, programmes it coordinates."""

    memberships: list[Membership]
    coordinations: list[Coordinator]


def places_of(account: Account, *, on: date) -> Places:
    """Asked for every page, therefore at the cost of two statements for whoever neither deputises nor coordinates."""
    has_deputed, has_coordinated = _has_further_places(account)
    with across_offices(reason="An actor is built from own roles in every office and programme."):
        own = list(_memberships(on).filter(account=account))
        deputed = _deputed(account, on) if has_deputed else []
        return Places(own + deputed, _coordinations(account, on) if has_coordinated else [])


def memberships_of(account: Account, *, on: date) -> list[Membership]:
    """Every membership of the account on the day, and those of people it stands in for."""
    return places_of(account, on=on).memberships


def _has_further_places(account: Account) -> tuple[bool, bool]:
    """Whether the account ever deputised, and ever coordinated; in plain SQL, a tenth of two questions' cost."""
    deputising = "SELECT 1 FROM people_absence a JOIN people_employee e ON e.id = a.deputy_id WHERE e.account_id = %s"
    coordinating = "SELECT 1 FROM people_coordinator WHERE account_id = %s"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT EXISTS ({deputising}), EXISTS ({coordinating})", [account.pk, account.pk])
        deputes, coordinates = cursor.fetchone()
    return bool(deputes), bool(coordinates)


def _deputed(account: Account, on: date) -> list[Membership]:
    away = Absence.objects.on(on).filter(deputy__account=account)
    pairs = set(away.values_list("office_id", "employee__account_id"))
    rows = _memberships(on).filter(account__in=[person for _, person in pairs]) if pairs else []
    return [row for row in rows if (row.office_id, row.account_id) in pairs]


def _coordinations(account: Account, on: date) -> list[Coordinator]:
    rows = Coordinator.objects.on(on).filter(account=account)
    return list(rows.select_related("programme", "programme__association").order_by("pk"))


def _memberships(on: date) -> QuerySet[Membership]:
    rows = Membership.objects.on(on).filter(account__is_active=True)
    return rows.select_related("office").order_by("office__sort_key", "pk")
