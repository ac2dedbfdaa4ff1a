"""`./run manage tick`: one round of the periodic duties; call it once a minute."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from probierz.jobs import timetable


class Command(BaseCommand):
    help = "Do the periodic duties that are due; call it once a minute."

    def handle(self, *args: Any, **options: Any) -> None:
        if failed := timetable.tick():
            raise CommandError(f"These duties failed, the others were done: {', '.join(failed)}.")
