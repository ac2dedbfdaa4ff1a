"""Everything due from one person in every office and programme."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from probierz.access.actor import Actor
from probierz.access.requests import ActorRequest
from probierz.desk.queries import audits, office, programme
from probierz.desk.queries.places import offices_closed_to
from probierz.lib.duties import Duty, by_urgency
from probierz.offices.models import Office
from probierz.offices.scope import office_scope, programme_scope
from probierz.trail.models import Event

_KEPT = "duties_of_today"


def duties_of(actor: Actor, *, on: date) -> list[Duty]:
    """The most overdue first; an office that asks for a second step tells nothing before there is one."""
    shut = offices_closed_to(actor)
    found: list[Duty] = []
    for place in actor.offices:
        found.extend([_second_step(place)] if place.pk in shut else _of_office(actor, place, on))
    for one in actor.programmes:
        with programme_scope(one.pk):
            day = programme.ProgrammeDay(actor, one, on)
            found.extend(duty for source in programme.SOURCES for duty in source(day))
    found.extend(audits.visits(actor))
    return by_urgency(found)


def duties_on(actor: Actor, on: date) -> list[Duty]:
    """The same as the notices ask for it."""
    return duties_of(actor, on=on)


def duties_for(request: ActorRequest) -> list[Duty]:
    """The same, gathered once for a request: the page and the frame around it both ask."""
    kept: list[Duty] | None = getattr(request, _KEPT, None)
    if kept is None:
        kept = duties_of(request.actor, on=timezone.localdate())
        setattr(request, _KEPT, kept)
    return kept


def count_duties(request: ActorRequest) -> int:
    """The number beside "Moje sprawy" in the frame, gathered anew when anything happened since it was last asked.

    Every page asks for it, and whatever changes a duty leaves an event or comes with a new hour.
    """
    if hasattr(request, _KEPT):
        return len(duties_for(request))
    last = Event.objects.order_by("-pk").values_list("hash", flat=True).first()
    if last is None:
        return len(duties_for(request))
    now = (last, timezone.now().replace(minute=0, second=0, microsecond=0), _rights_of(request.actor))
    kept = _counts.get(request.actor.key)
    if kept is None or kept[0] != now:
        _counts.pop(request.actor.key, None)
        if len(_counts) >= MOST_COUNTS:
            _counts.pop(next(iter(_counts)))
        kept = _counts[request.actor.key] = (now, len(duties_for(request)))
    return kept[1]


MOST_COUNTS = 2_000
_counts: dict[str, tuple[object, int]] = {}


def _rights_of(actor: Actor) -> object:
    """What decides who sees which duty, besides the rows themselves."""
    places = (tuple(actor.in_offices.items()), tuple(actor.in_programmes.items()))
    return (*places, frozenset(offices_closed_to(actor)))


def _of_office(actor: Actor, place: Office, on: date) -> Iterable[Duty]:
    with office_scope(place.pk):
        day = office.OfficeDay(actor, place, on)
        return [duty for source in office.SOURCES for duty in source(day)]


def _second_step(place: Office) -> Duty:
    return Duty(
        text=_("Set up the second step at log-in"),
        detail=_("This office asks for it. Until then its pages stay closed to you."),
        where=place.name,
        href=reverse("mfa_index"),
    )
