"""Duties in groups, with how far their day is."""

from django.utils import timezone

from probierz.lib.duties import Duty, Urgency
from probierz.notices.labels import in_words


def by_urgency(duties: list[Duty]) -> list[tuple[Urgency, list[tuple[Duty, str]]]]:
    """Late, soon and later, those that hold something; each duty with how far its day is, in words."""
    today = timezone.localdate()
    groups: dict[Urgency, list[tuple[Duty, str]]] = {urgency: [] for urgency in Urgency}
    for duty in duties:
        days = (duty.due_on - today).days if duty.due_on else 0
        groups[duty.urgency(today)].append((duty, in_words(days)))
    return [(urgency, rows) for urgency, rows in groups.items() if rows]
