"""Without an office in scope no query on office data becomes SQL, whatever its shape."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

from probierz.offices.models import Office, Unit
from probierz.offices.scope import (
    OutOfScope,
    across_offices,
    current_scope,
    office_scope,
    programme_scope,
)
from probierz.people.models import Coordinator, Employee, Employment
from tests.cast import Cast

DAY = date(2026, 1, 1)

SHAPES: dict[str, Callable[[], object]] = {
    "list": lambda: list(Employee.objects.all()),
    "iterator": lambda: list(Employee.objects.iterator(chunk_size=10)),
    "get": lambda: Employee.objects.get(number="1"),
    "filter": lambda: list(Employee.objects.filter(number="1")),
    "exclude": lambda: list(Employee.objects.exclude(number="1")),
    "first": lambda: Employee.objects.first(),
    "last": lambda: Employee.objects.order_by("pk").last(),
    "latest": lambda: Employee.objects.latest("pk"),
    "count": lambda: Employee.objects.count(),
    "exists": lambda: Employee.objects.exists(),
    "contains": lambda: Employee.objects.contains(Employee(pk=1)),
    "aggregate": lambda: Employee.objects.aggregate(n=Count("pk")),
    "annotate": lambda: list(Employee.objects.annotate(n=Count("employments"))),
    "values": lambda: list(Employee.objects.values("number")),
    "values_list": lambda: list(Employee.objects.values_list("number", flat=True)),
    "dates": lambda: list(Employment.objects.dates("since", "year")),
    "distinct": lambda: list(Employee.objects.values("number").distinct()),
    "in_bulk": lambda: Employee.objects.in_bulk([1]),
    "slice": lambda: list(Employee.objects.order_by("pk")[:2]),
    "union": lambda: list(Employee.objects.values("pk").union(Employee.objects.values("pk"))),
    "intersection": lambda: list(Employee.objects.values("pk").intersection(Employee.objects.values("pk"))),
    "or": lambda: list(Employee.objects.all() | Employee.objects.filter(number="1")),
    "and": lambda: list(Employee.objects.all() & Employee.objects.filter(number="1")),
    "q_negated": lambda: list(Employee.objects.filter(~Q(number="1"))),
    "subquery": lambda: list(
        Office.objects.annotate(n=Subquery(Employee.objects.filter(office=OuterRef("pk")).values("number")[:1]))
    ),
    "exists_subquery": lambda: list(Office.objects.filter(Exists(Employee.objects.filter(office=OuterRef("pk"))))),
    "in_subquery": lambda: list(Office.objects.filter(pk__in=Employee.objects.values("office"))),
    "update": lambda: Employee.objects.update(number="2"),
    "update_expression": lambda: Employee.objects.update(family_name=F("given_name")),
    "delete": lambda: Employee.objects.all().delete(),
    "raw_delete": lambda: Employment.objects.all()._raw_delete("default"),
    "bulk_update": lambda: Employee.objects.bulk_update([Employee(pk=1, number="2")], ["number"]),
    "bulk_create": lambda: Employee.objects.bulk_create([Employee(number="2", office_id=1)]),
    "get_or_create": lambda: Employee.objects.get_or_create(number="1"),
    "update_or_create": lambda: Employee.objects.update_or_create(number="1"),
    "create": lambda: Unit.objects.create(office_id=1, name="x", since=DAY),
    "select_related": lambda: list(Employment.objects.select_related("employee")),
    "prefetch_related": lambda: list(Employee.objects.prefetch_related("employments")),
    "select_for_update": lambda: list(Employee.objects.select_for_update()),
    "explain": lambda: Employee.objects.explain(),
    "sql": lambda: str(Employee.objects.all().query),
    "none_then_all": lambda: list(Employee.objects.none() | Employee.objects.all()),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_without_a_scope_every_shape_refuses(cast: Cast, shape: str) -> None:
    with pytest.raises(OutOfScope):
        SHAPES[shape]()


def test_at_least_thirty_shapes_are_tried() -> None:
    assert len(SHAPES) >= 30


def test_a_scope_sees_its_own_rows_and_no_others(cast: Cast) -> None:
    with office_scope(cast.olszyny.pk):
        assert [employee.given_name for employee in Employee.objects.all()] == ["Celina"]


def test_an_empty_scope_sees_nothing(cast: Cast) -> None:
    with office_scope():
        assert not Employee.objects.exists()


def test_a_query_is_judged_when_it_runs_not_when_it_is_written(cast: Cast) -> None:
    with office_scope(cast.olszyny.pk):
        written_inside = Employee.objects.all()

    with pytest.raises(OutOfScope):
        list(written_inside)


def test_crossing_sees_every_office_and_needs_a_reason(cast: Cast) -> None:
    with across_offices(reason="a test"):
        assert Employee.objects.values("office").distinct().count() == 2
    with pytest.raises(ValueError, match="reason"):
        across_offices(reason=" ")


def test_a_scope_ends_with_its_block_even_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), office_scope(1):
        raise ZeroDivisionError

    assert current_scope() is None


def test_a_row_of_another_office_cannot_be_saved_or_deleted(cast: Cast) -> None:
    with office_scope(cast.olszyny.pk):
        celina = Employee.objects.get()

    with office_scope(cast.lipowo.pk):
        with pytest.raises(OutOfScope):
            celina.save()
        with pytest.raises(OutOfScope):
            celina.delete()
        with pytest.raises(OutOfScope):
            Employee.objects.bulk_create([Employee(office=cast.olszyny, number="9")])


def test_a_row_cannot_point_to_another_offices_row(cast: Cast) -> None:
    with office_scope(cast.olszyny.pk):
        celina = Employee.objects.get()

    with office_scope(cast.lipowo.pk, cast.olszyny.pk):
        by_object = Employment(office=cast.lipowo, employee=celina, since=DAY)
        by_key = Employment(office=cast.lipowo, employee_id=celina.pk, since=DAY)
        for stray in (by_object, by_key):
            with pytest.raises(OutOfScope, match="employee"):
                stray.save()


def test_programme_rows_need_a_programme_in_scope(cast: Cast) -> None:
    with office_scope(cast.lipowo.pk):
        assert not Coordinator.objects.exists()
    with programme_scope(cast.programme.pk):
        assert Coordinator.objects.count() == 1
    with pytest.raises(OutOfScope):
        list(Coordinator.objects.all())
