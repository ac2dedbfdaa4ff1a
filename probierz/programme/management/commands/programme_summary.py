"""Prints a programme in figures: offices, people, certificates, answers, results."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from probierz.offices.queries import programme_by_code
from probierz.programme.queries.summary import Summary, summary_of


class Command(BaseCommand):
    help = "Print what a programme can prove; every figure is computed from rows."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--programme", required=True, metavar="CODE")
        parser.add_argument("--json", action="store_true", help="print JSON and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        programme = programme_by_code(options["programme"])
        if programme is None:
            raise CommandError(f"There is no programme with the code {options['programme']!r}.")
        summary = summary_of(programme)
        self.stdout.write(json.dumps(summary, ensure_ascii=False) if options["json"] else in_words(summary))


def in_words(summary: Summary) -> str:
    responses = summary["responses"]
    lines = [
        f"offices: {summary['offices']}",
        f"employees: {summary['employees']}",
        f"certificates of participation: {summary['certificates_of_participation']}",
        f"responses: {responses['baseline']} before, {responses['followup']} after",
    ]
    results = [f"{one['id']}: {one['baseline']} -> {one['followup']} ({one['status']})" for one in summary["results"]]
    return "\n".join([*lines, *results])
