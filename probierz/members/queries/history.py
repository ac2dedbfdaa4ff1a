"""What happened to one thing, from the trail."""

from django.db import models

from probierz.design.history import Told, told
from probierz.trail.reading import events_about


def history_of(*rows: models.Model, limit: int = 50) -> list[Told]:
    """Events of these rows, the latest first."""
    return told(events_about(*rows, limit=limit), of_one_thing=True)
