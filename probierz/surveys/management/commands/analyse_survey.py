"""Compares two waves of a survey by a plan: the same statistics as the pages, for any file of answers."""

import argparse
import json
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from probierz.lib.analysis.engine import analyse
from probierz.lib.analysis.plans import Plan, read_plan
from probierz.lib.analysis.sheets import LIMITS, ColumnMissing, read_sheets
from probierz.lib.catalogs.reading import CatalogBroken
from probierz.lib.tabular import TableRefused
from probierz.members.labels import told_refusal

EXPLANATION = """\
PLAN names the columns of DATA: items, waves, and what else is wanted; docs/reference/analysis-plan.md tells its format.
DATA is csv (comma or semicolon, UTF-8 or Windows-1250), xlsx or ods, with the names of columns in its first row.
Without --json the changes are printed as a table.
"""


class Command(BaseCommand):
    help = __doc__ or ""

    def create_parser(self, *arguments: str, **options: Any) -> CommandParser:
        return super().create_parser(
            *arguments, epilog=EXPLANATION, formatter_class=argparse.RawDescriptionHelpFormatter, **options
        )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("plan", type=Path, metavar="PLAN")
        parser.add_argument("data", type=Path, metavar="DATA")
        parser.add_argument("--json", action="store_true", help="answer in JSON, numbers in full precision")

    def handle(self, *, plan: Path, data: Path, **options: Any) -> None:
        answer = _answer(_plan(plan), data)
        self.stdout.write(
            json.dumps(answer, ensure_ascii=False, allow_nan=False) if options["json"] else _table(answer)
        )


def _plan(file: Path) -> Plan:
    try:
        return read_plan(_bytes(file).decode("utf-8-sig"), file=file.name)
    except UnicodeDecodeError as problem:
        raise CommandError(f"The plan {file} is not a text in UTF-8. Save it as UTF-8 and start again.") from problem
    except CatalogBroken as broken:
        raise CommandError(f"The plan cannot be used: {broken}. Mend that line and start again.") from broken


def _answer(plan: Plan, file: Path) -> dict[str, Any]:
    try:
        return analyse(plan, read_sheets(_bytes(file), plan))
    except TableRefused as refused:
        raise CommandError(f"The data {file} cannot be read. {told_refusal(refused)}") from refused
    except ColumnMissing as missing:
        raise CommandError(str(missing)) from missing


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > LIMITS.upload_bytes:
            raise CommandError(f"The file {file} is larger than {LIMITS.upload_bytes // 1_000_000} MB. Divide it.")
        return file.read_bytes()
    except OSError as problem:
        raise CommandError(f"The file {file} cannot be read: {problem.strerror}.") from problem


def _table(answer: dict[str, Any]) -> str:
    index = {"index": answer["index"]} if "index" in answer else {}
    head = f"{'':<20}{'n':>7}{'mean':>9}{'n':>7}{'mean':>9}{'diff':>9}{'p':>9}{'p adj.':>9}"
    lines = [_line(name, one) for name, one in {**answer["items"], **index}.items()]
    return "\n".join([head, *lines, *(f"! {warning}" for warning in answer["warnings"])])


def _line(name: str, one: dict[str, Any]) -> str:
    waves = "".join(f"{one[wave]['n']:>7}{_figure(one[wave]['mean']):>9}" for wave in ("baseline", "followup"))
    change = one["comparison"]
    values = (change["diff"], change["welch"]["p"], change["bh"]["welch"])
    return f"{name[:20]:<20}{waves}{''.join(f'{_figure(value):>9}' for value in values)}"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
