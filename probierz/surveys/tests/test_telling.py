"""Numbers of answers of a few known people move in tens while they answer; afterwards they are exact."""

import pytest
from django.test import Client
from django.urls import reverse

from probierz.offices.scope import office_scope
from probierz.surveys import actions
from probierz.surveys.actions.denominators import record_denominators
from probierz.surveys.models import Campaign, CollectionPoint
from probierz.surveys.queries import campaigns_of_office, points_of
from probierz.surveys.queries.denominators import denominators_of
from probierz.surveys.rules import CampaignKind, Channel, PointKind, WaveRole
from probierz.surveys.tests import factories
from tests.cast import Cast


def by_mail(cast: Cast, campaign: Campaign) -> CollectionPoint:
    with office_scope(cast.lipowo.pk):
        return actions.add_collection_point(
            factories.SYSTEM,
            office=cast.lipowo,
            campaign=campaign,
            kind=PointKind.LIST,
            name="Pozwolenia",
            since=factories.OPENED,
            channel=Channel.EMAIL,
        )


@pytest.mark.parametrize(("kind", "desk_told"), [(CampaignKind.CLIENT, 13), (CampaignKind.STAFF, 10)])
def test_numbers_of_known_people_move_in_tens_until_the_end(cast: Cast, kind: CampaignKind, desk_told: int) -> None:
    campaign = factories.campaign(cast, kind)
    desk, letters = factories.point(cast.lipowo, campaign), by_mail(cast, campaign)
    wave = factories.opened(campaign)
    factories.answered(wave, desk, [4] * 13)
    factories.answered(wave, letters, [4] * 8)

    def told() -> tuple[dict[str, int], dict[str, int], int]:
        with office_scope(cast.lipowo.pk):
            wave = factories.wave(campaign)
            points = points_of(campaign, cast.lipowo, wave=wave)
            reach = denominators_of(cast.lipowo, wave)
            (summary,) = campaigns_of_office(cast.lipowo)
        return (
            {one.point.name: one.responses for one in points},
            {one.point.name: one.reach.answered for one in reach.rows},
            summary.responses[WaveRole.BASELINE],
        )

    open_counts = {"Pozwolenia": 0, "Stanowisko 1": desk_told}
    all_told = 13 if kind is CampaignKind.CLIENT else 20
    assert told() == (open_counts, open_counts, all_told)
    factories.closed(campaign)
    exact = {"Pozwolenia": 8, "Stanowisko 1": 13}
    assert told() == (exact, exact, 21)


def test_no_page_tells_the_one_answer_of_a_list(client: Client, cast: Cast) -> None:
    campaign = factories.campaign(cast)
    letters = by_mail(cast, campaign)
    wave = factories.opened(campaign)
    factories.answered(wave, letters, [4])
    with office_scope(cast.lipowo.pk):
        record_denominators(factories.SYSTEM, office=cast.lipowo, wave=wave, month=None, counts={letters: (100, 20)})
    client.force_login(cast.lucja)

    pages = {
        name: client.get(reverse(f"surveys:{name}", args=["urzad-lipowo", campaign.key])).content.decode()
        for name in ("collecting", "denominators")
    }
    sheet = client.get(reverse("surveys:points_sheet", args=["urzad-lipowo", campaign.key, "csv"])).content.decode()

    assert all("mniej niż 10" in html for html in pages.values())
    assert "zaproszenie e-mail" not in pages["collecting"]
    assert "5%" not in pages["collecting"].replace("\N{NO-BREAK SPACE}", "")
    assert ";<10;" in sheet
