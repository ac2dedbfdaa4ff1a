"""Empties everything that tells who a person was, in the history too. It cannot be undone."""

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from probierz.access.actor import system_actor
from probierz.members.actions.forgetting import forget_account, forget_employee
from probierz.members.actions.refusals import Refused
from probierz.members.labels import REFUSALS
from probierz.members.management import subjects
from probierz.offices.scope import office_scope


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        subjects.add_arguments(parser)

    def handle(self, *, account: str | None, employee: list[str] | None, **options: Any) -> None:
        try:
            self._forget(account, employee)
        except Refused as refused:
            raise CommandError(str(REFUSALS[refused.reason])) from refused

    def _forget(self, account: str | None, employee: list[str] | None) -> None:
        actor, today = system_actor("person_forget"), timezone.localdate()
        if account is not None:
            forget_account(actor, account=subjects.account_at(account), today=today)
        else:
            office, person = subjects.employee_at(*(employee or ()))
            with office_scope(office.pk):
                forget_employee(actor, employee=person, repeated_number=person.number, today=today)
        self.stdout.write(f"Forgotten: {account or ' '.join(employee or ())}.")
