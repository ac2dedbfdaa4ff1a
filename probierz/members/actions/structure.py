"""The units of an office: added, renamed, moved, merged and closed, with everything they were still readable.

A unit that changes its name or its place ends, and a successor begins on the same day. The people in it and the
units beneath it go over to the successor, so that the present is always simple and every past day still true.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.polish import sort_key, tidy
from probierz.members.actions.refusals import Refused, demand
from probierz.members.actions.turns import read_in_turn, take_turn
from probierz.members.rules import Refusal, may_change_unit, not_after
from probierz.offices.models import Office, Unit
from probierz.people.models import Employment
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.OFFICE_MANAGE)
def add_unit(actor: Actor, *, office: Office, name: str, symbol: str, parent: Unit | None, on: date) -> Unit:
    take_turn(office)
    _demand_elsewhere([], parent)
    unit = _begin(office, name=name, symbol=symbol, parent=parent, on=on)
    record(actor, Verb.UNIT_ADDED, unit, after=_told(unit, on))
    return unit


@action(Permission.OFFICE_MANAGE)
def rename_unit(actor: Actor, *, unit: Unit, name: str, symbol: str, on: date, today: date) -> Unit:
    _demand_changeable(unit, on=on, today=today)
    if (unit.name, unit.symbol) == (tidy(name), tidy(symbol)):
        raise Refused(Refusal.UNIT_UNCHANGED, field="name")
    before = _told(unit, on)
    renamed = _succeed([unit], name=name, symbol=symbol, parent=unit.parent, on=on)
    record(actor, Verb.UNIT_RENAMED, renamed, before=before, after=_told(renamed, on))
    return renamed


@action(Permission.OFFICE_MANAGE)
def move_unit(actor: Actor, *, unit: Unit, parent: Unit | None, on: date, today: date) -> Unit:
    """Place the unit, with everything beneath it, under another one or at the top."""
    _demand_changeable(unit, on=on, today=today)
    if unit.parent == parent:
        raise Refused(Refusal.UNIT_UNCHANGED, field="parent")
    _demand_elsewhere([unit], parent)
    before = _told(unit, on)
    moved = _succeed([unit], name=unit.name, symbol=unit.symbol, parent=parent, on=on)
    record(actor, Verb.UNIT_MOVED, moved, before=before, after=_told(moved, on))
    return moved


@action(Permission.OFFICE_MANAGE)
def merge_units(
    actor: Actor, *, units: Sequence[Unit], name: str, symbol: str, parent: Unit | None, on: date, today: date
) -> Unit:
    """Several units become one; the people and the units beneath them go over to it."""
    if len(units) < 2:
        raise Refused(Refusal.MERGE_NEEDS_TWO, field="units")
    for unit in units:
        _demand_changeable(unit, on=on, today=today)
    _demand_elsewhere(units, parent)
    before = {"units": [unit.name for unit in units]}
    merged = _succeed(units, name=name, symbol=symbol, parent=parent, on=on)
    record(actor, Verb.UNIT_MERGED, merged, before=before, after=_told(merged, on))
    return merged


@action(Permission.OFFICE_MANAGE)
def close_unit(actor: Actor, *, unit: Unit, on: date, today: date) -> None:
    """End a unit that nobody works in any more."""
    _demand_changeable(unit, on=on, today=today)
    people = Employment.objects.filter(unit=unit).filter(Q(until__isnull=True) | Q(until__gt=on))
    if people.exists() or unit.children.filter(until__isnull=True).exists():
        raise Refused(Refusal.UNIT_NOT_EMPTY)
    before = _told(unit, on)
    if on == unit.since and not unit.employments.exists() and not unit.predecessors.exists():
        record(actor, Verb.UNIT_CLOSED, unit, before=before)
        unit.delete()  # it never lasted a day
        return
    unit.until = on
    unit.save(update_fields=["until"])
    record(actor, Verb.UNIT_CLOSED, unit, before=before, after={"until": on})


def _demand_changeable(unit: Unit, *, on: date, today: date) -> None:
    read_in_turn(unit)
    demand(not_after(on, today=today), field="on")
    demand(may_change_unit(since=unit.since, until=unit.until, on=on), field="on")


def _demand_elsewhere(units: Iterable[Unit], parent: Unit | None) -> None:
    """The new place is not one of the units, nor beneath one of them."""
    if parent is not None:
        read_in_turn(parent)
    keys = {unit.pk for unit in units}
    while parent is not None:
        if parent.pk in keys:
            raise Refused(Refusal.UNIT_UNDER_ITSELF, field="parent")
        parent = parent.parent


def _begin(office: Office, *, name: str, symbol: str, parent: Unit | None, on: date) -> Unit:
    name = tidy(name)
    if Unit.objects.filter(name=name, parent=parent, until__isnull=True).exists():
        raise Refused(Refusal.UNIT_NAME_TAKEN, field="name")
    if parent is not None and parent.until is not None:
        raise Refused(Refusal.UNIT_ENDED, field="parent")
    unit = Unit(office=office, name=name, symbol=tidy(symbol), sort_key=sort_key(name), parent=parent, since=on)
    unit.save()
    return unit


def _succeed(units: Sequence[Unit], *, name: str, symbol: str, parent: Unit | None, on: date) -> Unit:
    office = units[0].office
    for unit in units:
        unit.until = on
    young = [unit for unit in units if unit.since == on]
    if young and len(units) == 1:
        return _correct(units[0], name=name, symbol=symbol, parent=parent)
    if young:
        raise Refused(Refusal.UNIT_TOO_YOUNG, field="on")
    for unit in units:
        unit.save(update_fields=["until"])
    successor = _begin(office, name=name, symbol=symbol, parent=parent, on=on)
    Unit.objects.filter(pk__in=[unit.pk for unit in units]).update(successor=successor)
    for unit in units:
        _hand_over_people(unit, successor, on=on)
        _hand_over_children(unit, successor, on=on, is_merger=len(units) > 1)
    return successor


def _correct(unit: Unit, *, name: str, symbol: str, parent: Unit | None) -> Unit:
    """A change on the day the unit began: there is no earlier day to tell from."""
    name = tidy(name)
    twins = Unit.objects.filter(name=name, parent=parent, until__isnull=True).exclude(pk=unit.pk)
    if twins.exists():
        raise Refused(Refusal.UNIT_NAME_TAKEN, field="name")
    unit.name, unit.symbol, unit.sort_key, unit.parent, unit.until = name, tidy(symbol), sort_key(name), parent, None
    unit.save()
    return unit


def _hand_over_people(unit: Unit, successor: Unit, *, on: date) -> None:
    later = Employment.objects.filter(unit=unit).filter(Q(until__isnull=True) | Q(until__gt=on))
    later.filter(since__gte=on).update(unit=successor)
    split = list(later.filter(since__lt=on).select_related("employee").order_by("pk"))
    later.filter(pk__in=[row.pk for row in split]).update(until=on)
    Employment.objects.bulk_create(
        [
            Employment(
                office=successor.office,
                employee=row.employee,
                unit=successor,
                position=row.position,
                since=on,
                until=row.until,
            )
            for row in split
        ]
    )


def _hand_over_children(unit: Unit, successor: Unit, *, on: date, is_merger: bool) -> None:
    """After a merger nobody could tell whose child a unit had been, so there it gets a successor of its own."""
    children = list(unit.children.filter(until__isnull=True).order_by("pk"))
    if not is_merger:
        unit.children.filter(pk__in=[child.pk for child in children]).update(parent=successor)
        return
    for child in children:
        _succeed([child], name=child.name, symbol=child.symbol, parent=successor, on=max(on, child.since))


def _told(unit: Unit, on: date) -> dict[str, object]:
    return {"name": unit.name, "symbol": unit.symbol, "parent": unit.parent.name if unit.parent else "", "on": on}
