"""Clients served and forms offered, as the office counts them; figures often come after the wave."""

from collections.abc import Mapping
from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.members.actions.turns import take_turn
from probierz.offices.models import Office
from probierz.surveys.models import CollectionPoint, Denominator, Wave
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

Counts = tuple[int | None, int | None]


@action(Permission.SURVEY_ENTER)
def record_denominators(
    actor: Actor, *, office: Office, wave: Wave, month: date | None, counts: Mapping[CollectionPoint, Counts]
) -> None:
    """Clients served and forms offered at each point given, in a month or in the whole wave; two None forget it."""
    take_turn(office)
    told: dict[str, object] = {}
    for point, (served, offered) in counts.items():
        row = Denominator.objects.filter(office=office, wave=wave, point=point, month=month).first()
        if row is not None and served is None and offered is None:
            row.delete()
        elif served is not None or offered is not None:
            row = row or Denominator(office=office, wave=wave, point=point, month=month)
            row.served, row.offered = served, offered
            row.save()
        told[point.name] = {"served": served, "offered": offered}
    record(actor, Verb.CLIENTS_COUNTED, wave, after={"month": month, "points": told}, at_office=office)
