"""Results: right figures, small groups hidden, nothing of another office, few queries whatever the size."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from probierz.offices.models import Consent
from probierz.offices.rules import SharingTopic
from probierz.offices.scope import office_scope
from probierz.surveys import queries
from probierz.surveys.models import Campaign, CollectionPoint, Wave
from probierz.surveys.queries.campaigns import campaign_of_office, campaign_of_programme
from probierz.surveys.rules import CampaignKind, ChangeVerdict, Channel, WaveRole
from probierz.surveys.tests import factories
from probierz.surveys.tests.factories import AGAIN
from tests.cast import Cast

LOW = [2, 3, 3, 4] * 15
HIGH = [4, 4, 5, 5] * 15


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return factories.campaign(cast)


@pytest.fixture
def point(cast: Cast, campaign: Campaign) -> CollectionPoint:
    return factories.point(cast.lipowo, campaign)


def both_waves(campaign: Campaign, answers: dict[CollectionPoint, tuple[list[int], list[int]]]) -> Wave:
    """Baseline and follow-up with these ratings, both closed; returns the follow-up."""
    for place, role in enumerate(WaveRole):
        wave = factories.opened(campaign, role, on=AGAIN)
        for point, ratings in answers.items():
            factories.answered(wave, point, ratings[place])
        factories.closed(campaign, role, on=AGAIN)
    return factories.wave(campaign, WaveRole.FOLLOWUP)


def results(cast: Cast, wave: Wave) -> queries.OfficeResults:
    with office_scope(cast.lipowo.pk):
        found = queries.office_results(cast.lipowo, wave)
        read_all(found)
        return found


def read_all(found: queries.OfficeResults) -> None:
    """Everything that is read when it is asked for."""
    _ = (found.units, found.points, found.months, found.splits, found.drivers)


def test_the_index_is_the_mean_of_the_driver_items(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    found = results(cast, both_waves(campaign, {point: (LOW, HIGH)}))

    assert found.before is not None
    assert found.before.index is not None
    assert found.now.index is not None
    assert found.before.index.value == pytest.approx(50.0)
    assert found.now.index.value == pytest.approx(87.5)
    assert found.now.index.low is not None
    assert found.now.index.low < 87.5
    assert found.now.top_two is not None
    assert (found.now.top_two.value, found.now.n) == (1.0, 60)


def test_the_change_carries_its_test_and_its_verdict(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    found = results(cast, both_waves(campaign, {point: (LOW, HIGH)}))

    assert found.change is not None
    assert found.change.difference == pytest.approx(37.5)
    assert found.change.p is not None
    assert found.change.p < 0.001
    assert found.verdict is ChangeVerdict.BETTER
    assert found.seeable is not None


def test_no_change_is_said_to_be_uncertain(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    found = results(cast, both_waves(campaign, {point: (LOW, LOW)}))

    assert found.verdict is ChangeVerdict.SAME


def test_a_baseline_compares_with_nothing(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    both_waves(campaign, {point: (LOW, HIGH)})

    found = results(cast, factories.wave(campaign))

    assert (found.before, found.change, found.verdict) == (None, None, ChangeVerdict.NO_DATA)


def test_fewer_than_ten_answers_tell_nothing(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    found = results(cast, both_waves(campaign, {point: (LOW, [5] * 9)}))

    assert (found.now.n, found.now.index, found.now.top_two) == (9, None, None)
    assert (found.items, found.channels, found.change) == ((), (), None)


def test_while_a_wave_is_open_its_last_ten_answers_are_not_shown(
    cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    wave = factories.opened(campaign)
    factories.answered(wave, point, [4] * 35)

    found = results(cast, wave)

    assert (found.collected, found.now.n, found.waiting) == (35, 25, 10)


def test_small_points_are_hidden_and_never_one_alone(cast: Cast, campaign: Campaign) -> None:
    sizes = {"A": 40, "B": 12, "C": 4}
    points = {factories.point(cast.lipowo, campaign, name): ([3] * n, [4] * n) for name, n in sizes.items()}

    found = results(cast, both_waves(campaign, points))

    assert {name: one.is_hidden for name, one in found.points} == {"A": False, "B": True, "C": True}
    assert found.now.n == 56


def test_both_waves_hide_the_same_points(cast: Cast, campaign: Campaign) -> None:
    one, two, three = (factories.point(cast.lipowo, campaign, name) for name in "ABC")

    found = results(
        cast, both_waves(campaign, {one: ([3] * 40, [3] * 40), two: ([3] * 30, [3] * 4), three: ([3] * 20, [3] * 20)})
    )

    shown = {name: one for name, one in found.points if not one.is_hidden}
    assert list(shown) == ["A"]
    assert shown["A"].before is not None


def test_small_channels_are_hidden(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    wave = factories.opened(campaign)
    for channel, n in ((Channel.QR, 50), (Channel.PAPER, 20), (Channel.KIOSK, 5)):
        factories.answered(wave, point, [4] * n, channel=channel)
    factories.closed(campaign)

    found = results(cast, factories.wave(campaign))

    assert {one.channel: one.n for one in found.channels} == {
        Channel.QR: 50,
        Channel.PAPER: None,
        Channel.KIOSK: None,
    }


def test_the_spread_counts_every_option(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    found = results(cast, both_waves(campaign, {point: (LOW, HIGH)}))

    items = {item.item.code: item for item in found.items}
    assert [choice.count for choice in items["k6"].choices] == [0, 0, 0, 30, 30]
    assert {choice.option.code: choice.count for choice in items["k1"].choices}["taxes"] == 60
    assert "k7" not in items


def test_results_of_lipowo_hold_nothing_of_olszyny(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    stranger = factories.point(cast.olszyny, campaign)

    found = results(cast, both_waves(campaign, {point: (LOW, LOW), stranger: (HIGH, HIGH)}))

    assert found.collected == 60
    assert [name for name, _ in found.points] == ["Stanowisko 1"]
    with office_scope(cast.lipowo.pk):
        assert queries.office_results(cast.olszyny, found.wave).collected == 0


def test_results_cost_eight_queries_whatever_the_size(
    cast: Cast, campaign: Campaign, django_assert_num_queries
) -> None:
    points = {factories.point(cast.lipowo, campaign, f"Stanowisko {n}"): (LOW, HIGH) for n in range(6)}
    wave = both_waves(campaign, points)
    results(cast, wave)

    with office_scope(cast.lipowo.pk), django_assert_num_queries(8):
        read_all(queries.office_results(cast.lipowo, wave))


def test_the_programme_sees_offices_that_share_and_no_others(
    cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    stranger = factories.point(cast.olszyny, campaign)
    both_waves(campaign, {point: (LOW, HIGH), stranger: (LOW, LOW)})

    both = queries.programme_results(cast.programme, campaign)
    Consent.objects.filter(participation__office=cast.olszyny, topic=SharingTopic.SURVEY_RESULTS).update(
        until=timezone.localdate()
    )
    one = queries.programme_results(cast.programme, campaign)

    assert [row.office.code for row in both.rows] == ["urzad-lipowo", "urzad-olszyny"]
    assert [row.office.code for row in one.rows] == ["urzad-lipowo"]
    assert (both.now.n, one.now.n) == (120, 60)


def test_many_offices_are_compared_with_adjusted_p_values(
    cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    stranger = factories.point(cast.olszyny, campaign)
    both_waves(campaign, {point: (LOW, HIGH), stranger: (LOW, LOW)})

    rows = {row.office.code: row for row in queries.programme_results(cast.programme, campaign).rows}

    assert (rows["urzad-lipowo"].is_marked, rows["urzad-olszyny"].is_marked) == (True, False)
    change = rows["urzad-lipowo"].change
    assert change is not None
    assert rows["urzad-lipowo"].p_adjusted == pytest.approx(2 * (change.p or 0))


def test_an_office_with_few_answers_is_hidden_with_another_one(
    cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    stranger = factories.point(cast.olszyny, campaign)
    both_waves(campaign, {point: (LOW, HIGH), stranger: ([3] * 4, [3] * 20)})

    found = queries.programme_results(cast.programme, campaign)

    assert found.hidden == 2
    assert all(row.now is None and row.change is None for row in found.rows)


def test_results_are_honest_about_no_data(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    waiting = queries.programme_results(cast.programme, campaign)

    assert (waiting.before.index, waiting.now.index, waiting.verdict) == (None, None, ChangeVerdict.NO_DATA)


def test_results_follow_the_rows(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    staff = factories.campaign(cast, CampaignKind.STAFF, "komunikacja")
    both_waves(campaign, {point: (LOW, HIGH)})
    both_waves(staff, {factories.point(cast.lipowo, staff): (HIGH, LOW)})

    clients, talk = (queries.programme_results(cast.programme, one) for one in (campaign, staff))

    assert clients.before.index is not None
    assert clients.now.index is not None
    assert [clients.before.index.value, clients.now.index.value] == pytest.approx([50, 87.5])
    assert clients.verdict is ChangeVerdict.BETTER
    assert talk.verdict is ChangeVerdict.WORSE


def test_a_closed_programme_is_read_as_of_its_closing_day(
    cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    both_waves(campaign, {point: (LOW, HIGH)})
    cast.programme.closes_on = date(2026, 10, 31)
    cast.programme.save()
    cast.programme.participations.update(until=date(2026, 11, 1))

    assert queries.programme_results(cast.programme, campaign).now.n == 60


def test_finding_a_campaign_counts_no_answers(cast: Cast, campaign: Campaign) -> None:
    with office_scope(cast.lipowo.pk), CaptureQueriesContext(connection) as asked:
        of_office = campaign_of_office(cast.lipowo, campaign.key)
        of_programme = campaign_of_programme(cast.programme, campaign.key)
        strange = campaign_of_programme(cast.programme, "nie ma")

    assert of_office is not None
    assert of_office == of_programme
    assert set(of_office.waves) == set(WaveRole)
    assert strange is None
    assert not [one["sql"] for one in asked if "surveys_tally" in one["sql"]]
