"""Writes a signed checkpoint of every chain, to be kept somewhere else."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from probierz.trail.checkpoints import as_text, take_checkpoint


class Command(BaseCommand):
    help = "Write a signed checkpoint (size and head of every chain) to a file or to the screen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--out", metavar="FILE", help="write here instead of the screen")

    def handle(self, *args: Any, **options: Any) -> None:
        text = as_text(take_checkpoint())
        if options["out"]:
            Path(options["out"]).write_text(text, encoding="utf-8")
        else:
            self.stdout.write(text, ending="")
