"""Makes a backup of everything while the installation runs."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from probierz.backup.installation import BACKUPS, data_folder
from probierz.backup.making import Backup, CannotBackUp, make_backup


class Command(BaseCommand):
    help = "Write the database, all files and the keys into one archive; nobody has to stop working."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", metavar="FOLDER", help="where to (default: backups in the data folder)")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(options["to"]) if options["to"] else data_folder() / BACKUPS
        try:
            backup = make_backup(folder)
        except CannotBackUp as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(json.dumps(_as_json(backup)) if options["json"] else _in_words(backup))
        if backup.damaged:
            names = ", ".join(backup.damaged)
            self.stderr.write(f"Stored files that are damaged and were copied as they are: {names}.")
            sys.exit(1)


def _as_json(backup: Backup) -> dict[str, Any]:
    return {
        "file": str(backup.path),
        "size": backup.size,
        "sha256": backup.seal,
        "rows": backup.rows,
        "files": backup.files,
        "damaged": backup.damaged,
    }


def _in_words(backup: Backup) -> str:
    return (
        f"{backup.path}\n{backup.rows} rows and {backup.files} files in {backup.size / 1_000_000:.1f} MB.\n"
        "It holds the keys of the installation: keep it in another building, where only you can read it."
    )
