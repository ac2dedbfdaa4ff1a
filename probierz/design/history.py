"""An event in words: what, who, about what, and what changed from what to what."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from probierz.design.languages import page_language
from probierz.lib import figures
from probierz.lib.identifiers import is_portable_id
from probierz.trail.labels import FIELDS, VERBS, name_of_value
from probierz.trail.models import Event
from probierz.trail.reading import names_of_targets
from probierz.trail.recording import target_of
from probierz.trail.verbs import Verb

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*")
_LONG = 160
_FEW = 3
_ACTOR = "actor"


@dataclass(frozen=True)
class Changed:
    """One value before and after; both are texts ready to be shown."""

    field: str
    before: str
    after: str
    language: str = ""  # of a field that is kept in both
    is_given: bool = False  # typed by people, not worded by us


@dataclass(frozen=True)
class Told:
    """One event, ready to be shown."""

    position: int
    at: datetime
    who: str
    what: str
    target: str
    note: str
    changes: tuple[Changed, ...]
    hash: str
    request_id: str
    address: str  # the query that shows only the history of the same thing

    @property
    def is_short(self) -> bool:
        """Whether the changes can be read at a glance."""
        return 0 < len(self.changes) <= _FEW


def address_of(row: models.Model) -> str:
    """The query that shows only the history of this row."""
    kind, key = target_of(row)
    return f"thing={kind}:{key}"


def told(events: Iterable[Event], *, of_one_thing: bool = False) -> list[Told]:
    """Events in words; on the page of a thing its name need not be looked up."""
    rows = list(events)
    names = {} if of_one_thing else names_of_targets(rows)
    return [_tell(event, names.get((event.target_kind, event.target_key), "")) for event in rows]


def _tell(event: Event, target: str) -> Told:
    return Told(
        position=event.position,
        at=event.at,
        who=_who(event),
        what=_what(event.verb),
        target=target or str(event.personal.get("name", "")),
        note=event.note,
        changes=tuple(_changes(event)),
        hash=event.hash,
        request_id=event.request_id,
        address=f"thing={event.target_kind}:{event.target_key}",
    )


def _what(verb: str) -> str:
    try:
        return str(VERBS[Verb(verb)])
    except ValueError:
        return verb  # written by a version that knew more


def _who(event: Event) -> str:
    if event.actor_key.startswith("system:"):
        return _("Probierz itself")
    return str(event.personal.get(_ACTOR, "")) or _("a person whose data were erased")


def _changes(event: Event) -> Iterable[Changed]:
    personal = {name: value for name, value in event.personal.items() if name != _ACTOR}
    before, after = event.before, {**event.after, **personal}
    for field in sorted({*before, *after}):
        old, new = (_worded(event.verb, field, values.get(field)) for values in (before, after))
        if old != new:
            name = str(FIELDS.get(field, field.replace("_", " ")))
            is_given = all(text in ("", before.get(field), after.get(field)) for text in (old, new))
            yield Changed(name, old, new, language=_language_of(field), is_given=is_given)


def _language_of(field: str) -> str:
    ending = field.rpartition("_")[2]
    return ending if ending in {"pl", "en"} else ""


def _worded(verb: str, field: str, value: Any) -> str:
    """A value as people write it; nothing for what is not there or names a row by its key."""
    if value is None or value == "" or (isinstance(value, str) and is_portable_id(value)):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(_worded(verb, field, part) for part in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_worded(verb, name, part)}" for name, part in value.items())
    text = name_of_value(verb, field, str(value))
    return _dated(text) if len(text) <= _LONG else f"{text[:_LONG]}…"


def _dated(text: str) -> str:
    language = page_language()
    try:
        if _DAY.fullmatch(text):
            return figures.day(date.fromisoformat(text), language=language)
        if _MOMENT.fullmatch(text):
            return figures.moment(datetime.fromisoformat(text), language=language)
    except ValueError:
        return text
    return text
