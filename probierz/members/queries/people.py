"""Lists and pages of people."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from probierz.lib.polish import fold
from probierz.members.models import LegalHold
from probierz.members.queries.structure import units_beneath
from probierz.offices.dated import holds
from probierz.offices.models import Unit
from probierz.people.models import Absence, Employee, Employment


class Status(StrEnum):
    EMPLOYED = "employed"
    LEFT = "left"
    EXTERNAL = "external"
    ALL = "all"


class Order(StrEnum):
    NAME = "name"
    NUMBER = "number"
    POSITION = "position"
    UNIT = "unit"


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Which people, in which order; `order` with a minus goes backwards."""

    words: str = ""
    unit: Unit | None = None
    status: Status = Status.EMPLOYED
    order: str = Order.NAME


_ORDERS = {
    Order.NAME: ["sort_key", "pk"],
    Order.NUMBER: ["number", "pk"],
    Order.POSITION: ["position_now", "sort_key", "pk"],
    Order.UNIT: ["unit_key", "sort_key", "pk"],
}


def people(wish: Wish, *, on: date) -> QuerySet[Employee]:
    """People of the office in scope with `current`, their employment of the day, and whether they are away."""
    employed = Employment.objects.on(on).filter(employee=OuterRef("pk"))
    away = Absence.objects.on(on).filter(employee=OuterRef("pk"))
    rows = Employee.objects.exclude(family_name="").annotate(
        position_now=Subquery(employed.values("position")[:1]),
        unit_key=Subquery(employed.values("unit__sort_key")[:1]),
        is_away=Exists(away),
    )
    rows = rows.filter(_with_status(wish.status, on=on), _with_words(wish.words))
    if wish.unit is not None:
        inside = Employment.objects.on(on).filter(unit__in=units_beneath(wish.unit, on=on))
        rows = rows.filter(pk__in=inside.values("employee"))
    return _ordered(rows, wish.order).prefetch_related(_current(on))


def person(key: str, *, on: date) -> Employee | None:
    """One person with `current`."""
    return Employee.objects.select_related("account").prefetch_related(_current(on)).filter(key=key).first()


def employments_of(employee: Employee) -> QuerySet[Employment]:
    return Employment.objects.filter(employee=employee).select_related("unit").order_by("-since")


def absences_of(employee: Employee) -> QuerySet[Absence]:
    return Absence.objects.filter(employee=employee).select_related("deputy").order_by("-since")


def absence_to_end(employee: Employee, pk: int, *, on: date) -> Absence | None:
    """An absence that has not ended by the day."""
    rows = Absence.objects.select_related("employee").filter(Q(until__isnull=True) | Q(until__gt=on))
    return rows.filter(employee=employee, pk=pk).first()


def hold_on(employee: Employee, *, on: date) -> LegalHold | None:
    """The hold that keeps the person's data on the day."""
    return LegalHold.objects.on(on).select_related("employee").filter(employee=employee).first()


def stands_in_for(employee: Employee, *, on: date) -> QuerySet[Absence]:
    return Absence.objects.on(on).filter(deputy=employee).select_related("employee").order_by("since")


def possible_deputies(employee: Employee, *, on: date) -> QuerySet[Employee]:
    employed = Employment.objects.filter(holds(on), employee=OuterRef("pk"))
    return Employee.objects.filter(Exists(employed)).exclude(pk=employee.pk).order_by("sort_key", "pk")


def has_anybody() -> bool:
    return Employee.objects.exclude(family_name="").exists()


def _current(on: date) -> "Prefetch[str, QuerySet[Employment], str]":
    return Prefetch("employments", queryset=Employment.objects.on(on).select_related("unit"), to_attr="current")


def _with_status(status: Status, *, on: date) -> Q:
    employed = Exists(Employment.objects.on(on).filter(employee=OuterRef("pk")))
    if status is Status.EMPLOYED:
        return Q(employed, is_external=False)
    if status is Status.LEFT:
        return Q(~employed, is_external=False)
    return Q(is_external=True) if status is Status.EXTERNAL else Q()


def _with_words(words: str) -> Q:
    condition = Q()
    for word in fold(words).split():
        condition &= Q(search_key__contains=word)
    return condition


def _ordered(rows: QuerySet[Employee], order: str) -> QuerySet[Employee]:
    wanted = order.removeprefix("-")
    names = _ORDERS[Order(wanted) if wanted in list(Order) else Order.NAME]
    if not order.startswith("-"):
        return rows.order_by(*[F(name).asc(nulls_last=True) for name in names])
    return rows.order_by(*[F(name).desc(nulls_last=True) for name in names])
