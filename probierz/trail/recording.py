"""Writing one event, inside the transaction of the action that caused it."""

from collections.abc import Mapping
from contextvars import ContextVar
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
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("An event needs its action's transaction.")
    office, programme = _place(target, at_office, at_programme)
    chain = _chain(office, programme)
    _one_at_a_time(chain)
    event = Event(
        chain=chain,
        at=timezone.now(),
        verb=verb.value,
        actor_key=actor.key,
        target_kind=target._meta.label_lower,
        target_key=str(getattr(target, "key", target.pk)),
        office_code=office.code if office else "",
        programme_code=programme.code if programme else "",
        request_id=request_id.get(),
        before=_plain(before or {}),
        after=_plain(after or {}),
        note=note,
    )
    _keep_personal(event, {"actor": actor.name, **(personal or {})})
    _append(event)
    note_recorded(verb.value)
    return event


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


def _chain(office: Office | None, programme: Programme | None) -> str:
    if office:
        return f"office:{office.key}"
    return f"programme:{programme.key}" if programme else INSTALLATION


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


def _append(event: Event) -> None:
    last = Event.objects.filter(chain=event.chain).order_by("-position").first()
    event.position = last.position + 1 if last else 1
    event.previous = last.hash if last else links.GENESIS
    event.hash = links.link_hash(event.position, event.previous, content_of(event))
    event.save(force_insert=True)


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
