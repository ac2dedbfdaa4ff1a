"""Reads about accounts, employees and who holds which role."""

from datetime import date

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


def memberships_of(account: Account, *, on: date) -> list[Membership]:
    """Every membership of the account on the day, and those of people it stands in for."""
    with across_offices(reason="An actor is built from own memberships in every office."):
        own = list(_memberships(on).filter(account=account))
        away = Absence.objects.on(on).filter(deputy__account=account)
        pairs = set(away.values_list("office_id", "employee__account_id"))
        if not pairs:
            return own
        rows = _memberships(on).filter(account__in=[person for _, person in pairs])
        return own + [row for row in rows if (row.office_id, row.account_id) in pairs]


def coordinations_of(account: Account, *, on: date) -> list[Coordinator]:
    """Every programme that the account coordinates on the day."""
    with across_offices(reason="An actor is built from own coordinations in every programme."):
        rows = Coordinator.objects.on(on).filter(account=account)
        return list(rows.select_related("programme", "programme__association").order_by("pk"))


def _memberships(on: date) -> QuerySet[Membership]:
    rows = Membership.objects.on(on).filter(account__is_active=True)
    return rows.select_related("office").order_by("office__sort_key", "pk")
