"""Prints the fixed log-ins of the demonstration."""

from typing import Any

from django.core.management.base import BaseCommand

from probierz.demo.accounts import LOGINS, PASSWORD


class Command(BaseCommand):
    help = "Print the log-ins of the demonstration: login, password, role."

    def handle(self, *args: Any, **options: Any) -> None:
        for login in LOGINS:
            self.stdout.write(f"{login.email:<28}{PASSWORD}  {login.role.replace('_', ' ')}")
