"""What is known of people on the days of an audit, so that the rules can say who may audit what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from django.db.models import Q

from probierz.audits.models import Audit, AuditedProcess, AuditedUnit, Competence, Involvement
from probierz.audits.rules import InvolvementKind
from probierz.audits.rules.independence import COOLING_MONTHS, Area, Candidate, Involved
from probierz.offices.models import Unit
from probierz.people.models import Employee, Employment
from probierz.planning.rules import months_later
from probierz.processes.models import Process, Responsibility

Branch = TypeVar("Branch", Unit, Process)


def area_of(units: Iterable[Unit], processes: Iterable[Process]) -> Area:
    """Units with those beneath them; processes with their parts, and those they are parts of."""
    chosen_units, chosen = list(units), list(processes)
    found_units = _beneath(chosen_units, list(Unit.objects.all())) if chosen_units else {}
    every = list(Process.objects.all()) if chosen else []
    found = _beneath(chosen, every) | _above(chosen, every)
    return Area(
        units={pk: one.name for pk, one in found_units.items()}, processes={pk: str(one) for pk, one in found.items()}
    )


def area_of_audit(audit: Audit) -> Area:
    units = Unit.objects.filter(pk__in=AuditedUnit.objects.filter(audit=audit).values("unit"))
    processes = Process.objects.filter(pk__in=AuditedProcess.objects.filter(audit=audit).values("process"))
    return area_of(units, processes)


def candidates(people: Sequence[Employee], *, since: date, until: date) -> Mapping[int, Candidate]:
    """By the key of the employee, at the cost of four questions."""
    during = Q(until__isnull=True) | Q(until__gt=since)
    units, processes = defaultdict(set), defaultdict(set)
    hands: dict[int, list[Involved]] = defaultdict(list)
    employments = Employment.objects.filter(during, employee__in=people, since__lte=until)
    for person, unit in employments.values_list("employee", "unit"):
        units[person].add(unit)
    held = Responsibility.objects.filter(during, employee__in=people, since__lte=until)
    for person, process in held.values_list("employee", "process"):
        processes[person].add(process)
    for one in _hands_near(people, since=since, until=until):
        hands[one.employee_id].append(_involved(one))
    able = set(Competence.objects.valid(since=since, until=until).values_list("employee", flat=True))
    return {
        one.pk: Candidate(
            name=str(one),
            units=frozenset(units.get(one.pk, ())),
            processes=frozenset(processes.get(one.pk, ())),
            hands=tuple(hands.get(one.pk, ())),
            is_competent=one.pk in able,
            is_employed=one.pk in units,
        )
        for one in people
    }


def _hands_near(people: Sequence[Employee], *, since: date, until: date) -> Iterable[Involvement]:
    still = Q(until__isnull=True) | Q(until__gt=months_later(since, -COOLING_MONTHS))
    return Involvement.objects.filter(still, employee__in=people, since__lte=until)


def _involved(row: Involvement) -> Involved:
    return Involved(InvolvementKind(row.kind), unit=row.unit_id, process=row.process_id)


def _beneath(chosen: Iterable[Branch], every: Iterable[Branch]) -> dict[int, Branch]:
    found = {one.pk: one for one in chosen}
    rows = list(every)
    while more := {one.pk: one for one in rows if one.parent_id in found and one.pk not in found}:
        found.update(more)
    return found


def _above(chosen: Iterable[Branch], every: Iterable[Branch]) -> dict[int, Branch]:
    known = {one.pk: one for one in every}
    found: dict[int, Branch] = {}
    for one in chosen:
        above = known.get(one.parent_id or 0)
        while above is not None and above.pk not in found:
            found[above.pk] = above
            above = known.get(above.parent_id or 0)
    return found
