"""Writes a signed checkpoint of every chain, to be kept somewhere else."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from probierz.trail.checkpoints import take_checkpoint


class Command(BaseCommand):
    help = "Write a signed checkpoint (size and head of every chain) to a file or to the screen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--out", metavar="FILE", help="write here instead of the screen")

    def handle(self, *args: Any, **options: Any) -> None:
        text = json.dumps(take_checkpoint(), indent=1)
        if options["out"]:
            Path(options["out"]).write_text(text + "\n", encoding="utf-8")
        else:
            self.stdout.write(text)
