"""Who may audit what: nobody audits their own work, and nobody without valid competence gives verdicts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from probierz.audits.rules import JUDGES, InvolvementKind, MemberRole, Refusal
from probierz.lib.verdicts import Allowed, Denied, Verdict

# A hand that somebody had in an area counts for two years after it ended.
COOLING_MONTHS = 24


@dataclass(frozen=True, slots=True)
class Area:
    """What is audited: units with those beneath them, processes with their parts; names by key."""

    units: Mapping[int, str] = field(default_factory=dict)
    processes: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Involved:
    """Somebody trained or advised a unit or a process."""

    kind: InvolvementKind
    unit: int | None = None
    process: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of a person on the days of an audit."""

    name: str
    units: frozenset[int] = frozenset()
    processes: frozenset[int] = frozenset()
    hands: tuple[Involved, ...] = ()
    is_employed: bool = False
    is_competent: bool = False


def may_audit(person: Candidate, area: Area, role: MemberRole) -> Verdict:
    """Observers only look on; assistants learn, so they need no competence yet, but they must be independent."""
    if not person.is_employed:
        return Denied(Refusal.NOT_EMPLOYED, {"name": person.name})
    if role is MemberRole.OBSERVER:
        return Allowed()
    return _is_outside(person, area) and _had_no_hand(person, area) and _is_able(person, role)


def _is_outside(person: Candidate, area: Area) -> Verdict:
    for unit in person.units & area.units.keys():
        return Denied(Refusal.WORKS_IN_UNIT, {"name": person.name, "where": area.units[unit]})
    for process in person.processes & area.processes.keys():
        return Denied(Refusal.OWNS_PROCESS, {"name": person.name, "where": area.processes[process]})
    return Allowed()


def _had_no_hand(person: Candidate, area: Area) -> Verdict:
    reasons = {
        InvolvementKind.TRAINED: Refusal.TRAINED_THERE,
        InvolvementKind.ADVISED: Refusal.ADVISED_THERE,
    }
    for hand in person.hands:
        where = area.units.get(hand.unit or 0) or area.processes.get(hand.process or 0)
        if where:
            return Denied(reasons[hand.kind], {"name": person.name, "where": where, "months": COOLING_MONTHS})
    return Allowed()


def _is_able(person: Candidate, role: MemberRole) -> Verdict:
    if role in JUDGES and not person.is_competent:
        return Denied(Refusal.NOT_COMPETENT, {"name": person.name})
    return Allowed()
