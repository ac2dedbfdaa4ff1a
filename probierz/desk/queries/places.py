"""Where a person works, and the tokens that act for the person."""

from dataclasses import dataclass

from allauth.mfa.utils import is_mfa_enabled
from django.urls import reverse

from probierz.access.actor import Actor
from probierz.access.models import ApiToken
from probierz.design.languages import localized
from probierz.offices.labels import OFFICE_KINDS
from probierz.offices.models import Office
from probierz.offices.rules import OfficeKind
from probierz.people.models import Account


@dataclass(frozen=True)
class Place:
    """An office or a programme on the first page."""

    name: str
    kind: str
    href: str


def places_of(actor: Actor) -> list[Place]:
    """One's programmes and offices with the first page of each."""
    programmes = [
        Place(
            localized(programme, "name"),
            programme.association.name,
            reverse("programme:board", kwargs={"programme": programme.code}),
        )
        for programme in actor.programmes
    ]
    offices = [
        Place(
            office.name,
            str(OFFICE_KINDS[OfficeKind(office.kind)]),
            reverse("desk:cockpit", kwargs={"office": office.code}),
        )
        for office in actor.offices
    ]
    return programmes + offices


def offices_closed_to(actor: Actor) -> frozenset[int]:
    """Offices that ask for a second step which this person has not set up; closed to the person's tokens too."""
    asking = frozenset(office.pk for office in actor.offices if office.requires_second_factor)
    if not asking or (actor.account and is_mfa_enabled(actor.account)):
        return frozenset()
    return asking


def offices_open_to(actor: Actor) -> tuple[Office, ...]:
    """The offices whose pages would let this person in."""
    shut = offices_closed_to(actor)
    return tuple(office for office in actor.offices if office.pk not in shut)


def tokens_of(account: Account) -> list[ApiToken]:
    """The account's tokens that were not revoked, the newest first."""
    return list(ApiToken.objects.filter(account=account, revoked_at=None).order_by("-made_at", "-pk"))
