"""What the actions share: values set on a row, told to the trail, never by chance the same."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Max, Model, QuerySet

from probierz.lib.refusals import Refused
from probierz.planning.rules import Refusal

Values = Mapping[str, Any]


def told(row: Model, names: Values) -> dict[str, Any]:
    """The values of these fields for the trail; people are told apart, by `personal_of`."""
    return {name: _plain(getattr(row, name)) for name in names if name not in PEOPLE}


PEOPLE = ("responsible",)


def personal_of(row: Model, names: Values) -> dict[str, str]:
    """Names of people on the row, which the trail keeps so that they can be forgotten."""
    return {name: str(getattr(row, name) or "") for name in names if name in PEOPLE}


def set_values(row: Model, values: Values) -> tuple[dict[str, Any], dict[str, Any], dict[str, str]]:
    """Set them; what was and what is, of those that differ, and the people. Refuses when nothing differs."""
    before, people = told(row, values), personal_of(row, values)
    for name, value in values.items():
        setattr(row, name, value)
    after, now = told(row, values), personal_of(row, values)
    changed = {name for name, value in after.items() if before[name] != value}
    if not changed and now == people:
        raise Refused(Refusal.UNCHANGED)
    return {n: before[n] for n in changed}, {n: after[n] for n in changed}, {} if now == people else now


def next_number(rows: "QuerySet[Any]") -> int:
    last: int | None = rows.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value) if isinstance(value, Model) else value
