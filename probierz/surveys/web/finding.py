"""Finding what an address names, or saying that there is no such page."""

from probierz.access.finding import existing, no_such_page
from probierz.access.requests import OfficeRequest, ProgrammeRequest
from probierz.surveys.models import Wave
from probierz.surveys.queries import CampaignWaves, campaigns
from probierz.surveys.rules import WaveRole


def campaign_of_office(request: OfficeRequest, key: str) -> CampaignWaves:
    return existing(campaigns.campaign_of_office(request.office, key))


def campaign_of_programme(request: ProgrammeRequest, key: str) -> CampaignWaves:
    return existing(campaigns.campaign_of_programme(request.programme, key))


def wave_in(summary: CampaignWaves, wish: str | None) -> Wave:
    """The wave of the role asked for, else the one worth looking at."""
    return summary.waves[WaveRole(wish)] if wish in set(WaveRole) else summary.current


def role_named(text: str) -> WaveRole:
    if text not in set(WaveRole):
        raise no_such_page()
    return WaveRole(text)
