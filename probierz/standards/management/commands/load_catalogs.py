"""Bring the requirement catalogs of the product into the database."""

from typing import Any

from django.core.management.base import BaseCommand

from probierz.access.actor import system_actor
from probierz.standards.actions.catalogs import load_shipped


class Command(BaseCommand):
    help = "Load the catalogs of requirements that come with the product; those up to date are left alone."

    def handle(self, *args: Any, **options: Any) -> None:
        for catalog in load_shipped(system_actor("catalogs")):
            self.stdout.write(f"{catalog.code}: {catalog.requirements.count()}")
