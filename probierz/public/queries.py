"""What an office shows on its own public page, gathered from the programmes it takes part in."""

from dataclasses import dataclass
from datetime import date

from probierz.offices.models import Office, Programme
from probierz.offices.queries import office_by_code
from probierz.programme.queries.public import PublicOffice, public_participations
from probierz.surveys.models import Publication
from probierz.surveys.queries.publication import published_of


@dataclass(frozen=True)
class Participation:
    """The office in one programme: its public figures there."""

    programme: Programme
    figures: PublicOffice


@dataclass(frozen=True)
class OfficePage:
    office: Office
    participations: tuple[Participation, ...]
    published: tuple[Publication, ...] = ()


def office_page(code: str, *, today: date) -> OfficePage | None:
    """None when there is no such office, or it shows nothing: no public programme, no published results."""
    office = office_by_code(code)
    if office is None:
        return None
    published = published_of(office)
    found = tuple(Participation(*one) for one in public_participations(office, today=today))
    return OfficePage(office, found, tuple(published)) if found or published else None
