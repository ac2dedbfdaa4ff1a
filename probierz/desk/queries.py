"""What one person has to do, and what one person may find, gathered from every application."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from probierz.access.actor import Actor
from probierz.access.models import ApiToken
from probierz.access.permissions import Permission
from probierz.access.requests import ActorRequest
from probierz.design.languages import localized
from probierz.lib.duties import Duty, by_urgency
from probierz.lib.polish import fold
from probierz.offices.labels import OFFICE_KINDS
from probierz.offices.models import Consent, Office, Participation, Programme
from probierz.offices.queries import participants
from probierz.offices.rules import OfficeKind, SharingTopic
from probierz.offices.scope import office_scope, programme_scope
from probierz.people.models import Account, Employee

OfficeSource = Callable[[Actor, Office, date], Iterable[Duty]]
ProgrammeSource = Callable[[Actor, Programme, date], Iterable[Duty]]

SHORTEST_SEARCH = 2
LONGEST_LIST = 20


@dataclass(frozen=True)
class Finding:
    """Something a search found: its name, what and where it is, and its address."""

    name: str
    kind: str
    where: str
    href: str


@dataclass(frozen=True)
class Place:
    """An office or a programme on the first page."""

    name: str
    kind: str
    href: str


def duties_of(actor: Actor, *, on: date) -> list[Duty]:
    """Everything due from this person in every office and programme, the most overdue first."""
    found: list[Duty] = []
    for office in actor.offices:
        with office_scope(office.pk):
            for of_office in OFFICE_SOURCES:
                found.extend(of_office(actor, office, on))
    for programme in actor.programmes:
        with programme_scope(programme.pk):
            for of_programme in PROGRAMME_SOURCES:
                found.extend(of_programme(actor, programme, on))
    return by_urgency(found)


def count_duties(request: ActorRequest) -> int:
    """The number beside "Moje sprawy" in the frame."""
    return len(duties_of(request.actor, on=timezone.localdate()))


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
            reverse("members:office", kwargs={"office": office.code}),
        )
        for office in actor.offices
    ]
    return programmes + offices


def tokens_of(account: Account) -> list[ApiToken]:
    """The account's tokens that were not revoked, the newest first."""
    return list(ApiToken.objects.filter(account=account, revoked_at=None).order_by("-made_at", "-pk"))


def find(actor: Actor, words: str) -> list[Finding]:
    """People of one's offices and offices of one's programmes whose names contain every word."""
    parts = fold(words).split()
    if not parts or len("".join(parts)) < SHORTEST_SEARCH:
        return []
    found: list[Finding] = []
    for office in actor.offices:
        with office_scope(office.pk):
            if actor.may(Permission.EMPLOYEE_READ):
                found.extend(_people(office, parts))
    for programme in actor.programmes:
        found.extend(_offices(programme, parts))
    return found[:LONGEST_LIST]


def _people(office: Office, parts: list[str]) -> Iterable[Finding]:
    rows = Employee.objects.order_by("sort_key")
    for part in parts:
        rows = rows.filter(search_key__contains=part)
    for employee in rows[:LONGEST_LIST]:
        href = reverse("members:person", kwargs={"office": office.code, "key": employee.key})
        yield Finding(str(employee), _("person"), office.name, href)


def _offices(programme: Programme, parts: list[str]) -> Iterable[Finding]:
    for row in participants(programme, on=timezone.localdate()):
        if all(part in fold(row.office.name) for part in parts):
            names = {"programme": programme.code, "code": row.office.code}
            href = reverse("programme:office", kwargs=names)
            yield Finding(row.office.name, _("office"), localized(programme, "name"), href)


def _import_the_list(actor: Actor, office: Office, on: date) -> Iterable[Duty]:
    if actor.may(Permission.EMPLOYEE_MANAGE) and not Employee.objects.filter(account=None).exists():
        yield Duty(
            text=_("Bring in the list of employees"),
            detail=_("A spreadsheet is enough; the columns are recognised."),
            where=office.name,
            href=reverse("members:roster_upload", kwargs={"office": office.code}),
        )


def _decide_what_to_share(actor: Actor, office: Office, on: date) -> Iterable[Duty]:
    if not actor.may(Permission.OFFICE_MANAGE):
        return
    rows = Participation.objects.on(on).filter(office=office).select_related("programme")
    for participation in rows:
        decided = Consent.objects.filter(participation=participation).values("topic").distinct()
        if decided.count() < len(SharingTopic):
            yield Duty(
                text=_("Decide what the office shares with the programme"),
                detail=localized(participation.programme, "name"),
                where=office.name,
                href=reverse("members:sharing", kwargs={"office": office.code}),
            )


OFFICE_SOURCES: tuple[OfficeSource, ...] = ()
PROGRAMME_SOURCES: tuple[ProgrammeSource, ...] = ()
