"""Calling a conference, registering people, marking who came and who took the certificate home."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time

from django.db import IntegrityError, transaction
from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.certificates.queries import offices_certified
from probierz.lib.polish import full_name, sort_key, tidy
from probierz.lib.verdicts import Denied
from probierz.offices.models import Office, Programme
from probierz.offices.scope import across_offices
from probierz.people.models import Employee
from probierz.programme.models import AgendaItem, Conference, Handover, Registration
from probierz.programme.rules import RegistrationRefusal, may_register
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


class RegistrationRefused(Exception):
    """The person cannot be registered, or the registration not withdrawn; `reason` says why."""

    def __init__(self, reason: RegistrationRefusal) -> None:
        super().__init__(reason)
        self.reason = reason


class NothingToHandOver(Exception):
    """The office holds no certificate of participation yet."""


class DayTaken(Exception):
    """The programme holds another conference on that day."""


@dataclass(frozen=True, kw_only=True)
class AgendaPoint:
    """One point of an agenda as it is written down."""

    title_pl: str
    title_en: str
    starts_at: time | None = None
    speaker: str = ""
    speaker_function_pl: str = ""
    speaker_function_en: str = ""


@dataclass(frozen=True, kw_only=True)
class ConferenceDetails:
    """What is written down about a conference; offices may register until the day named, or until it begins."""

    title_pl: str
    title_en: str
    place: str
    held_on: date
    capacity: int
    registration_until: date | None = None
    starts_at: time | None = None
    motto_pl: str = ""
    motto_en: str = ""

    def write_to(self, conference: Conference) -> None:
        for one in fields(self):
            setattr(conference, one.name, getattr(self, one.name))
        conference.registration_until = self.registration_until or self.held_on
        try:
            with transaction.atomic():
                conference.save()
        except IntegrityError as same:
            raise DayTaken from same


@action(Permission.CONFERENCE_MANAGE)
def hold_conference(
    actor: Actor, *, programme: Programme, details: ConferenceDetails, agenda: Sequence[AgendaPoint] = ()
) -> Conference:
    """Call a conference with its agenda."""
    conference = Conference(programme=programme)
    details.write_to(conference)
    _replace_agenda(conference, agenda)
    record(actor, Verb.CONFERENCE_PLANNED, conference, after=_told(conference))
    return conference


@action(Permission.CONFERENCE_MANAGE)
def change_conference(
    actor: Actor, *, conference: Conference, details: ConferenceDetails, agenda: Sequence[AgendaPoint]
) -> Conference:
    """Change the day, the place, the room or the agenda; registrations stay."""
    before = _told(conference)
    details.write_to(conference)
    _replace_agenda(conference, agenda)
    record(actor, Verb.CONFERENCE_CHANGED, conference, before=before, after=_told(conference))
    return conference


@action(Permission.CONFERENCE_REGISTER)
def register_participant(
    actor: Actor,
    *,
    conference: Conference,
    office: Office,
    employee: Employee | None = None,
    guest: str = "",
    function: str = "",
    today: date | None = None,
) -> Registration:
    """The office sends an employee, or a guest by name, while registration is open and there is room."""
    _require_room(conference, today or timezone.localdate())
    return _register(actor, conference, office, employee=employee, guest=guest, function=function)


@action(Permission.CONFERENCE_MANAGE)
def admit_participant(
    actor: Actor, *, conference: Conference, office: Office, guest: str, function: str = "", at: datetime | None = None
) -> Registration:
    """A person of an office whom nobody announced is at the door: registered past deadline and room, and present."""
    row = _register(actor, conference, office, employee=None, guest=guest, function=function)
    return mark_attendance(actor, registration=row, attended=True, at=at)


@action(Permission.CONFERENCE_REGISTER)
def withdraw_registration(actor: Actor, *, registration: Registration) -> None:
    """The person does not come after all; who was there stays on the list."""
    gone = Registration.objects.filter(pk=registration.pk, attended_at__isnull=True)
    record(
        actor,
        Verb.REGISTRATION_WITHDRAWN,
        registration,
        personal={"name": registration.name},
        at_programme=_programme_of(registration.conference_id),
    )
    if not gone.delete()[0]:
        raise RegistrationRefused(RegistrationRefusal.ATTENDED)


@action(Permission.CONFERENCE_MANAGE, silent_because="A second tap on the same button changes nothing.")
def mark_attendance(
    actor: Actor, *, registration: Registration, attended: bool, at: datetime | None = None
) -> Registration:
    """One tap at the door; repeating it keeps the first time."""
    moment = at or timezone.now()
    same = Registration.objects.filter(pk=registration.pk, attended_at__isnull=attended)
    if same.update(attended_at=moment if attended else None):
        registration.attended_at = moment if attended else None
        verb = Verb.ATTENDANCE_MARKED if attended else Verb.ATTENDANCE_UNMARKED
        programme = _programme_of(registration.conference_id)
        record(actor, verb, registration, personal={"name": registration.name}, at_programme=programme)
    return registration


@action(Permission.CONFERENCE_MANAGE, silent_because="A second tap on the same button changes nothing.")
def hand_over_certificate(
    actor: Actor,
    *,
    conference: Conference,
    office: Office,
    received_by: str = "",
    at: datetime | None = None,
) -> Handover:
    """The office took its certificate of participation; repeating it keeps the first time."""
    if office.pk not in offices_certified(conference.programme):
        raise NothingToHandOver
    handover, is_new = Handover.objects.get_or_create(
        conference=conference,
        office=office,
        defaults={
            "programme": conference.programme,
            "handed_at": at or timezone.now(),
            "received_by": tidy(received_by),
        },
    )
    if is_new:
        after = {"office": office.code}
        record(actor, Verb.CERTIFICATE_HANDED_OVER, handover, after=after, personal={"received_by": received_by})
    return handover


@action(Permission.CONFERENCE_MANAGE, silent_because="A second tap on the same button changes nothing.")
def undo_handover(actor: Actor, *, conference: Conference, office: Office) -> None:
    """A mark made by mistake is taken back; the history keeps both."""
    handover = Handover.objects.filter(conference=conference, office=office).first()
    if handover and Handover.objects.filter(pk=handover.pk).delete()[0]:
        record(actor, Verb.HANDOVER_UNDONE, handover, before={"office": office.code})


def _register(
    actor: Actor, conference: Conference, office: Office, *, employee: Employee | None, guest: str, function: str
) -> Registration:
    name = full_name(employee.given_name, employee.family_name) if employee else tidy(guest)
    if not name:
        raise RegistrationRefused(RegistrationRefusal.NAMELESS)
    family_first = employee.family_first if employee else _family_first(name)
    row = Registration(
        office=office,
        conference=conference,
        employee=employee,
        name=name,
        function=tidy(function),
        sort_key=sort_key(family_first),
        registered_at=timezone.now(),
    )
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as same:
        raise RegistrationRefused(RegistrationRefusal.TWICE) from same
    record(
        actor,
        Verb.REGISTRATION_MADE,
        row,
        personal={"name": name},
        after={"conference": conference.key},
        at_programme=_programme_of(conference.pk),
    )
    return row


def _require_room(conference: Conference, today: date) -> None:
    """Holds the conference's row, so that the last place is given once."""
    with across_offices(reason="All offices share one room; nothing but the count of registrations is read."):
        now = Conference.objects.select_for_update().get(pk=conference.pk)  # the room may have been changed since
        registered = Registration.objects.filter(conference=conference).count()
    verdict = may_register(
        registration_until=now.registration_until,
        today=today,
        registered=registered,
        capacity=now.capacity,
    )
    if isinstance(verdict, Denied):
        raise RegistrationRefused(RegistrationRefusal(verdict.reason))


def _programme_of(conference_id: int) -> Programme:
    return Programme.objects.get(pk__in=_owner(conference_id))


def _owner(conference_id: int) -> list[int]:
    with across_offices(reason="The history of an office names the programme of the conference."):
        return list(Conference.objects.filter(pk=conference_id).values_list("programme_id", flat=True))


def _replace_agenda(conference: Conference, points: Sequence[AgendaPoint]) -> None:
    AgendaItem.objects.filter(conference=conference).delete()
    AgendaItem.objects.bulk_create(
        AgendaItem(
            programme=conference.programme,
            conference=conference,
            position=position,
            starts_at=point.starts_at,
            title_pl=point.title_pl,
            title_en=point.title_en,
            speaker=point.speaker,
            speaker_function_pl=point.speaker_function_pl,
            speaker_function_en=point.speaker_function_en,
        )
        for position, point in enumerate(points, 1)
    )


def _told(conference: Conference) -> dict[str, object]:
    names = ("title_pl", "title_en", "place", "held_on", "registration_until", "capacity")
    return {name: getattr(conference, name) for name in names}


def _family_first(name: str) -> str:
    given, _space, family = name.rpartition(" ")
    return f"{family} {given}"
