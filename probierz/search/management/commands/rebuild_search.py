"""Makes the index of the search anew from the records."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from probierz.offices.models import Office
from probierz.offices.queries import office_by_code
from probierz.offices.scope import office_scope
from probierz.search.sources import rebuild


class Command(BaseCommand):
    help = "Make the index of the search anew from the records of one office, or of all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--office", metavar="CODE", help="only this office")

    def handle(self, *args: Any, **options: Any) -> None:
        for office in _offices(options["office"]):
            with office_scope(office.pk), transaction.atomic():
                count = rebuild(office)
            self.stdout.write(f"{office.code}: {count}")


def _offices(code: str | None) -> list[Office]:
    if code is None:
        return list(Office.objects.order_by("code"))
    office = office_by_code(code)
    if office is None:
        raise CommandError(f"There is no office with the code {code}.")
    return [office]
