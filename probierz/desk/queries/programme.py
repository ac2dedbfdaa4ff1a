"""What is due in a programme, for whoever coordinates it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.certificates.models import Certificate
from probierz.certificates.rules import HOLDS_A_PLACE
from probierz.design.languages import localized
from probierz.lib.duties import Duty
from probierz.offices.models import Programme
from probierz.offices.queries import offices_sharing
from probierz.offices.rules import SharingTopic, reckoning_day
from probierz.programme.models import OfficeStage, Report
from probierz.programme.queries.board import Show
from probierz.programme.rules import StageState
from probierz.surveys.models import Wave
from probierz.surveys.rules import WaveState


@dataclass(frozen=True)
class ProgrammeDay:
    """A programme on a day as one person sees it; in the programme's scope."""

    actor: Actor
    programme: Programme
    on: date

    def may(self, permission: Permission) -> bool:
        return self.actor.may(permission)

    @property
    def is_over(self) -> bool:
        return self.programme.closes_on is not None and self.programme.closes_on < self.on

    @cached_property
    def sharing(self) -> frozenset[int]:
        """Offices whose participation may be read."""
        day = reckoning_day(self.programme.closes_on, self.on)
        return offices_sharing(self.programme, SharingTopic.PARTICIPATION, on=day)

    def duty(
        self, text: str, view: str, *, detail: str = "", due_on: date | None = None, query: str = "", **names: str
    ) -> Duty:
        href = reverse(view, kwargs={"programme": self.programme.code, **names}) + query
        return Duty(text=text, where=localized(self.programme, "name"), href=href, detail=detail, due_on=due_on)


def _help_late_offices(day: ProgrammeDay) -> Iterable[Duty]:
    if day.is_over or not day.may(Permission.PROGRAMME_MANAGE):
        return
    late = OfficeStage.objects.filter(programme=day.programme, planned_end_on__lt=day.on).exclude(state=StageState.DONE)
    rows = late.filter(office__in=day.sharing).values("office").annotate(since=Min("planned_end_on"))
    first_days = list(rows.values_list("since", flat=True))
    if first_days:
        yield day.duty(
            ngettext("%(n)s office is late with its stage", "%(n)s offices are late with their stages", len(first_days))
            % {"n": len(first_days)},
            "programme:board",
            detail=_("Ask what holds them up, or agree on another day."),
            due_on=min(first_days),
            query=f"?show={Show.LATE}",
        )


def _open_and_close_waves(day: ProgrammeDay) -> Iterable[Duty]:
    if not day.may(Permission.CAMPAIGN_MANAGE):
        return
    to_open = Q(state=WaveState.PLANNED, planned_since__lte=day.on)
    to_close = Q(state=WaveState.OPEN, planned_until__lt=day.on)
    waves = Wave.objects.filter(to_open | to_close, programme=day.programme).select_related("campaign")
    for wave in waves.order_by("planned_since", "pk"):
        is_open = wave.state == WaveState.OPEN
        yield day.duty(
            _("Close the survey: its last planned day has passed") if is_open else _("Open the survey"),
            "surveys:programme_results",
            detail=localized(wave.campaign, "name"),
            due_on=wave.planned_until if is_open else wave.planned_since,
            campaign=wave.campaign.key,
        )


def _make_the_report(day: ProgrammeDay) -> Iterable[Duty]:
    if not day.is_over or not day.may(Permission.REPORT_MAKE):
        return
    if not Report.objects.filter(programme=day.programme).exists():
        yield day.duty(_("Make the closing report"), "programme:report", due_on=day.programme.closes_on)


def _issue_certificates(day: ProgrammeDay) -> Iterable[Duty]:
    if not day.is_over or not day.may(Permission.CERTIFICATE_ISSUE):
        return
    rows = Certificate.objects.filter(programme=day.programme, state__in=HOLDS_A_PLACE)
    missing = len(day.sharing - set(rows.values_list("office_id", flat=True)))
    if missing:
        yield day.duty(
            ngettext("Issue the certificate of %(n)s office", "Issue the certificates of %(n)s offices", missing)
            % {"n": missing},
            "certificates:new_series",
            due_on=day.programme.closes_on,
        )


Source = Callable[[ProgrammeDay], Iterable[Duty]]
SOURCES: tuple[Source, ...] = (_help_late_offices, _open_and_close_waves, _make_the_report, _issue_certificates)
