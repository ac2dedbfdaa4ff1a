"""Writing one event, inside the transaction of the action that caused it."""

from collections.abc import Iterable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from probierz.access.actions import note_recorded
from probierz.access.actor import Actor
from probierz.lib import chain as links
from probierz.offices.models import Office, Programme
from probierz.offices.owned import OfficeOwned, ProgrammeOwned
from probierz.trail.models import CONTENT_FIELDS, Event
from probierz.trail.verbs import Verb

INSTALLATION = "installation"
request_id: ContextVar[str] = ContextVar("request_id", default="")

Values = Mapping[str, Any]


def record(
    actor: Actor,
    verb: Verb,
    target: models.Model,
    *,
    before: Values | None = None,
    after: Values | None = None,
    personal: Values | None = None,
    note: str = "",
    at_office: Office | None = None,
    at_programme: Programme | None = None,
) -> Event:
    """Append an event to the chain of the target's owner.

    `personal` holds values that name a person: they stay readable until the person must be
    forgotten, and enter the chain only as salted digests. The chain is the office's, else the
    programme's, else the installation's.
    """
    event = _event(actor, verb, Change(target, before or {}, after or {}, personal or {}), at_office, at_programme)
    event.note = note
    _append([event])
    note_recorded(verb.value)
    return event


@dataclass(frozen=True)
class Change:
    """What happened to one row among many, for `record_many`; `request` where another than the present one did it."""

    target: models.Model
    before: Values = field(default_factory=dict)
    after: Values = field(default_factory=dict)
    personal: Values = field(default_factory=dict)
    request: str = ""


def record_many(actor: Actor, verb: Verb, changes: Iterable[Change]) -> None:
    """Append an event for each row, all of one owner, at the cost of a few statements."""
    events = [_event(actor, verb, change, None, None) for change in changes]
    if events:
        _append(events)
        note_recorded(verb.value)


def _event(actor: Actor, verb: Verb, change: Change, at_office: Office | None, at_programme: Programme | None) -> Event:
    office, programme = _place(change.target, at_office, at_programme)
    kind, key = target_of(change.target)
    event = Event(
        chain=chain_of(office or programme),
        at=timezone.now(),
        verb=verb.value,
        actor_key=actor.key,
        target_kind=kind,
        target_key=key,
        office_code=office.code if office else "",
        programme_code=programme.code if programme else "",
        request_id=change.request or request_id.get(),
        before=_plain(change.before),
        after=_plain(change.after),
    )
    _keep_personal(event, {"actor": actor.name, **change.personal})
    return event


def target_of(row: models.Model) -> tuple[str, str]:
    """Kind and key by which events name a row."""
    return row._meta.label_lower, str(getattr(row, "key", row.pk))


def content_of(event: Event) -> dict[str, Any]:
    """What the hash covers: everything but the personal values themselves."""
    content = {name: getattr(event, name) for name in CONTENT_FIELDS}
    return {**content, "chain": event.chain, "at": event.at.astimezone(UTC).isoformat()}


def _place(
    target: models.Model, office: Office | None, programme: Programme | None
) -> tuple[Office | None, Programme | None]:
    if isinstance(target, OfficeOwned):
        return target.office, programme
    if isinstance(target, ProgrammeOwned):
        return office, target.programme
    return office, programme


def chain_of(place: Office | Programme | None) -> str:
    """The chain of an office's or a programme's events; without a place the installation's."""
    if isinstance(place, Office):
        return f"office:{place.key}"
    return f"programme:{place.key}" if place else INSTALLATION


def _one_at_a_time(chain: str) -> None:
    """On PostgreSQL two transactions must not take the same position; SQLite writes one at a time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [chain])


def _keep_personal(event: Event, personal: Values) -> None:
    event.salt = links.new_salt()
    event.personal = _plain({name: value for name, value in personal.items() if value != ""})
    event.personal_digests = {
        name: links.personal_digest(event.salt, name, value) for name, value in event.personal.items()
    }


def _append(events: Sequence[Event]) -> None:
    """Link the events, which share a chain, to its last one."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("An event needs its action's transaction.")
    chain = events[0].chain
    _one_at_a_time(chain)
    last = Event.objects.filter(chain=chain).order_by("-position").first()
    position, previous = (last.position, last.hash) if last else (0, links.GENESIS)
    for event in events:
        if event.chain != chain:
            raise ValueError("Events recorded together belong to one chain.")
        position += 1
        event.position, event.previous = position, previous
        event.hash = previous = links.link_hash(position, previous, links.canonical(content_of(event)))
    if len(events) == 1:
        events[0].save(force_insert=True)
    else:
        Event.objects.bulk_create(events, batch_size=500)


def _plain(values: Values) -> dict[str, Any]:
    return {name: _plain_value(value) for name, value in values.items()}


def _plain_value(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, models.Model):
        return str(getattr(value, "key", value.pk))
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain_value(part) for part in value]
    if isinstance(value, str | int | float | bool | None):
        return value
    if isinstance(value, dict):
        return _plain(value)
    return str(value)
