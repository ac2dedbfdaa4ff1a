"""Loads the reference installation, once."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from probierz.demo.loading import is_loaded, load


class Command(BaseCommand):
    help = "Load the reference installation; does nothing when it is there already."

    def handle(self, *args: Any, **options: Any) -> None:
        if is_loaded():
            self.stdout.write("The reference installation is loaded already.")
            return
        load(today=timezone.localdate())
        self.stdout.write("The reference installation is loaded.")
