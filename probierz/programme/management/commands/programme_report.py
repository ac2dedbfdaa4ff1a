"""Makes the closing report of a programme as a PDF file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from probierz.lib.typesetting.report.document import typeset_report
from probierz.offices.queries import programme_by_code
from probierz.programme.queries.report import closing_report


class Command(BaseCommand):
    help = "Write the closing report of a programme to a PDF file; every figure is computed from rows."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--programme", required=True, metavar="CODE")
        parser.add_argument("--lang", choices=["pl", "en"], default="pl")
        parser.add_argument("--out", required=True, type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        programme = programme_by_code(options["programme"])
        if programme is None:
            raise CommandError(f"There is no programme with the code {options['programme']!r}.")
        out: Path = options["out"]
        if not out.parent.is_dir():
            raise CommandError(f"There is no folder {str(out.parent)!r} to write the report into.")
        content = typeset_report(closing_report(programme, language=options["lang"]))
        try:
            out.write_bytes(content)
        except OSError as error:
            raise CommandError(f"The report could not be written to {str(out)!r}: {error.strerror}.") from error
        self.stderr.write(f"The report is in {out} ({len(content):,} bytes).")
