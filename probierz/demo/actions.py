"""Writes that only a demonstration needs: people settled in bulk, accounts with known passwords."""

from collections.abc import Sequence
from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.demo.people import Person, address_of, units
from probierz.lib.polish import fold, sort_key
from probierz.offices.models import Office, Unit
from probierz.people.models import Account, Employee, Employment
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.EMPLOYEE_MANAGE)
def settle(actor: Actor, *, office: Office, people: Sequence[Person], since: date) -> None:
    """Bring invented people into an empty office, with its units; one event tells how many."""
    places = {
        name: Unit(office=office, name=name, symbol=symbol, sort_key=sort_key(name), since=since)
        for name, symbol in units()
    }
    Unit.objects.bulk_create(places.values())
    employees = [_employee(office, person) for person in people]
    Employee.objects.bulk_create(employees)
    Employment.objects.bulk_create(
        Employment(
            office=office,
            employee=employee,
            unit=places[person.unit],
            position=person.position,
            since=person.since,
            until=person.until,
        )
        for employee, person in zip(employees, people, strict=True)
    )
    record(actor, Verb.DEMO_SETTLED, office, after={"people": len(people)}, at_office=office)


@action(Permission.INSTALLATION_MANAGE)
def open_account(actor: Actor, *, email: str, name: str, password_hash: str, is_administrator: bool) -> Account:
    """An account whose password is printed: for a demonstration and nothing else."""
    account = Account.objects.create(email=email, name=name, password=password_hash, is_administrator=is_administrator)
    record(actor, Verb.DEMO_ACCOUNT_OPENED, account, personal={"name": name})
    return account


def _employee(office: Office, person: Person) -> Employee:
    name = f"{person.given_name} {person.family_name}"
    return Employee(
        office=office,
        number=person.number,
        given_name=person.given_name,
        family_name=person.family_name,
        email=address_of(person, office.code),
        search_key=fold(f"{name} {person.number}"),
        sort_key=sort_key(f"{person.family_name} {person.given_name}"),
    )
