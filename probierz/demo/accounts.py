"""The fixed log-ins of the demonstration: one person for each role, in one office."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from probierz.access.actor import Actor
from probierz.demo.actions import open_account
from probierz.members.actions.roles import give_role
from probierz.offices.models import Office, Programme
from probierz.offices.scope import office_scope, programme_scope
from probierz.people.models import Account, Coordinator, Employee
from probierz.people.rules import Role

OFFICE = "starostwo-bochnia"
PASSWORD = "zloty-slad-na-kamieniu"  # noqa: S105 - printed at every start of the demonstration


@dataclass(frozen=True)
class Login:
    """Who logs in, with which address, in which role."""

    email: str
    name: str
    role: Role


LOGINS = [
    Login("pracownik@demo.example", "Bogdan Pokazowy", Role.EMPLOYEE),
    Login("kierownik@demo.example", "Danuta Pokazowa", Role.UNIT_HEAD),
    Login("proces@demo.example", "Piotr Pokazowy", Role.PROCESS_OWNER),
    Login("auditor@demo.example", "Żaneta Pokazowa", Role.INTERNAL_AUDITOR),
    Login("pelnomocnik@demo.example", "Łucja Pokazowa", Role.QUALITY_REPRESENTATIVE),
    Login("starosta@demo.example", "Stanisław Pokazowy", Role.OFFICE_HEAD),
    Login("zewnetrzny@demo.example", "Ewa Pokazowa", Role.EXTERNAL_AUDITOR),
    Login("koordynator@demo.example", "Maria Pokazowa", Role.PROGRAMME_COORDINATOR),
    Login("administrator@demo.example", "Adam Pokazowy", Role.ADMINISTRATOR),
]


def open_accounts(actor: Actor, *, office: Office, programmes: list[Programme], on: date) -> None:
    """Open the nine accounts; those of the office belong to people already settled in it."""
    with office_scope(office.pk):
        unclaimed = iter(Employee.objects.filter(account=None, employments__until=None).order_by("number")[:9])
    password_hash = make_password(PASSWORD)  # once: each costs a tenth of a second on purpose
    for login in LOGINS:
        account = open_account(
            actor,
            email=login.email,
            name=login.name,
            password_hash=password_hash,
            is_administrator=login.role is Role.ADMINISTRATOR,
        )
        if login.role is Role.PROGRAMME_COORDINATOR:
            _coordinate(account, programmes, on)
        elif login.role is not Role.ADMINISTRATOR:
            with office_scope(office.pk):
                give_role(actor, office=office, account=account, role=login.role, on=on)
                if login.role is not Role.EXTERNAL_AUDITOR:
                    Employee.objects.filter(pk=next(unclaimed).pk).update(account=account)


def _coordinate(account: Account, programmes: list[Programme], on: date) -> None:
    for programme in programmes:
        with programme_scope(programme.pk):
            Coordinator(programme=programme, account=account, since=on).save()
