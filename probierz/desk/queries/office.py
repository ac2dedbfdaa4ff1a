"""What is due in an office: each source asks whether it concerns this person, then reads."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.design.languages import localized
from probierz.desk.queries import audits, documents, improvement, processes, reviews, standards, surveys
from probierz.lib.duties import Duty
from probierz.members.models import Invitation
from probierz.offices.models import Consent, Office, Participation
from probierz.offices.scope import across_offices
from probierz.people.models import Employee
from probierz.programme.models import Conference, Registration
from probierz.surveys.models import CollectionPoint, Wave
from probierz.surveys.rules import CampaignKind, WaveState


@dataclass(frozen=True)
class OfficeDay:
    """An office on a day as one person sees it, with what several sources ask for; in the office's scope."""

    actor: Actor
    office: Office
    on: date

    def may(self, permission: Permission) -> bool:
        return self.actor.may(permission)

    @cached_property
    def participations(self) -> list[Participation]:
        return list(Participation.objects.on(self.on).filter(office=self.office).select_related("programme"))

    @property
    def programmes(self) -> list[int]:
        return [row.programme_id for row in self.participations]

    def duty(self, text: str, view: str, *, detail: str = "", due_on: date | None = None, **names: str) -> Duty:
        href = reverse(view, kwargs={"office": self.office.code, **names})
        return Duty(text=text, where=self.office.name, href=href, detail=detail, due_on=due_on, office=self.office.code)


def _import_the_list(day: OfficeDay) -> Iterable[Duty]:
    if day.may(Permission.EMPLOYEE_MANAGE) and not Employee.objects.filter(account=None).exists():
        yield day.duty(
            _("Bring in the list of employees"),
            "members:roster_upload",
            detail=_("A spreadsheet is enough; the columns are recognised."),
        )


def _decide_what_to_share(day: OfficeDay) -> Iterable[Duty]:
    """Until something was decided; to share nothing more is a decision too."""
    if not day.may(Permission.OFFICE_MANAGE) or not day.participations:
        return
    rows = Consent.objects.filter(participation__in=day.participations)
    decided = set(rows.values_list("participation_id", flat=True))
    for participation in day.participations:
        if participation.pk not in decided:
            yield day.duty(
                _("Decide what the office shares with the programme"),
                "members:sharing",
                detail=localized(participation.programme, "name"),
            )


def _set_up_collection_points(day: OfficeDay) -> Iterable[Duty]:
    """Every day without one is a day on which nobody is asked."""
    if not day.may(Permission.SURVEY_MANAGE) or not day.programmes:
        return
    with across_offices(reason="An office reads which waves of its programmes are open."):
        open_waves = Wave.objects.filter(state=WaveState.OPEN, programme__in=day.programmes)
        waves = list(open_waves.select_related("campaign").order_by("opened_on"))
    if not waves:
        return
    points = CollectionPoint.objects.on(day.on).filter(campaign__in=[wave.campaign_id for wave in waves])
    asked = set(points.values_list("campaign_id", flat=True))
    for wave in waves:
        if wave.campaign_id not in asked:
            is_staff = wave.campaign.kind == CampaignKind.STAFF
            yield day.duty(
                _("Invite the staff to answer") if is_staff else _("Set up a place where clients answer"),
                "surveys:staff" if is_staff else "surveys:collecting",
                detail=localized(wave.campaign, "name"),
                due_on=wave.opened_on,
                campaign=wave.campaign.key,
            )


def _register_for_the_conference(day: OfficeDay) -> Iterable[Duty]:
    if not day.may(Permission.CONFERENCE_REGISTER) or not day.programmes:
        return
    with across_offices(reason="An office reads the coming conferences of its programmes."):
        coming = Conference.objects.filter(programme__in=day.programmes, registration_until__gte=day.on)
        conferences = list(coming.order_by("registration_until"))
    if not conferences:
        return
    rows = Registration.objects.filter(conference__in=conferences)
    registered = set(rows.values_list("conference_id", flat=True))
    for conference in conferences:
        if conference.pk not in registered:
            yield day.duty(
                _("Register people for the conference"),
                "programme:conferences",
                detail=localized(conference, "title"),
                due_on=conference.registration_until,
            )


def _ask_again(day: OfficeDay) -> Iterable[Duty]:
    if not day.may(Permission.MEMBERSHIP_MANAGE):
        return
    expired = Invitation.objects.open().filter(expires_at__lt=timezone.now()).count()
    if expired:
        yield day.duty(
            ngettext(
                "%(n)s invitation ran out without an answer", "%(n)s invitations ran out without an answer", expired
            )
            % {"n": expired},
            "members:roles",
            detail=_("Send it again, or withdraw it."),
        )


Source = Callable[[OfficeDay], Iterable[Duty]]
SOURCES: tuple[Source, ...] = (
    _import_the_list,
    _decide_what_to_share,
    _set_up_collection_points,
    _register_for_the_conference,
    _ask_again,
    *documents.SOURCES,
    *standards.SOURCES,
    *processes.SOURCES,
    *audits.SOURCES,
    *improvement.SOURCES,
    *reviews.SOURCES,
    *surveys.SOURCES,
)
