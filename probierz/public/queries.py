"""What an office shows on its own public page, gathered from the programmes it takes part in."""

from dataclasses import dataclass
from datetime import date

from probierz.offices.models import Office, Programme
from probierz.offices.queries import office_by_code
from probierz.programme.queries.public import PublicOffice, public_participations


@dataclass(frozen=True)
class Participation:
    """The office in one programme: its public figures there."""

    programme: Programme
    figures: PublicOffice


@dataclass(frozen=True)
class OfficePage:
    office: Office
    participations: tuple[Participation, ...]


def office_page(code: str, *, today: date) -> OfficePage | None:
    """None when there is no such office, or it takes part in no public programme and says so."""
    office = office_by_code(code)
    if office is None:
        return None
    found = tuple(Participation(*one) for one in public_participations(office, today=today))
    return OfficePage(office, found) if found else None
