"""Reading history for people: one chain, narrowed, newest first, with the names of what it speaks about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.apps import apps
from django.db import models
from django.db.models import Q

from probierz.lib.days import start_of_day
from probierz.offices.scope import OutOfScope
from probierz.people.models import Account
from probierz.trail.labels import group_of
from probierz.trail.models import Event, EventQuerySet
from probierz.trail.recording import target_of

# The first of these fields that a model has is what people call its rows.
_NAMING_FIELDS = ("name", "title_pl", "name_pl", "family_name", "number", "code")


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a reader wants to see; empty means everything. Days are Warsaw's, both included."""

    group: str = ""
    actor: str = ""
    first: date | None = None
    last: date | None = None
    target: tuple[str, str] | None = None


def events_of(chain: str, wish: Wish) -> EventQuerySet:
    """The events of the chain that the wish names, the last one first."""
    rows = Event.objects.filter(chain=chain).order_by("-position")
    if wish.group:
        rows = rows.filter(Q(verb=wish.group) | Q(verb__startswith=f"{wish.group}."))
    if wish.actor:
        rows = rows.filter(actor_key=wish.actor)
    if wish.first:
        rows = rows.filter(at__gte=start_of_day(wish.first))
    if wish.last:
        rows = rows.filter(at__lt=start_of_day(wish.last + timedelta(days=1)))
    if wish.target:
        rows = rows.filter(target_kind=wish.target[0], target_key=wish.target[1])
    return rows


def actors_of(chain: str) -> dict[str, str]:
    """Everybody who did something here, key and name; the system's own work has no name."""
    keys = list(Event.objects.filter(chain=chain).order_by("actor_key").values_list("actor_key", flat=True).distinct())
    accounts = [key.removeprefix("account:") for key in keys if key.startswith("account:")]
    names = dict(Account.objects.filter(key__in=accounts).values_list("key", "name"))
    return {key: names.get(key.removeprefix("account:"), "") for key in keys}


def events_about(*rows: models.Model, limit: int = 50) -> EventQuerySet:
    """Events of these rows in whatever chain, the latest first."""
    targets = [target_of(row) for row in rows]
    kinds, keys = {kind for kind, _key in targets}, [key for _kind, key in targets]
    return Event.objects.filter(target_kind__in=kinds, target_key__in=keys).order_by("-at", "-pk")[:limit]


def groups_of(chain: str) -> set[str]:
    """First words of the verbs that occur."""
    verbs = Event.objects.filter(chain=chain).order_by("verb").values_list("verb", flat=True).distinct()
    return {group_of(verb) for verb in verbs}


def names_of_targets(events: Iterable[Event]) -> Mapping[tuple[str, str], str]:
    """What the things are called today, one query for each kind; what is gone or elsewhere stays unnamed."""
    wanted = defaultdict(set)
    for event in events:
        wanted[event.target_kind].add(event.target_key)
    return {(kind, key): name for kind, keys in wanted.items() for key, name in _names(kind, keys)}


def _names(kind: str, keys: set[str]) -> list[tuple[str, str]]:
    try:
        model = apps.get_model(kind)
    except LookupError:
        return []
    fields = {field.name for field in model._meta.concrete_fields}
    name = next((field for field in _NAMING_FIELDS if field in fields), None)
    if name is None:
        return []
    key = "key" if "key" in fields else "pk"
    try:
        rows = model._default_manager.filter(**{f"{key}__in": keys}).values_list(key, name)
        return [(str(found), str(called)) for found, called in rows]
    except (OutOfScope, ValueError):
        return []
