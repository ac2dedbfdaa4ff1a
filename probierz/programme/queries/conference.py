"""The conference: for the coordinator with everybody who comes, for an office with its own people."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from probierz.certificates.queries import offices_certified
from probierz.offices.models import Office, Participation, Programme
from probierz.offices.queries import name_then
from probierz.offices.scope import across_offices, programme_scope
from probierz.people.models import Employee
from probierz.people.queries import employed_on
from probierz.programme.models import AgendaItem, Conference, Handover, Registration
from probierz.programme.queries.sharing import Sharing


@dataclass(frozen=True)
class OfficeAttendance:
    """An office at the conference: its people if it shares them, and whether its certificate was handed over."""

    office: Office
    name: str
    shares: bool
    people: tuple[Registration, ...]
    has_certificate: bool
    handover: Handover | None

    @property
    def attended(self) -> int:
        return sum(1 for person in self.people if person.attended_at)


@dataclass(frozen=True)
class ConferencePage:
    """Everything about one conference of the programme; the numbers count people whose names are not shared too."""

    conference: Conference
    agenda: tuple[AgendaItem, ...]
    offices: tuple[OfficeAttendance, ...]
    registered: int
    attended: int

    @property
    def handed_over(self) -> int:
        return sum(1 for one in self.offices if one.handover)

    @property
    def issued(self) -> int:
        return sum(1 for one in self.offices if one.has_certificate)

    @property
    def free(self) -> int:
        return max(self.conference.capacity - self.registered, 0)

    @property
    def silent(self) -> tuple[OfficeAttendance, ...]:
        """Offices that send nobody yet."""
        return tuple(one for one in self.offices if one.shares and not one.people)


@dataclass(frozen=True)
class OfficeConference:
    """A conference as an office sees it: the room left, its own people, and whom it may still send."""

    conference: Conference
    agenda: tuple[AgendaItem, ...]
    registrations: tuple[Registration, ...]
    free: int
    is_open: bool


def conferences_of(programme: Programme) -> QuerySet[Conference]:
    """In the programme's scope, the latest first."""
    return Conference.objects.filter(programme=programme).select_related("programme").order_by("-held_on")


def conference_page(sharing: Sharing, conference: Conference) -> ConferencePage:
    """Opens its own scope. Names of people are read only from offices that share their participation."""
    with across_offices(reason="A room counts everybody in it; nothing but two numbers is read."):
        everybody = Registration.objects.filter(conference=conference)
        counted = everybody.aggregate(registered=Count("pk"), attended=Count("attended_at"))
    with sharing.scope(sharing.participation):
        agenda = tuple(AgendaItem.objects.filter(conference=conference).order_by("position"))
        people: dict[int, list[Registration]] = {}
        for row in Registration.objects.filter(conference=conference).order_by("sort_key", "pk"):
            people.setdefault(row.office_id, []).append(row)
        certified = offices_certified(sharing.programme)
        handovers = {row.office_id: row for row in Handover.objects.filter(conference=conference)}
    return ConferencePage(
        conference=conference,
        agenda=agenda,
        offices=tuple(
            OfficeAttendance(
                office=office,
                name=name_then(office),
                shares=office.pk in sharing.participation,
                people=tuple(people.get(office.pk, ())),
                has_certificate=office.pk in certified,
                handover=handovers.get(office.pk),
            )
            for office in sharing.offices
        ),
        **counted,
    )


def conferences_for(office: Office, *, today: date) -> list[OfficeConference]:
    """Conferences of the programmes in which the office takes part, the next first; in the office's scope."""
    programmes = Participation.objects.on(today).filter(office=office).values_list("programme_id", flat=True)
    with across_offices(reason="An office reads the conferences of its programmes, and how full they are."):
        rows = Conference.objects.filter(programme__in=list(programmes)).select_related("programme__association")
        conferences = list(rows.annotate(registered=Count("registrations")).order_by("-held_on"))
        points = list(AgendaItem.objects.filter(conference__in=conferences).order_by("position"))
    own = list(Registration.objects.filter(conference__in=conferences).order_by("sort_key", "pk"))
    return [_for_office(one, points, own, today) for one in conferences]


def employees_to_send(conference: Conference, *, today: date) -> list[Employee]:
    """People of the office in scope who are not registered yet, in Polish order."""
    taken = Registration.objects.filter(conference=conference, employee__isnull=False).values("employee")
    return list(employed_on(today).exclude(pk__in=taken))


def registration_by_key(programme: Programme, key: str, *, offices: frozenset[int]) -> Registration | None:
    """For the coordinator: a registration of an office of the programme."""
    with programme_scope(programme.pk, offices=offices):
        rows = Registration.objects.filter(key=key, conference__programme=programme)
        return rows.select_related("office", "conference").first()


def _for_office(
    conference: Conference, points: list[AgendaItem], own: list[Registration], today: date
) -> OfficeConference:
    registered: int = conference.registered  # type: ignore[attr-defined] # annotated above
    free = max(conference.capacity - registered, 0)
    return OfficeConference(
        conference=conference,
        agenda=tuple(point for point in points if point.conference_id == conference.pk),
        registrations=tuple(row for row in own if row.conference_id == conference.pk),
        free=free,
        is_open=today <= conference.registration_until,
    )


def own_registration(key: str) -> Registration | None:
    """A registration of the office in scope."""
    return Registration.objects.filter(key=key).select_related("office").first()
