"""The survey of staff: who is to be invited, and who still may answer; never who has."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models.functions import Lower

from probierz.offices.models import Office, Unit
from probierz.people.models import Account, Employee
from probierz.people.queries import employed_on
from probierz.surveys.models import Invitation, SpentInvitation
from probierz.surveys.queries.invitations import mark_of, token_of, who_takes_letters
from probierz.surveys.rules import CampaignKind, WaveState
from probierz.surveys.rules.invitations import LETTERS, InvitationState
from probierz.surveys.rules.staff import units_named

OF_NO_UNIT = 0


@dataclass(frozen=True)
class StaffGroup:
    """People who answer under one name: a unit, or, without one, everybody else."""

    unit: Unit | None
    addresses: tuple[str, ...]


@dataclass(frozen=True)
class Staff:
    """The people of an office as a survey asks them. `without_address` cannot be invited."""

    groups: tuple[StaffGroup, ...]
    without_address: int

    @property
    def invited(self) -> int:
        return sum(len(group.addresses) for group in self.groups)


def staff_of(office: Office, *, on: date) -> Staff:
    """Everybody employed on the day, by unit as results may tell them apart; in the office's scope.

    Whoever wants no letters is left out before units are named: otherwise a list could fall below ten.
    """
    units: dict[int, Unit] = {}
    by_unit: dict[int, set[str]] = defaultdict(set)
    without_address = 0
    for person in employed_on(on).filter(office=office):
        unit = _unit_of(person)
        if unit:
            units[unit.pk] = unit
        if person.email:
            by_unit[unit.pk if unit else OF_NO_UNIT].add(person.email.lower())
        else:
            without_address += 1
    taking = who_takes_letters(office, {address for some in by_unit.values() for address in some})
    by_unit = {unit: wanted for unit, some in by_unit.items() if (wanted := some & taking)}
    sizes = {unit: len(some) for unit, some in by_unit.items()}
    named = units_named({unit: n for unit, n in sizes.items() if unit}, of_no_unit=sizes.get(OF_NO_UNIT, 0))
    groups = [StaffGroup(units[unit], tuple(sorted(by_unit[unit]))) for unit in named]
    rest = sorted({address for unit, some in by_unit.items() if unit not in named for address in some})
    groups += [StaffGroup(None, tuple(rest))] if rest else []
    return Staff(tuple(groups), without_address)


def _unit_of(person: Employee) -> Unit | None:
    current = person.current[0] if person.current else None  # type: ignore[attr-defined] # prefetched by the query
    return current.unit if current else None


def open_invitation(account: Account) -> tuple[Invitation, str] | None:
    """The unused invitation of this person to an open survey of the office in scope, with its token."""
    rows = Invitation.objects.filter(
        address__in=Employee.objects.filter(account=account).values_list(Lower("email")),
        state=InvitationState.ACTIVE,
        mailing__state__in=LETTERS,
        mailing__wave__state=WaveState.OPEN,
        mailing__wave__campaign__kind=CampaignKind.STAFF,
    ).select_related("mailing__point", "mailing__wave__campaign")
    found = [(row, token_of(row.key)) for row in rows.order_by("-pk")]
    marks = [mark_of(token) for _row, token in found]
    spent = set(SpentInvitation.objects.filter(mark__in=marks).values_list("mark", flat=True))
    unused = (one for one, mark in zip(found, marks, strict=True) if mark not in spent)
    return next(unused, None)
