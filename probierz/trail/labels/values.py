"""Words of what events carry as a code, by the group of the verb; applications above add theirs when they are ready."""

from collections.abc import Mapping
from typing import Any

from probierz.offices.labels import OFFICE_KINDS, SHARING_TOPICS
from probierz.people.labels import ROLES
from probierz.trail.labels.groups import group_of

_VALUES: dict[str, dict[str, Any]] = {
    "role": dict(ROLES.items()),
    "consent": dict(SHARING_TOPICS.items()),
    "office": dict(OFFICE_KINDS.items()),
}
CODED_FIELDS = frozenset(
    {"area", "assurance", "category", "channel", "conformity", "direction", "frequency", "grade", "group", "indicator"}
    | {"kind", "part", "response", "role", "scoring", "side", "source", "standing", "state", "taken", "topic"}
    | {"unit", "verdict"}
)


def name_values(group: str, *tables: Mapping[Any, Any]) -> None:
    """Give words to the codes in events of a group; called in AppConfig.ready."""
    for table in tables:
        _VALUES.setdefault(group, {}).update(table)


def name_of_value(verb: str, field: str, value: str) -> str:
    """The words of a code, or the code itself."""
    return str(_VALUES.get(group_of(verb), {}).get(value, value)) if field in CODED_FIELDS else value
