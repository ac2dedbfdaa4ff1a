"""Units change, and every past day stays as it was."""

from datetime import date, timedelta

import pytest

from probierz.access.actions import PermissionRefused
from probierz.access.actor import Actor
from probierz.members.actions import structure
from probierz.members.actions.refusals import Refused
from probierz.members.queries.structure import flat, lineage, tree
from probierz.members.rules import Refusal
from probierz.offices.models import Unit
from probierz.people.models import Employee, Employment
from probierz.trail.models import Event
from tests.cast import TODAY, Cast

OPENED = date(2020, 1, 1)
CHANGED = date(2026, 6, 1)
BEFORE = CHANGED - timedelta(days=1)


def add(actor: Actor, cast: Cast, name: str, parent: Unit | None = None, on: date = OPENED) -> Unit:
    return structure.add_unit(actor, office=cast.lipowo, name=name, symbol="", parent=parent, on=on)


def place(cast: Cast, unit: Unit) -> Employment:
    """Bogdan works in the unit since it exists."""
    employee = Employee.objects.get(account=cast.bogdan)
    Employment.objects.filter(employee=employee).update(unit=unit, since=unit.since, position="inspektor")
    return Employment.objects.get(employee=employee)


def shape(on: date) -> list[tuple[int, str]]:
    return [(branch.depth, branch.unit.name) for branch in flat(tree(on=on))]


def refusal(act, actor: Actor, **arguments) -> Refusal:
    with pytest.raises(Refused) as refused:
        act(actor, **arguments)
    return refused.value.reason


def test_units_make_a_tree_in_polish_order(in_lipowo: Cast, lucja: Actor) -> None:
    office = add(lucja, in_lipowo, "Urząd")
    for name in ("Wydział Zdrowia", "Wydział Środowiska", "Wydział Finansów"):
        add(lucja, in_lipowo, name, office)

    assert shape(TODAY) == [(0, "Urząd"), (1, "Wydział Finansów"), (1, "Wydział Środowiska"), (1, "Wydział Zdrowia")]


def test_a_renamed_unit_has_a_successor_and_its_people_follow(in_lipowo: Cast, lucja: Actor) -> None:
    unit = add(lucja, in_lipowo, "Referat Podatków")
    add(lucja, in_lipowo, "Kasa", unit)
    place(in_lipowo, unit)

    renamed = structure.rename_unit(lucja, unit=unit, name="Referat Dochodów", symbol="RD", on=CHANGED, today=TODAY)

    assert shape(BEFORE) == [(0, "Referat Podatków"), (1, "Kasa")]
    assert shape(CHANGED) == [(0, "Referat Dochodów"), (1, "Kasa")]
    assert lineage(renamed) == [unit]
    then, now = Employment.objects.on(BEFORE).get(unit=unit), Employment.objects.on(CHANGED).get(unit=renamed)
    assert (then.until, now.since, now.position) == (CHANGED, CHANGED, "inspektor")
    assert tree(on=CHANGED)[0].total == 1


def test_a_change_on_the_day_a_unit_began_is_a_correction(in_lipowo: Cast, lucja: Actor) -> None:
    unit = add(lucja, in_lipowo, "Referat Podatkuw", on=CHANGED)

    structure.rename_unit(lucja, unit=unit, name="Referat Podatków", symbol="", on=CHANGED, today=TODAY)

    assert [unit.name for unit in Unit.objects.all()] == ["Referat Podatków"]


def test_a_moved_unit_takes_its_branch_along(in_lipowo: Cast, lucja: Actor) -> None:
    first, second = add(lucja, in_lipowo, "A"), add(lucja, in_lipowo, "B")
    unit = add(lucja, in_lipowo, "Referat", first)
    add(lucja, in_lipowo, "Stanowisko", unit)

    structure.move_unit(lucja, unit=unit, parent=second, on=CHANGED, today=TODAY)

    assert shape(BEFORE) == [(0, "A"), (1, "Referat"), (2, "Stanowisko"), (0, "B")]
    assert shape(CHANGED) == [(0, "A"), (0, "B"), (1, "Referat"), (2, "Stanowisko")]


def test_merged_units_become_one_and_the_past_keeps_both_branches(in_lipowo: Cast, lucja: Actor) -> None:
    first, second = add(lucja, in_lipowo, "Budownictwo"), add(lucja, in_lipowo, "Geodezja")
    add(lucja, in_lipowo, "Archiwum map", second)
    place(in_lipowo, first)

    merged = structure.merge_units(
        lucja, units=[first, second], name="Przestrzeń", symbol="", parent=None, on=CHANGED, today=TODAY
    )

    assert shape(BEFORE) == [(0, "Budownictwo"), (0, "Geodezja"), (1, "Archiwum map")]
    assert shape(CHANGED) == [(0, "Przestrzeń"), (1, "Archiwum map")]
    assert set(lineage(merged)) == {first, second}
    assert Employment.objects.on(CHANGED).filter(unit=merged).exists()


def test_an_empty_unit_can_be_closed(in_lipowo: Cast, lucja: Actor) -> None:
    unit = add(lucja, in_lipowo, "Referat")

    structure.close_unit(lucja, unit=unit, on=CHANGED, today=TODAY)

    assert shape(BEFORE) == [(0, "Referat")]
    assert shape(CHANGED) == []
    assert [event.verb for event in Event.objects.all()] == ["unit.added", "unit.closed"]


def test_a_unit_added_by_mistake_leaves_no_trace_but_history(in_lipowo: Cast, lucja: Actor) -> None:
    structure.close_unit(lucja, unit=add(lucja, in_lipowo, "Pomyłka", on=TODAY), on=TODAY, today=TODAY)

    assert not Unit.objects.exists()
    assert Event.objects.filter(verb="unit.closed").exists()


def test_a_unit_with_people_or_units_is_not_closed(in_lipowo: Cast, lucja: Actor) -> None:
    unit = add(lucja, in_lipowo, "Referat")
    child = add(lucja, in_lipowo, "Kasa", unit)
    place(in_lipowo, child)

    for one in (unit, child):
        assert refusal(structure.close_unit, lucja, unit=one, on=CHANGED, today=TODAY) is Refusal.UNIT_NOT_EMPTY


def test_two_units_of_one_name_in_one_place_are_refused(in_lipowo: Cast, lucja: Actor) -> None:
    add(lucja, in_lipowo, "Kadry")
    other = add(lucja, in_lipowo, "Płace")

    again = {"office": in_lipowo.lipowo, "name": " Kadry ", "symbol": "", "parent": None, "on": TODAY}
    assert refusal(structure.add_unit, lucja, **again) is Refusal.UNIT_NAME_TAKEN
    rename = {"unit": other, "name": "Kadry", "symbol": "", "today": TODAY}
    assert refusal(structure.rename_unit, lucja, **rename, on=CHANGED) is Refusal.UNIT_NAME_TAKEN
    other.refresh_from_db()
    assert refusal(structure.rename_unit, lucja, **rename, on=OPENED) is Refusal.UNIT_NAME_TAKEN
    assert Unit.objects.get(name="Płace").until is None


def test_a_unit_cannot_stand_beneath_itself(in_lipowo: Cast, lucja: Actor) -> None:
    unit = add(lucja, in_lipowo, "Wydział")
    child = add(lucja, in_lipowo, "Referat", unit)

    for parent in (unit, child):
        move = {"unit": unit, "parent": parent, "on": CHANGED, "today": TODAY}
        assert refusal(structure.move_unit, lucja, **move) is Refusal.UNIT_UNDER_ITSELF


def test_changes_are_refused_in_the_future_before_the_beginning_and_after_the_end(
    in_lipowo: Cast, lucja: Actor
) -> None:
    unit = add(lucja, in_lipowo, "Referat")
    rename = {"unit": unit, "name": "Wydział", "symbol": "", "today": TODAY}

    assert refusal(structure.rename_unit, lucja, **rename, on=TODAY + timedelta(days=1)) is Refusal.IN_FUTURE
    assert refusal(structure.rename_unit, lucja, **rename, on=date(2019, 1, 1)) is Refusal.UNIT_TOO_YOUNG
    structure.close_unit(lucja, unit=unit, on=CHANGED, today=TODAY)
    assert refusal(structure.rename_unit, lucja, **rename, on=TODAY) is Refusal.UNIT_ENDED
    beneath = {"office": in_lipowo.lipowo, "name": "X", "symbol": "", "parent": unit, "on": TODAY}
    assert refusal(structure.add_unit, lucja, **beneath) is Refusal.UNIT_ENDED


def test_a_change_that_changes_nothing_and_a_merger_of_one_are_refused(in_lipowo: Cast, lucja: Actor) -> None:
    unit = add(lucja, in_lipowo, "Referat")
    same = {"unit": unit, "on": CHANGED, "today": TODAY}
    one = {"units": [unit], "name": "X", "symbol": "", "parent": None, "on": CHANGED, "today": TODAY}

    assert refusal(structure.rename_unit, lucja, name="Referat", symbol="", **same) is Refusal.UNIT_UNCHANGED
    assert refusal(structure.move_unit, lucja, parent=None, **same) is Refusal.UNIT_UNCHANGED
    assert refusal(structure.merge_units, lucja, **one) is Refusal.MERGE_NEEDS_TWO


def test_a_merger_on_the_day_one_of_them_began_is_refused(in_lipowo: Cast, lucja: Actor) -> None:
    units = [add(lucja, in_lipowo, "A"), add(lucja, in_lipowo, "B", on=CHANGED)]
    merge = {"units": units, "name": "X", "symbol": "", "parent": None, "on": CHANGED, "today": TODAY}

    assert refusal(structure.merge_units, lucja, **merge) is Refusal.UNIT_TOO_YOUNG
    assert Unit.objects.filter(until__isnull=True).count() == 2


def test_an_employee_may_not_change_the_structure(in_lipowo: Cast) -> None:
    with pytest.raises(PermissionRefused):
        add(in_lipowo.actor(in_lipowo.bogdan), in_lipowo, "Kadry")
