"""Finding what an address names, or saying that there is no such page."""

from probierz.access.finding import no_such_page
from probierz.access.requests import OfficeRequest, ProgrammeRequest
from probierz.surveys import queries
from probierz.surveys.models import Wave
from probierz.surveys.queries import CampaignSummary
from probierz.surveys.rules import WaveRole


def campaign_of_office(request: OfficeRequest, key: str) -> CampaignSummary:
    return _found(queries.campaign_in(queries.campaigns_of_office(request.office), key))


def campaign_of_programme(request: ProgrammeRequest, key: str) -> CampaignSummary:
    return _found(queries.campaign_in(queries.campaigns_of_programme(request.programme), key))


def wave_in(summary: CampaignSummary, wish: str | None) -> Wave:
    """The wave of the role asked for, else the one worth looking at."""
    return summary.waves[WaveRole(wish)] if wish in set(WaveRole) else summary.current


def role_named(text: str) -> WaveRole:
    if text not in set(WaveRole):
        raise no_such_page()
    return WaveRole(text)


def _found(summary: CampaignSummary | None) -> CampaignSummary:
    if summary is None:
        raise no_such_page()
    return summary
