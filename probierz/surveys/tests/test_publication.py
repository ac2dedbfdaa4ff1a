"""Publishing results: frozen when submitted, checked by somebody else, open to everybody, taken back with a reason."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from probierz.access.actions import PermissionRefused
from probierz.lib.refusals import Refused
from probierz.offices.scope import office_scope, programme_scope
from probierz.people.models import Account
from probierz.surveys.actions import import_answers
from probierz.surveys.actions.publication import (
    publish_results,
    return_results,
    submit_results,
    take_back_results,
)
from probierz.surveys.models import Campaign, CollectionPoint, Publication, Tally, Wave
from probierz.surveys.queries import questionnaire_of
from probierz.surveys.queries.publication import is_intact, publication_of_programme, published_of
from probierz.surveys.rules import Channel, WaveRole
from probierz.surveys.rules.publication import (
    PUBLICATION_WORKFLOW,
    PublicationRefusal,
    PublicationState,
)
from probierz.surveys.tests import factories
from probierz.trail.models import Event
from tests.cast import Cast

OFFICE, PROGRAMME = "urzad-lipowo", "jakosc-dolina"


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return factories.campaign(cast)


@pytest.fixture
def point(cast: Cast, campaign: Campaign) -> CollectionPoint:
    return factories.point(cast.lipowo, campaign)


def closed_wave(campaign: Campaign, point: CollectionPoint, *, answers: int = 40) -> Wave:
    wave = factories.opened(campaign)
    factories.answered(wave, point, [3, 4, 4, 5] * (answers // 4))
    factories.answered(wave, point, [2] * 4, channel=Channel.PAPER)
    factories.closed(campaign)
    return factories.wave(campaign)


def submitted(cast: Cast, wave: Wave, by: Account | None = None) -> Publication:
    with office_scope(cast.lipowo.pk):
        return submit_results(cast.actor(by or cast.lucja), office=cast.lipowo, wave=wave)


def published(cast: Cast, wave: Wave) -> Publication:
    publication = submitted(cast, wave)
    with office_scope(cast.lipowo.pk):
        return publish_results(cast.actor(cast.scibor), publication=publication)


def address(publication: Publication) -> str:
    return reverse("public:survey", args=[OFFICE, publication.key])


def test_every_state_can_be_reached_and_nothing_leaves_the_last_ones() -> None:
    assert PUBLICATION_WORKFLOW.reachable() == set(PublicationState)
    assert not PUBLICATION_WORKFLOW.commands_open(PublicationState.RETURNED)
    assert not PUBLICATION_WORKFLOW.commands_open(PublicationState.WITHDRAWN)


def test_published_results_do_not_move_with_the_counts(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    publication = published(cast, closed_wave(campaign, point))
    before = publication.content["figures"]
    with office_scope(cast.lipowo.pk):
        Tally.objects.filter(item="@index").update(count=500, held=500, shown=500)
        publication.refresh_from_db()

    assert publication.content["figures"] == before
    assert is_intact(publication)
    assert [one.pk for one in published_of(cast.lipowo)] == [publication.pk]


def test_figures_changed_behind_the_system_are_found_out(
    cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    publication = submitted(cast, closed_wave(campaign, point))
    publication.content["figures"]["index"]["value"] = 99.0
    with office_scope(cast.lipowo.pk):
        publication.save()
        with pytest.raises(Refused) as broken:
            publish_results(cast.actor(cast.scibor), publication=publication)

    assert not is_intact(publication)
    assert broken.value.reason is PublicationRefusal.BROKEN


def test_an_open_wave_and_few_answers_are_not_submitted(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    wave = factories.opened(campaign)
    factories.answered(wave, point, [4] * 9)
    with pytest.raises(Refused) as still_open:
        submitted(cast, factories.wave(campaign))
    factories.closed(campaign)
    with pytest.raises(Refused) as too_few:
        submitted(cast, factories.wave(campaign))

    assert still_open.value.reason is PublicationRefusal.WAVE_NOT_CLOSED
    assert too_few.value.reason is PublicationRefusal.TOO_FEW_ANSWERS


def test_a_wave_is_submitted_once_until_it_comes_back(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    wave = closed_wave(campaign, point)
    publication = submitted(cast, wave)
    with pytest.raises(Refused) as twice:
        submitted(cast, wave)
    with programme_scope(cast.programme.pk, offices=[cast.lipowo.pk]):
        return_results(cast.actor(cast.swiecicka), publication=publication, reason="Brak okresu badania.")

    assert twice.value.reason is PublicationRefusal.ALREADY_ON_ITS_WAY
    assert submitted(cast, wave).state == PublicationState.SUBMITTED


def test_nobody_publishes_what_they_submitted(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    publication = submitted(cast, closed_wave(campaign, point), by=cast.scibor)
    with office_scope(cast.lipowo.pk), pytest.raises(Refused) as own:
        publish_results(cast.actor(cast.scibor), publication=publication)
    with office_scope(cast.lipowo.pk), pytest.raises(PermissionRefused):
        publish_results(cast.actor(cast.lucja), publication=publication)

    assert own.value.reason is PublicationRefusal.OWN_SUBMISSION


def test_taking_back_needs_a_reason_and_closes_the_page(
    client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    publication = published(cast, closed_wave(campaign, point))
    assert client.get(address(publication)).status_code == 200
    with office_scope(cast.lipowo.pk):
        with pytest.raises(Refused) as silent:
            take_back_results(cast.actor(cast.lucja), publication=publication, reason="  ")
        take_back_results(cast.actor(cast.lucja), publication=publication, reason="Pomyłka w okresie badania.")
        with pytest.raises(Refused) as again:
            take_back_results(cast.actor(cast.lucja), publication=publication, reason="Jeszcze raz.")

    assert (silent.value.reason, silent.value.field) == (PublicationRefusal.REASON_NEEDED, "reason")
    assert again.value.reason is PublicationRefusal.MOVED
    assert client.get(address(publication)).status_code == 404
    assert client.get(address(publication) + "dane.json").status_code == 404
    verbs = list(Event.objects.filter(target_key=publication.key).order_by("pk").values_list("verb", flat=True))
    assert verbs == ["survey.results.submitted", "survey.results.published", "survey.results.taken_back"]


def test_everybody_reads_the_page_with_its_interval_and_channels(
    client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    publication = published(cast, closed_wave(campaign, point))

    html = client.get(address(publication)).content.decode()
    index = publication.content["figures"]["index"]

    assert f"{index['value']:.1f}".replace(".", ",") in html
    assert f"{index['low']:.1f}".replace(".", ",") in html
    assert publication.digest in html
    assert "Cache-Control" not in html
    assert not client.cookies


def test_a_small_channel_stays_hidden_in_everything_published(
    client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    publication = published(cast, closed_wave(campaign, point))

    data = json.loads(client.get(address(publication) + "dane.json").content)
    table = client.get(address(publication) + "dane.csv").content.decode("utf-8-sig")

    assert {one["channel"]: one["n"] for one in data["channels"]} == {"qr": None, "paper": None}
    assert "channel" not in table
    assert data["digest"] == publication.digest


def test_a_matter_of_few_people_stays_hidden(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    wave = factories.opened(campaign)
    for matter, n in (("taxes", 30), ("roads", 12), ("land", 3)):
        sheets = [factories.checked(factories.sheet(4, k1=matter)) for _ in range(n)]
        with office_scope(cast.lipowo.pk):
            import_answers(
                factories.SYSTEM,
                wave=wave,
                point=point,
                questionnaire=questionnaire_of(campaign),
                answers=sheets,
                day=factories.AGAIN,
            )
    factories.closed(campaign, on=factories.AGAIN)

    items = {one["code"]: one["counts"] for one in submitted(cast, factories.wave(campaign)).content["items"]}

    assert {code: items["k1"][code] for code in ("taxes", "roads", "land")} == {
        "taxes": 30,
        "roads": None,
        "land": None,
    }
    assert items["k6"]["4"] == 45


def test_open_data_add_up_and_their_dictionary_names_every_value(
    client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    publication = published(cast, closed_wave(campaign, point))

    rows = client.get(address(publication) + "dane.csv").content.decode("utf-8-sig").splitlines()
    words = client.get(address(publication) + "slownik.csv").content.decode("utf-8-sig")
    head, *cells = [row.split(";") for row in rows]
    overall = [int(one[4]) for one in cells if one[2] == "k6"]

    assert head == ["wave", "group", "name", "value", "figure", "low", "high", "n"]
    assert sum(overall) == 44
    assert all(f"{one[2]};" in words for one in cells if one[1] == "item")


def test_the_office_submits_on_its_page_and_the_head_publishes(
    client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    closed_wave(campaign, point)
    page = reverse("surveys:publishing", args=[OFFICE, campaign.key])
    client.force_login(cast.lucja)
    new = reverse("surveys:publication_new", args=[OFFICE, campaign.key, WaveRole.BASELINE])
    assert client.get(page).status_code == 200
    assert client.get(new).status_code == 200
    assert client.post(new).status_code == 302
    with office_scope(cast.lipowo.pk):
        publication = Publication.objects.get()
    publish = reverse("surveys:publication_decide", args=[OFFICE, campaign.key, publication.key, "opublikuj"])
    assert client.post(publish).status_code == 404
    client.force_login(cast.scibor)
    assert publish in client.get(page).content.decode()
    assert client.get(publish).status_code == 200
    client.post(publish)

    publication.refresh_from_db()
    assert publication.state == PublicationState.PUBLISHED


def test_the_programme_returns_with_a_reason_and_an_empty_one_is_asked_for_again(
    client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    publication = submitted(cast, closed_wave(campaign, point))
    back = reverse("surveys:publication_check", args=[PROGRAMME, campaign.key, publication.key, "zwroc"])
    client.force_login(cast.swiecicka)

    assert (
        cast.lipowo.name in client.get(reverse("surveys:publications", args=[PROGRAMME, campaign.key])).content.decode()
    )
    assert client.post(back, {"reason": ""}).status_code == 422
    assert client.post(back, {"reason": "Sprawdźcie okres."}).status_code == 302
    with office_scope(cast.lipowo.pk):
        publication.refresh_from_db()
    assert (publication.state, publication.reason) == (PublicationState.RETURNED, "Sprawdźcie okres.")


def test_the_programme_finds_one_publication_by_its_key(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    first = submitted(cast, closed_wave(campaign, point))

    assert publication_of_programme(cast.programme, campaign, first.key) == first
    assert publication_of_programme(cast.programme, campaign, "nie ma") is None
    assert publication_of_programme(cast.programme, factories.campaign(cast, code="inna"), first.key) is None


def test_an_office_that_does_not_share_is_not_checked_by_the_programme(
    client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    publication = submitted(cast, closed_wave(campaign, point))
    cast.programme.participations.get(office=cast.lipowo).consents.update(until=publication.submitted_at.date())
    client.force_login(cast.swiecicka)

    address = reverse("surveys:publication_check", args=[PROGRAMME, campaign.key, publication.key, "opublikuj"])
    assert client.post(address).status_code == 404
