"""The units of an office as a tree, today or on any past day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, QuerySet

from probierz.offices.models import Unit
from probierz.people.models import Employment


@dataclass
class Branch:
    """A unit with what is beneath it; `total` counts people here and beneath."""

    unit: Unit
    depth: int = 0
    people: int = 0
    branches: list["Branch"] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.people + sum(branch.total for branch in self.branches)

    @property
    def path(self) -> str:
        return "— " * self.depth + self.unit.name


def tree(*, on: date) -> list[Branch]:
    """The units of the office in scope on the day, from the top, in Polish order."""
    units = list(Unit.objects.on(on).order_by("sort_key", "pk"))
    parents = _parents_on(units)
    counts = _people_in_units(on)
    branches = {unit.pk: Branch(unit, people=counts.get(unit.pk, 0)) for unit in units}
    roots: list[Branch] = []
    for unit in units:
        above = branches.get(parents.get(unit.pk) or 0)
        (above.branches if above else roots).append(branches[unit.pk])
    _measure(roots, 0)
    return roots


def flat(branches: Iterable[Branch]) -> list[Branch]:
    """The tree as one list, each unit followed by what is beneath it."""
    rows: list[Branch] = []
    for branch in branches:
        rows += [branch, *flat(branch.branches)]
    return rows


def open_units() -> QuerySet[Unit]:
    return Unit.objects.filter(until__isnull=True).select_related("parent").order_by("sort_key", "pk")


def unit_by_key(key: str) -> Unit | None:
    return Unit.objects.select_related("parent", "successor", "office").filter(key=key).first()


def units_beneath(unit: Unit, *, on: date) -> list[int]:
    """Keys of the unit and of all units beneath it on the day."""
    for branch in flat(tree(on=on)):
        if branch.unit.pk == unit.pk:
            return [one.unit.pk for one in flat([branch])]
    return [unit.pk]


def lineage(unit: Unit) -> list[Unit]:
    """The units that became this one, the latest first."""
    found: list[Unit] = []
    generation = [unit.pk]
    while generation:
        before = list(Unit.objects.filter(successor__in=generation).order_by("-until", "sort_key"))
        found += before
        generation = [one.pk for one in before]
    return found


def _people_in_units(on: date) -> dict[int, int]:
    rows = Employment.objects.on(on).filter(employee__is_external=False, unit__isnull=False)
    counted = rows.values("unit").annotate(people=Count("employee", distinct=True)).order_by()
    return {row["unit"]: row["people"] for row in counted}


def _parents_on(units: list[Unit]) -> dict[int, int | None]:
    """A unit points to what its parent has become since; find back what that was on the day."""
    ended = Unit.objects.exclude(successor=None).values_list("pk", "successor")
    successors = {key: successor for key, successor in ended if successor is not None}
    then = {_latest(unit.pk, successors): unit.pk for unit in units}
    return {unit.pk: then.get(_latest(unit.parent_id, successors)) if unit.parent_id else None for unit in units}


def _latest(key: int, successors: dict[int, int]) -> int:
    while key in successors:
        key = successors[key]
    return key


def _measure(branches: Iterable[Branch], depth: int) -> None:
    for branch in branches:
        branch.depth = depth
        _measure(branch.branches, depth + 1)
