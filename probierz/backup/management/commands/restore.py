"""Restores an installation from a backup, as a whole or not at all."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from probierz.backup.installation import data_folder
from probierz.backup.restoring import CannotRestore, Restored, restore


class Command(BaseCommand):
    help = "Verify a backup and put it in the place of the data; what was there is kept beside."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archive", metavar="FILE", help="made by the command backup")
        parser.add_argument("--into", metavar="FOLDER", help="the data folder to make (default: PROBIERZ_DATA)")
        parser.add_argument("--replace", action="store_true", help="set the data that are there aside")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        into = Path(options["into"]) if options["into"] else data_folder()
        try:
            done = restore(Path(options["archive"]), into=into, replace=options["replace"])
        except CannotRestore as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(
            json.dumps({**asdict(done), "folder": str(done.folder)}) if options["json"] else _in_words(done)
        )


def _in_words(done: Restored) -> str:
    lines = [
        f"Restored {done.folder} from the backup of {done.made_at}.",
        f"{done.rows} rows, {done.files} files, {done.events} events of the trail: all verified.",
        *(f"The data of before are kept in {where}; remove them when you are content." for where in done.kept),
    ]
    return "\n".join(lines)
