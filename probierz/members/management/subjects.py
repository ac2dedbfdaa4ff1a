"""How commands name a person: by the address of an account, or by office and number."""

import argparse

from django.core.management import CommandError, CommandParser

from probierz.offices.models import Office
from probierz.offices.queries import office_by_code
from probierz.offices.scope import office_scope
from probierz.people.models import Account, Employee


def add_arguments(parser: CommandParser) -> None:
    who: argparse._MutuallyExclusiveGroup = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--account", metavar="EMAIL", help="somebody who can log in, in every office")
    who.add_argument("--employee", nargs=2, metavar=("OFFICE", "NR"), help="somebody on the roster of one office")


def account_at(email: str) -> Account:
    account = Account.objects.filter(email__iexact=email.strip()).first()
    if account is None:
        raise CommandError(f"There is no account with the address {email}.")
    return account


def employee_at(code: str, number: str) -> tuple[Office, Employee]:
    office = office_by_code(code)
    if office is None:
        raise CommandError(f"There is no office with the code {code}. Check the code in its address: /o/CODE/.")
    with office_scope(office.pk):
        employee = Employee.objects.select_related("office").filter(number=number).first()
    if employee is None:
        raise CommandError(f"Nobody in {office.name} has the number {number}.")
    return office, employee
