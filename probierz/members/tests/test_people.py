"""People come, move, leave and are away; every period stays readable."""

from datetime import date, timedelta
from typing import Any

import pytest

from probierz.access.actions import PermissionRefused
from probierz.access.actor import Actor, actor_of
from probierz.access.permissions import Permission
from probierz.members.actions import people
from probierz.members.actions.people import Details
from probierz.members.actions.refusals import Refused
from probierz.members.actions.structure import add_unit
from probierz.members.queries import people as queries
from probierz.members.queries.people import Order, Status, Wish
from probierz.members.rules import Refusal
from probierz.offices.scope import office_scope
from probierz.people.models import Absence, Employee, Employment
from probierz.people.queries import headcount
from probierz.trail.models import Event
from tests.cast import TODAY, Cast

HIRED = date(2026, 3, 1)
ZOFIA = Details(number="17", family_name="Ćma", given_name="Zofia", email="Z.Cma@Lipowo.example", position="inspektor")


@pytest.fixture
def zofia(in_lipowo: Cast, lucja: Actor) -> Employee:
    return people.add_employee(lucja, office=in_lipowo.lipowo, details=ZOFIA, on=HIRED)


def details(**changes) -> Details:
    return Details(**{**vars(ZOFIA), **changes})


def refusal(act, actor: Actor, **arguments) -> Refusal:
    with pytest.raises(Refused) as refused:
        act(actor, **arguments)
    return refused.value.reason


def periods(employee: Employee) -> list[tuple[date, date | None, str]]:
    rows = Employment.objects.filter(employee=employee).order_by("since")
    return [(row.since, row.until, row.position) for row in rows]


def test_a_person_is_employed_from_the_day_given(zofia: Employee) -> None:
    assert periods(zofia) == [(HIRED, None, "inspektor")]
    assert zofia.email == "z.cma@lipowo.example"
    assert headcount(HIRED) == headcount(HIRED - timedelta(days=1)) + 1


def test_values_that_name_a_person_stay_out_of_the_chain(zofia: Employee) -> None:
    event = Event.objects.get(verb="employee.added")

    assert event.personal["family_name"] == "Ćma"
    assert "Ćma" not in f"{event.before}{event.after}{event.note}"


def test_a_new_position_closes_one_employment_and_opens_another(zofia: Employee, in_lipowo: Cast, lucja: Actor) -> None:
    unit = add_unit(lucja, office=in_lipowo.lipowo, name="Kadry", symbol="", parent=None, on=HIRED)
    moved = date(2026, 9, 1)

    people.change_employee(lucja, employee=zofia, details=details(position="kierownik", unit=unit), on=moved)

    assert periods(zofia) == [(HIRED, moved, "inspektor"), (moved, None, "kierownik")]
    assert Employment.objects.get(employee=zofia, until__isnull=True).unit == unit


def test_a_correction_of_the_name_opens_no_new_employment(zofia: Employee, lucja: Actor) -> None:
    people.change_employee(lucja, employee=zofia, details=details(family_name="Ćmak"), on=TODAY)

    assert periods(zofia) == [(HIRED, None, "inspektor")]
    assert [str(row) for row in queries.people(Wish(words="cmak"), on=TODAY)] == ["Zofia Ćmak"]


def test_a_change_on_the_first_day_is_a_correction(zofia: Employee, lucja: Actor) -> None:
    people.change_employee(lucja, employee=zofia, details=details(position="referent"), on=HIRED)

    assert periods(zofia) == [(HIRED, None, "referent")]


def test_a_change_before_the_employment_began_is_refused(zofia: Employee, lucja: Actor) -> None:
    early = {"employee": zofia, "details": details(position="x"), "on": HIRED - timedelta(days=1)}

    assert refusal(people.change_employee, lucja, **early) is Refusal.BEFORE_EMPLOYMENT
    assert periods(zofia) == [(HIRED, None, "inspektor")]


def test_the_last_day_is_still_a_day_of_work(zofia: Employee, lucja: Actor) -> None:
    people.end_employment(lucja, employee=zofia, last_day=date(2026, 9, 30))

    assert Employment.objects.on(date(2026, 9, 30)).filter(employee=zofia).exists()
    assert not Employment.objects.on(date(2026, 10, 1)).filter(employee=zofia).exists()


def test_somebody_who_left_can_come_back_later_but_not_meanwhile(zofia: Employee, lucja: Actor) -> None:
    people.end_employment(lucja, employee=zofia, last_day=date(2026, 9, 30))
    back: dict[str, Any] = {"employee": zofia, "details": details(position="doradca")}

    meanwhile = refusal(people.change_employee, lucja, **back, on=date(2026, 9, 30))
    people.change_employee(lucja, **back, on=date(2026, 11, 1))

    assert meanwhile is Refusal.BEFORE_EMPLOYMENT
    assert periods(zofia)[-1] == (date(2026, 11, 1), None, "doradca")


def test_leaving_twice_or_before_the_first_day_is_refused(zofia: Employee, lucja: Actor) -> None:
    early = {"employee": zofia, "last_day": HIRED - timedelta(days=1)}
    assert refusal(people.end_employment, lucja, **early) is Refusal.BEFORE_EMPLOYMENT

    people.end_employment(lucja, employee=zofia, last_day=TODAY)
    assert refusal(people.end_employment, lucja, employee=zofia, last_day=TODAY) is Refusal.NOT_EMPLOYED


def test_a_number_belongs_to_one_person_of_the_office(zofia: Employee, in_lipowo: Cast, lucja: Actor) -> None:
    bogdan = Employee.objects.get(account=in_lipowo.bogdan)

    again = {"office": in_lipowo.lipowo, "details": ZOFIA, "on": TODAY}
    assert refusal(people.add_employee, lucja, **again) is Refusal.NUMBER_TAKEN
    same = {"employee": bogdan, "details": ZOFIA, "on": TODAY}
    assert refusal(people.change_employee, lucja, **same) is Refusal.NUMBER_TAKEN


def test_the_same_number_in_another_office_is_another_person(zofia: Employee, cast: Cast) -> None:
    with office_scope(cast.olszyny.pk):
        people.add_employee(cast.actor(cast.celina), office=cast.olszyny, details=ZOFIA, on=HIRED)

        assert Employee.objects.filter(number="17").count() == 1


def test_an_outsider_is_not_counted_as_employed(in_lipowo: Cast, lucja: Actor) -> None:
    before = headcount(TODAY)
    expert = details(number="", is_external=True)

    person = people.add_employee(lucja, office=in_lipowo.lipowo, details=expert, on=HIRED)
    people.change_employee(lucja, employee=person, details=details(number="Z-1", is_external=True), on=TODAY)

    assert headcount(TODAY) == before
    assert list(queries.people(Wish(status=Status.EXTERNAL), on=TODAY)) == [person]
    assert periods(person) == []


def test_a_deputy_holds_the_roles_of_the_absent_person_meanwhile(in_lipowo: Cast, lucja: Actor) -> None:
    absent, deputy = (Employee.objects.get(account=one) for one in (in_lipowo.lucja, in_lipowo.bogdan))

    people.record_absence(
        lucja, employee=absent, first_day=date(2026, 11, 9), last_day=date(2026, 11, 13), deputy=deputy
    )

    for day, may in ((8, False), (9, True), (13, True), (14, False)):
        actor = actor_of(in_lipowo.bogdan, on=date(2026, 11, day))
        assert actor.may(Permission.EMPLOYEE_MANAGE) is may, day


def test_absences_that_cannot_be_are_refused(zofia: Employee, in_lipowo: Cast, lucja: Actor) -> None:
    bogdan = Employee.objects.get(account=in_lipowo.bogdan)
    gone = people.add_employee(lucja, office=in_lipowo.lipowo, details=details(number="18"), on=HIRED)
    people.end_employment(lucja, employee=gone, last_day=date(2026, 10, 1))
    days = {"first_day": TODAY, "last_day": TODAY + timedelta(days=4)}
    people.record_absence(lucja, employee=bogdan, **days, deputy=None)

    def refused(**changes) -> Refusal:
        return refusal(people.record_absence, lucja, **{"employee": zofia, "deputy": None, **days, **changes})

    assert refused(employee=bogdan) is Refusal.ABSENCE_OVERLAPS
    assert refused(last_day=TODAY - timedelta(days=1)) is Refusal.LAST_DAY_BEFORE_FIRST
    assert refused(deputy=zofia) is Refusal.DEPUTY_IS_SELF
    assert refused(deputy=bogdan) is Refusal.DEPUTY_AWAY
    assert refused(deputy=bogdan, last_day=None) is Refusal.DEPUTY_AWAY
    assert refused(deputy=gone) is Refusal.DEPUTY_NOT_EMPLOYED
    assert Absence.objects.count() == 1


def test_an_absence_ends_on_return_or_is_taken_back(zofia: Employee, lucja: Actor) -> None:
    begun = people.record_absence(lucja, employee=zofia, first_day=HIRED, last_day=None, deputy=None)
    people.end_absence(lucja, absence=begun, on=TODAY)
    planned = people.record_absence(lucja, employee=zofia, first_day=TODAY, last_day=None, deputy=None)
    people.end_absence(lucja, absence=planned, on=TODAY)

    assert [(row.since, row.until) for row in Absence.objects.all()] == [(HIRED, TODAY)]


def test_the_list_is_in_polish_order_and_finds_without_diacritics(zofia: Employee, in_lipowo: Cast) -> None:
    names = [row.family_name for row in queries.people(Wish(), on=TODAY)]

    assert names == ["Ćma", "Ćwik", "Łoś", "Źrebiec", "Żółć"]
    assert [str(row) for row in queries.people(Wish(words="CMA zof"), on=TODAY)] == ["Zofia Ćma"]
    assert [row.number for row in queries.people(Wish(words="z.cma@lipowo"), on=TODAY)] == ["17"]


@pytest.mark.parametrize("order", [*Order, *[f"-{order}" for order in Order], "nonsense"])
def test_the_list_knows_every_order(zofia: Employee, order: str) -> None:
    assert zofia in queries.people(Wish(order=order), on=TODAY)


def test_the_list_shows_a_unit_with_what_is_beneath_it(in_lipowo: Cast, lucja: Actor) -> None:
    office = in_lipowo.lipowo
    above = add_unit(lucja, office=office, name="Wydział", symbol="", parent=None, on=HIRED)
    below = add_unit(lucja, office=office, name="Referat", symbol="", parent=above, on=HIRED)
    person = people.add_employee(lucja, office=office, details=details(unit=below), on=HIRED)

    assert list(queries.people(Wish(unit=above), on=TODAY)) == [person]


def test_who_left_is_on_the_list_of_those_who_left(zofia: Employee, lucja: Actor) -> None:
    people.end_employment(lucja, employee=zofia, last_day=date(2026, 9, 30))

    assert zofia not in queries.people(Wish(), on=TODAY)
    assert list(queries.people(Wish(status=Status.LEFT), on=TODAY)) == [zofia]
    assert zofia in queries.people(Wish(status=Status.ALL), on=TODAY)


def test_the_head_reads_people_but_does_not_change_them(zofia: Employee, in_lipowo: Cast) -> None:
    with pytest.raises(PermissionRefused):
        people.end_employment(in_lipowo.actor(in_lipowo.scibor), employee=zofia, last_day=TODAY)
