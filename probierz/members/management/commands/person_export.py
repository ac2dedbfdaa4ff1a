"""Prints everything kept about one person, as JSON."""

import json
from typing import Any

from django.core.management import BaseCommand, CommandParser

from probierz.access.actor import system_actor
from probierz.members.actions.forgetting import export_account, export_employee
from probierz.members.management import subjects
from probierz.offices.scope import office_scope


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        subjects.add_arguments(parser)

    def handle(self, *, account: str | None, employee: list[str] | None, **options: Any) -> None:
        actor = system_actor("person_export")
        if account is not None:
            answer = export_account(actor, account=subjects.account_at(account))
        else:
            office, person = subjects.employee_at(*(employee or ()))
            with office_scope(office.pk):
                answer = export_employee(actor, employee=person)
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
