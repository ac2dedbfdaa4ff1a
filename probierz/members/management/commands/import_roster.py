"""Imports a roster of employees into an office: all of the file, or none of it."""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from probierz.access.actor import system_actor
from probierz.lib.roster import RosterPlan
from probierz.lib.tabular import Limits, RefusalCode, Table, TableRefused, read_table
from probierz.members.actions.roster import RosterHasErrors, import_roster
from probierz.members.labels import told_error, told_refusal
from probierz.members.queries.roster import plan_for
from probierz.offices.models import Office
from probierz.offices.queries import office_by_code
from probierz.offices.scope import office_scope

Answer = dict[str, Any]

EXPLANATION = """\
The first row holds the headings nr, nazwisko, imię, stanowisko, komórka, e-mail in any order; nr is the key. The file
is xlsx, ods or csv. A file with any error changes nothing, so that it can be mended and given again; then "created" and
"updated" are 0, because they count what was written. With --dry-run nothing is written either way, and they count what
the rows without errors would do. A "row" of 0 speaks about the file as a whole. The exit code
1 means that there were errors.
"""


class Command(BaseCommand):
    help = __doc__ or ""

    def create_parser(self, *arguments: str, **options: Any) -> CommandParser:
        return super().create_parser(
            *arguments, epilog=EXPLANATION, formatter_class=argparse.RawDescriptionHelpFormatter, **options
        )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--office", required=True, metavar="CODE", help="the code of the office")
        parser.add_argument("--on", type=date.fromisoformat, metavar="DAY", help="the first day of what is new")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *, file: Path, office: str, on: date | None, dry_run: bool, **options: Any) -> None:
        place = office_by_code(office)
        if place is None:
            raise CommandError(f"There is no office with the code {office}. Check the code in its address: /o/CODE/.")
        with office_scope(place.pk):
            answer = _answer(place, file, on=on or timezone.localdate(), is_dry=dry_run)
        self.stdout.write(json.dumps(answer, ensure_ascii=False) if options["json"] else _as_text(answer))
        if answer["errors"]:
            raise SystemExit(1)


def _answer(office: Office, file: Path, *, on: date, is_dry: bool) -> Answer:
    try:
        table = _read(file)
        if is_dry:
            return _of_plan(plan_for(table, columns=None).plan)
        done = import_roster(system_actor("import_roster"), office=office, table=table, on=on)
    except TableRefused as refused:
        return _counts(0, 0, 0, [{"row": 0, "column": "", "message": told_refusal(refused)}])
    except RosterHasErrors as refused:
        return {**_of_plan(refused.plan), "created": 0, "updated": 0}
    return _counts(done.created, done.updated, done.unchanged, [])


def _read(file: Path) -> Table:
    limit = Limits().upload_bytes
    try:
        size = file.stat().st_size
        if size > limit:
            raise TableRefused(RefusalCode.TOO_LARGE, limit=limit, size=size)
        return read_table(file.read_bytes())
    except OSError as problem:
        raise CommandError(f"The file {file} cannot be read: {problem.strerror}.") from problem


def _of_plan(plan: RosterPlan) -> Answer:
    errors = [{"row": error.row, "column": error.column, "message": told_error(error)} for error in plan.errors]
    return _counts(len(plan.created), len(plan.updated), len(plan.unchanged), errors)


def _counts(created: int, updated: int, unchanged: int, errors: list[dict[str, Any]]) -> Answer:
    return {"created": created, "updated": updated, "unchanged": unchanged, "errors": errors}


def _as_text(answer: Answer) -> str:
    lines = [f"{name:<10} {answer[name]:>6}" for name in ("created", "updated", "unchanged")]
    errors = [f"row {error['row']:>5}  {error['column']:<12} {error['message']}" for error in answer["errors"]]
    return "\n".join([*lines, *errors])
