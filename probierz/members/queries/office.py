"""Reads about the office itself: letterhead, names through time, programmes and what they may read."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from probierz.attachments import store
from probierz.lib import papers
from probierz.members.models import Letterhead
from probierz.offices.models import Consent, Office, OfficeIdentity, OfficeSuccession, Participation
from probierz.offices.rules import SharingTopic


def letterhead_of(office: Office) -> Letterhead | None:
    """None until somebody writes it; the office must be in scope."""
    return Letterhead.objects.select_related("logo", "office").filter(office=office).first()


def letterhead_for_print(office: Office) -> papers.Letterhead:
    """The same for papers; an office that has written nothing yet gives its name alone."""
    lines = letterhead_of(office)
    if lines is None:
        return papers.Letterhead(name=office.name)
    contact = tuple(line for line in (lines.phone, lines.email, lines.website) if line)
    logo = store.content_of(lines.logo.sha256) if lines.logo else None
    return papers.Letterhead(name=office.name, address=tuple(lines.address_lines), contact=contact, logo=logo)


def identities_of(office: Office) -> QuerySet[OfficeIdentity]:
    return office.identities.order_by("-since")


def predecessors_of(office: Office) -> QuerySet[OfficeSuccession]:
    return office.predecessions.select_related("predecessor").order_by("-happened_on")


@dataclass(frozen=True)
class Shared:
    """One topic: since when the programme may read it, or that it may not, and what was before."""

    topic: SharingTopic
    consent: Consent | None
    earlier: list[Consent]


@dataclass(frozen=True)
class Sharing:
    participation: Participation
    topics: list[Shared]


def sharing_of(office: Office, *, on: date) -> list[Sharing]:
    """Every programme the office takes part in on the day, topic by topic."""
    rows = Participation.objects.on(on).filter(office=office).select_related("programme", "programme__association")
    participations = list(rows.order_by("-since", "pk"))
    consents: dict[tuple[int, str], list[Consent]] = defaultdict(list)
    for consent in Consent.objects.filter(participation__in=participations).order_by("-since"):
        consents[consent.participation_id, consent.topic].append(consent)
    return [Sharing(one, [_shared(topic, consents[one.pk, topic]) for topic in SharingTopic]) for one in participations]


def participation_of(office: Office, pk: int) -> Participation | None:
    return Participation.objects.filter(pk=pk, office=office).first()


def _shared(topic: SharingTopic, consents: list[Consent]) -> Shared:
    current = next((consent for consent in consents if consent.until is None), None)
    return Shared(topic, current, [consent for consent in consents if consent.until is not None])
