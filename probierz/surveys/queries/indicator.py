"""The clients' satisfaction as a figure that an indicator of a process may take."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from probierz.lib.catalogs.processes import Unit
from probierz.lib.periods import Period
from probierz.offices.models import Office
from probierz.offices.scope import across_offices, office_scope
from probierz.processes.queries.sources import Source
from probierz.surveys.models import Wave
from probierz.surveys.queries.office import office_results
from probierz.surveys.rules import CampaignKind, WaveState


def _satisfaction(office: Office, period: Period) -> Decimal | None:
    """The index of the last wave of clients that closed in the period, when enough answered for it to be shown."""
    with across_offices(reason="An office reads which waves of its programmes closed."):
        closed = Wave.objects.filter(state=WaveState.CLOSED, campaign__kind=CampaignKind.CLIENT)
        inside = closed.filter(closed_on__gte=period.since, closed_on__lt=period.until)
        mine = inside.filter(campaign__programme__participations__office=office).distinct()
        waves = list(mine.select_related("campaign").prefetch_related("campaign__waves").order_by("-closed_on", "-pk"))
    for wave in waves:
        with office_scope(office.pk):
            now = office_results(office, wave).now
        if now.is_shown and now.index is not None:
            return Decimal(str(round(now.index.value, 2)))
    return None


SATISFACTION = Source(
    code="surveys.clients", label=_("Satisfaction of clients, from surveys"), unit=Unit.INDEX, compute=_satisfaction
)
