"""Reporting without an account: addresses of places, and what comes through them."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.improvement.actions.reporting import Report, enter
from probierz.improvement.models import Nonconformity, ProblemLink
from probierz.improvement.rules import Refusal, Source
from probierz.lib.refusals import Refused
from probierz.members.actions.turns import take_turn
from probierz.offices.models import Office, Unit
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

ORIGIN = "improvement.ProblemLink"
AN_HOUR = timedelta(hours=1)
MOST_IN_AN_HOUR = 30
# Without letters and digits that look alike, for those who type it from the sheet.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 10


@action(Permission.IMPROVEMENT_MANAGE)
def open_link(actor: Actor, *, office: Office, place: str, unit: Unit | None, on: date) -> ProblemLink:
    if not place.strip():
        raise Refused(Refusal.NO_TITLE, field="place")
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    link = ProblemLink(office=office, code=code, place=place.strip(), unit=unit, opened_on=on)
    link.save()
    record(actor, Verb.PROBLEM_LINK_OPENED, link, after={"place": link.place, "unit": unit.name if unit else ""})
    return link


@action(Permission.IMPROVEMENT_MANAGE)
def close_link(actor: Actor, *, link: ProblemLink, on: date) -> ProblemLink:
    """Printed sheets lead to a page that says so."""
    if ProblemLink.objects.filter(pk=link.pk, closed_on__isnull=True).update(closed_on=on) != 1:
        raise Refused(Refusal.LINK_CLOSED)
    link.refresh_from_db()
    record(actor, Verb.PROBLEM_LINK_CLOSED, link, after={"place": link.place, "on": on})
    return link


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What somebody without an account tells; a contact only when that person wants an answer."""

    text: str
    contact: str = ""


@action(Permission.PROBLEM_TELL)
def tell(actor: Actor, *, link: ProblemLink, telling: Telling) -> Nonconformity:
    """A report from the place of the link; a flood through one address is stopped."""
    take_turn(link.office)  # before counting, so that a flood cannot pass in parallel
    link.refresh_from_db()
    if link.closed_on is not None:
        raise Refused(Refusal.LINK_CLOSED)
    if not telling.text.strip():
        raise Refused(Refusal.NO_TITLE, field="text")
    now = timezone.now()
    recent = Nonconformity.objects.filter(origin_kind=ORIGIN, origin_key=link.key, reported_at__gt=now - AN_HOUR)
    if recent.count() >= MOST_IN_AN_HOUR:
        raise Refused(Refusal.TOO_MANY)
    details = Report(
        title=_first_words(telling.text),
        description=telling.text.strip(),
        source=Source.RESIDENT,
        found_on=timezone.localdate(),
        unit=link.unit,
        contact=telling.contact.strip(),
        origin_kind=ORIGIN,
        origin_key=link.key,
        origin_title=link.place,
    )
    return enter(link.office, details, by=actor, by_hand=True)


LONGEST_TITLE = 90


def _first_words(text: str) -> str:
    """A title from the beginning of what was told, cut between words."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_TITLE:
        return line
    return line[:LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
