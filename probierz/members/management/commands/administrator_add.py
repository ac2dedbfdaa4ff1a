"""Makes the account of an administrator, the first of an installation too; asks for the password."""

import getpass
import sys
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from probierz.access.actor import system_actor
from probierz.members.actions.administrators import appoint_administrator
from probierz.people.models import Account


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="E-MAIL")
        parser.add_argument("--name", default="", help="how the person is called")
        parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")

    def handle(self, *, email: str, name: str, password_stdin: bool, **options: Any) -> None:
        address = email.strip().lower()
        try:
            validate_email(address)
            password = sys.stdin.readline().rstrip("\n") if password_stdin else _asked()
            validate_password(password, Account(email=address, name=name))
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from problem
        appoint_administrator(system_actor("administrator_add"), email=address, name=name, password=password)
        self.stdout.write(f"{address} runs this installation now. Set up the second step after the first log-in.")


def _asked() -> str:
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise CommandError("The two passwords differ. Nothing was changed.")
    return password
