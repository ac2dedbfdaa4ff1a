"""What the norm asks to be looked at, edition by edition, in our own words and by the number of the clause."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType


class Edition(StrEnum):
    """Editions of ISO 9001, by the codes of their catalogs."""

    ISO_2008 = "iso9001-2008"
    ISO_2015 = "iso9001-2015"
    ISO_2026 = "iso9001-2026"


class InputCode(StrEnum):
    """One point of the agenda."""

    EARLIER = "earlier"
    CHANGES = "changes"
    FEEDBACK = "feedback"
    OBJECTIVES = "objectives"
    PROCESSES = "processes"
    NONCONFORMITIES = "nonconformities"
    ACTIONS = "actions"
    MEASUREMENTS = "measurements"
    AUDITS = "audits"
    SUPPLIERS = "suppliers"
    RESOURCES = "resources"
    RISKS = "risks"
    IMPROVEMENT = "improvement"


class DecisionKind(StrEnum):
    """What a review may decide (9.3.3; in the edition of 2008: 5.6.3)."""

    IMPROVEMENT = "improvement"
    SYSTEM_CHANGE = "system_change"
    RESOURCES = "resources"


Agenda = Mapping[InputCode, str]

_OF_2015: Agenda = MappingProxyType(
    {
        InputCode.EARLIER: "9.3.2 a",
        InputCode.CHANGES: "9.3.2 b",
        InputCode.FEEDBACK: "9.3.2 c 1",
        InputCode.OBJECTIVES: "9.3.2 c 2",
        InputCode.PROCESSES: "9.3.2 c 3",
        InputCode.NONCONFORMITIES: "9.3.2 c 4",
        InputCode.MEASUREMENTS: "9.3.2 c 5",
        InputCode.AUDITS: "9.3.2 c 6",
        InputCode.SUPPLIERS: "9.3.2 c 7",
        InputCode.RESOURCES: "9.3.2 d",
        InputCode.RISKS: "9.3.2 e",
        InputCode.IMPROVEMENT: "9.3.2 f",
    }
)
_OF_2008: Agenda = MappingProxyType(
    {
        InputCode.AUDITS: "5.6.2 a",
        InputCode.FEEDBACK: "5.6.2 b",
        InputCode.PROCESSES: "5.6.2 c",
        InputCode.ACTIONS: "5.6.2 d",
        InputCode.EARLIER: "5.6.2 e",
        InputCode.CHANGES: "5.6.2 f",
        InputCode.IMPROVEMENT: "5.6.2 g",
    }
)
# What is known of the coming edition asks for the same inputs as that of 2015.
AGENDAS: Mapping[Edition, Agenda] = MappingProxyType(
    {Edition.ISO_2008: _OF_2008, Edition.ISO_2015: _OF_2015, Edition.ISO_2026: _OF_2015}
)


def agenda_of(edition: Edition) -> Agenda:
    """Points in their order, each with its clause."""
    return AGENDAS[edition]


def edition_of(catalogs: Iterable[str]) -> Edition:
    """The newest edition that the office works with; that of 2015 until it has chosen."""
    known = [one for one in Edition if one.value in set(catalogs)]
    return known[-1] if known else Edition.ISO_2015
