"""What happened to one thing, from the trail."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models

from probierz.trail.models import Event


@dataclass(frozen=True)
class Happened:
    """One event, ready to be told; `who` is empty when that person was forgotten."""

    at: datetime
    verb: str
    who: str
    after: dict[str, object]


def history_of(*rows: models.Model, limit: int = 50) -> list[Happened]:
    """Events of these rows, the latest first."""
    keys = [str(getattr(row, "key", row.pk)) for row in rows]
    kinds = {row._meta.label_lower for row in rows}
    events = Event.objects.filter(target_kind__in=kinds, target_key__in=keys).order_by("-at", "-pk")[:limit]
    return [Happened(event.at, event.verb, str(event.personal.get("actor", "")), event.after) for event in events]
