"""Duties in groups, with how far their day is."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from probierz.lib.duties import Duty, Urgency


def by_urgency(duties: list[Duty]) -> list[tuple[Urgency, list[tuple[Duty, str]]]]:
    """Late, soon and later, those that hold something; each duty with how far its day is, in words."""
    today = timezone.localdate()
    groups: dict[Urgency, list[tuple[Duty, str]]] = {urgency: [] for urgency in Urgency}
    for duty in duties:
        days = (duty.due_on - today).days if duty.due_on else 0
        groups[duty.urgency(today)].append((duty, in_words(days)))
    return [(urgency, rows) for urgency, rows in groups.items() if rows]


def in_words(days: int) -> str:
    """How far a day is from today; past ones as the delay that they are."""
    if days < 0:
        return ngettext("+%(n)s day", "+%(n)s days", -days) % {"n": -days}
    if days <= 1:
        return _("tomorrow") if days else _("today")
    return ngettext("in %(n)s day", "in %(n)s days", days) % {"n": days}
