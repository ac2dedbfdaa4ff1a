"""Everything the installation keeps about one person, found from the schema itself.

No list of tables is kept by hand: whatever has a foreign key to the person, or holds the person's address in a
field declared for it, is found. So a table added next year is in the export without anybody remembering it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from probierz.lib.privacy import Privacy
from probierz.people.models import Account, Employee
from probierz.trail.models import Event

_NEVER_EXPORTED = frozenset({"data"})  # the secrets of second factors


@dataclass(frozen=True)
class Subject:
    """A person as an account, as people on rosters, or both."""

    account: Account | None = None
    employees: tuple[Employee, ...] = ()
    addresses: frozenset[str] = field(default_factory=frozenset)

    @property
    def keys(self) -> list[str]:
        people = [employee.key for employee in self.employees]
        return [*people, self.account.key] if self.account else people


@dataclass(frozen=True)
class Place:
    """A model, the condition under which its rows speak about the person, and its declaration."""

    model: type[models.Model]
    condition: Q
    privacy: Privacy | None


def subject_of_account(account: Account) -> Subject:
    """Every office in scope is looked through."""
    return Subject(account, tuple(Employee.objects.filter(account=account)), frozenset({account.email}))


def subject_of_employee(employee: Employee) -> Subject:
    """The person as this one office knows them; other offices answer for themselves."""
    return Subject(None, (employee,), frozenset({employee.email} - {""}))


def privacy_of(model: type[models.Model]) -> Privacy | None:
    """None for models of other people's packages, which declare nothing."""
    return getattr(model, "privacy", None)


def places_about(subject: Subject, *, all_keys: bool = True) -> Iterator[Place]:
    """Where rows about the person may be; without `all_keys` only where they are the person's own."""
    for model in apps.get_models():
        if model in (Account, Employee, Event):
            continue
        privacy = privacy_of(model)
        condition = _by_keys(model, subject, privacy, all_keys=all_keys) | _by_address(subject, privacy)
        if condition:
            yield Place(model, condition, privacy)


def export(subject: Subject) -> dict[str, Any]:
    """Plain values, ready for JSON: the person's own rows, every row that names them, and their history."""
    own: list[models.Model] = [*subject.employees, *([subject.account] if subject.account else [])]
    tables: dict[str, list[dict[str, Any]]] = {}
    for row in own:
        tables.setdefault(row._meta.label_lower, []).append(_values(row))
    for place in places_about(subject):
        if place.privacy and not place.privacy.is_exported:
            continue
        rows = [_values(row) for row in place.model._default_manager.filter(place.condition).order_by("pk")]
        if rows:
            tables[place.model._meta.label_lower] = rows
    return {"tables": tables, "history": [_told(event, subject) for event in _events(subject)]}


def events_about(subject: Subject) -> Any:
    """Events whose personal values must go when the person is forgotten: what was done to and by them."""
    actor = [f"account:{subject.account.key}"] if subject.account else []
    return Event.objects.filter(Q(target_key__in=subject.keys) | Q(actor_key__in=actor))


def _events(subject: Subject) -> Iterator[Event]:
    return iter(events_about(subject).order_by("at", "pk"))


def _told(event: Event, subject: Subject) -> dict[str, Any]:
    told: dict[str, Any] = {
        "at": event.at.isoformat(),
        "verb": event.verb,
        "kind": event.target_kind,
        "office": event.office_code,
    }
    if event.target_key in subject.keys:
        # What the person did to others names the others, so only events about the person tell their values.
        values = {name: value for name, value in event.personal.items() if name != "actor"}
        told |= {"before": event.before, "after": event.after, "values": values}
    return told


def _by_keys(model: type[models.Model], subject: Subject, privacy: Privacy | None, *, all_keys: bool) -> Q:
    condition = Q()
    for one in model._meta.concrete_fields:
        if not all_keys and privacy and privacy.about and one.name not in privacy.about:
            continue
        if one.related_model is Account and subject.account:
            condition |= Q(**{one.name: subject.account})
        elif one.related_model is Employee and subject.employees:
            condition |= Q(**{f"{one.name}__in": subject.employees})
    return condition


def _by_address(subject: Subject, privacy: Privacy | None) -> Q:
    condition = Q()
    for name in privacy.found_by if privacy else ():
        for address in subject.addresses:
            condition |= Q(**{f"{name}__iexact": address})
    return condition


def _values(row: models.Model) -> dict[str, Any]:
    privacy = privacy_of(type(row))
    hidden = frozenset(privacy.secret) if privacy else _NEVER_EXPORTED
    return {one.name: _plain(getattr(row, one.attname)) for one in row._meta.concrete_fields if one.name not in hidden}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float | bool | list | dict):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
