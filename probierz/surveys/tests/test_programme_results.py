"""Offices side by side: what stands out, what is sure, in what order, and what to know before believing it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from probierz.lib.figures import THIN_SPACE
from probierz.lib.polish import sort_key
from probierz.lib.questionnaires import NOT_APPLICABLE
from probierz.lib.statistics.changes import share_change
from probierz.lib.statistics.channels import standardised_change
from probierz.lib.statistics.histogram import Histogram
from probierz.lib.statistics.ranks import mann_whitney
from probierz.offices.models import Consent, Office, OfficeIdentity, Participation
from probierz.offices.rules import OfficeKind, SharingTopic
from probierz.offices.scope import across_offices, office_scope
from probierz.surveys import queries
from probierz.surveys.actions.answers import import_answers
from probierz.surveys.models import Campaign, CollectionPoint, Denominator, Wave
from probierz.surveys.queries.among import among_others
from probierz.surveys.queries.programme import programme_reach
from probierz.surveys.rules import Channel, ComparisonGroup, WaveRole
from probierz.surveys.rules.data_quality import DataWarning, are_alike, mix_shift, months_of
from probierz.surveys.tests import factories
from tests.cast import Cast

PROGRAMME = "jakosc-dolina"
Given = dict[CollectionPoint, tuple[dict[Channel, list[int]], dict[Channel, list[int]]]]


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return factories.campaign(cast)


def joined(cast: Cast, name: str, *, kind: OfficeKind = OfficeKind.TOWN, shares: bool = True) -> Office:
    office = Office.objects.create(code=f"urzad-{name.lower()}", name=name, sort_key=sort_key(name), kind=kind)
    OfficeIdentity.objects.create(office=office, name=name, since=date(2010, 1, 1))
    part = Participation.objects.create(programme=cast.programme, office=office, since=date(2026, 1, 1))
    for topic in SharingTopic if shares else ():
        Consent.objects.create(participation=part, topic=topic, since=date(2026, 1, 1))
    return office


def asked(campaign: Campaign, given: Given) -> None:
    """Both waves, closed."""
    for place, role in enumerate(WaveRole):
        wave = factories.opened(campaign, role, on=factories.AGAIN)
        for point, waves in given.items():
            for channel, ratings in waves[place].items():
                factories.answered(wave, point, ratings, channel=channel)
        factories.closed(campaign, role, on=factories.AGAIN)


def plain(before: list[int], now: list[int]) -> tuple[dict[Channel, list[int]], dict[Channel, list[int]]]:
    return {Channel.QR: before}, {Channel.QR: now}


def test_every_test_of_an_office_is_that_of_the_library(cast: Cast, campaign: Campaign) -> None:
    point = factories.point(cast.lipowo, campaign)
    before = {Channel.QR: [3, 4, 5] * 10, Channel.PAPER: [2, 3] * 10}
    now = {Channel.QR: [4, 4, 5] * 10, Channel.PAPER: [3, 3] * 20}
    asked(campaign, {point: (before, now)})

    (row,) = (one for one in queries.programme_results(cast.programme, campaign).rows if one.now and one.now.n)

    first, second = (Histogram.of(r for some in wave.values() for r in some) for wave in (before, now))
    by_channel = [
        {name.value: Histogram.of(25 * (r - 1) for r in some) for name, some in w.items()} for w in (before, now)
    ]
    reference = standardised_change(*by_channel)
    assert row.beside.ranks == mann_whitney(first, second)
    assert row.beside.top_two == share_change((first.at_least(4), first.n), (second.at_least(4), second.n))
    assert row.beside.standardised is not None
    assert reference is not None
    assert row.beside.standardised.difference == pytest.approx(reference.difference)
    assert row.beside.standardised.p == pytest.approx(reference.p)


def test_a_shift_of_channels_is_warned_of_and_taken_out(cast: Cast, campaign: Campaign) -> None:
    point = factories.point(cast.lipowo, campaign)
    friendly, strict = [5, 5, 4] * 10, [3, 2, 3] * 10
    asked(
        campaign,
        {point: ({Channel.QR: friendly, Channel.PAPER: strict * 3}, {Channel.QR: friendly * 3, Channel.PAPER: strict})},
    )

    found = queries.programme_results(cast.programme, campaign)

    assert found.change is not None
    assert found.standardised is not None
    assert found.change.difference > 15
    assert found.standardised.difference == pytest.approx(0, abs=1e-9)
    assert found.warnings == (DataWarning.CHANNELS_MOVED,)


def test_few_answers_and_a_missing_baseline_are_named(cast: Cast, campaign: Campaign) -> None:
    few, fresh = (factories.point(office, campaign) for office in (cast.lipowo, cast.olszyny))
    asked(campaign, {few: plain([3] * 20, [4] * 40), fresh: plain([], [4] * 40)})

    rows = {row.office.code: row for row in queries.programme_results(cast.programme, campaign).rows}

    assert rows["urzad-lipowo"].warnings == (DataWarning.FEW_ANSWERS,)
    assert rows["urzad-olszyny"].warnings == (DataWarning.NO_BASELINE,)


def test_no_subtraction_finds_the_index_of_a_few_people(cast: Cast, campaign: Campaign) -> None:
    """Twelve answered in one office and six of them have an index: the programme less the others would be those six."""
    wave = factories.opened(campaign)
    for number, office in enumerate((cast.olszyny, joined(cast, "Grabowo"))):
        factories.answered(wave, factories.point(office, campaign), [3, 4, 5] * 10 + [4] * 10 * number)
    few = factories.point(cast.lipowo, campaign)
    factories.answered(wave, few, [2] * 6)
    overall_alone = factories.checked(factories.sheet(2, **dict.fromkeys(("k3", "k4", "k5"), NOT_APPLICABLE)))
    with office_scope(cast.lipowo.pk):
        import_answers(
            factories.SYSTEM,
            wave=wave,
            point=few,
            questionnaire=queries.questionnaire_of(campaign),
            answers=[overall_alone] * 6,
            day=factories.OPENED,
        )
    factories.closed(campaign)

    found = queries.programme_results(cast.programme, campaign)

    assert found.before.index is not None
    assert found.before.index.n == 76
    assert {row.office.code: row.is_hidden for row in found.rows} == {
        "urzad-lipowo": True,
        "urzad-olszyny": True,
        "urzad-grabowo": False,
    }


def test_offices_that_do_not_share_are_only_counted(cast: Cast, campaign: Campaign) -> None:
    away = joined(cast, "Zacisze", shares=False)
    asked(campaign, {factories.point(one, campaign): plain([3] * 20, [4] * 20) for one in (cast.lipowo, away)})

    found = queries.programme_results(cast.programme, campaign)

    assert found.not_sharing == 1
    assert "Zacisze" not in [row.name for row in found.rows]
    assert found.now.n == 20


def test_a_small_office_does_not_lead_by_chance(cast: Cast, campaign: Campaign) -> None:
    """Thirteen people in one office seem the happiest, beside hundreds elsewhere: the order knows the difference."""
    small = joined(cast, "Mała", kind=OfficeKind.RURAL_MUNICIPALITY)
    others = [joined(cast, f"Duża {n}", kind=OfficeKind.RURAL_MUNICIPALITY) for n in range(4)]
    given: Given = {factories.point(small, campaign): plain([4] * 13, [4] * 8 + [5] * 5)}
    for number, office in enumerate(others):
        ratings = [3, 4, 4, 5] * 40 + [4 + (number > 1)] * (20 * number)
        given[factories.point(office, campaign)] = plain(ratings, ratings)
    asked(campaign, given)

    found = queries.programme_results(cast.programme, campaign)
    order = [row.name for row in found.groups[0].rows if row.latest]
    raw = sorted((row for row in found.rows if row.latest), key=lambda row: -row.latest.value if row.latest else 0)

    assert raw[0].name == "Mała"
    assert order[0] != "Mała"
    assert set(order) == {row.name for row in raw}


def test_groups_hold_offices_of_one_kind_when_the_plan_says_so(cast: Cast, campaign: Campaign) -> None:
    town = joined(cast, "Miasto")
    asked(campaign, {factories.point(one, campaign): plain([3, 4] * 10, [4, 5] * 10) for one in (cast.lipowo, town)})
    campaign.comparison_group = ComparisonGroup.SAME_KIND

    groups = queries.programme_results(cast.programme, campaign).groups

    assert [(group.kind, len(group.rows)) for group in groups] == [
        (OfficeKind.TOWN, 1),
        (OfficeKind.RURAL_MUNICIPALITY, 2),
    ]


def test_an_office_finds_itself_among_five_others_and_never_their_names(
    client: Client, cast: Cast, campaign: Campaign
) -> None:
    others = [joined(cast, f"Sąsiad {n}") for n in range(5)]
    given = {
        factories.point(one, campaign): plain([3, 4, 5] * 5, [4, 4 + n % 2, 5] * 5)
        for n, one in enumerate((cast.lipowo, *others[:4]))
    }
    asked(campaign, given)
    assert among_others(cast.lipowo, campaign) is None
    again = factories.campaign(cast, code="drugie")
    asked(
        again,
        {
            factories.point(one, again): plain([3, 4, 5] * 5, [4, 4 + n % 2, 5] * 5)
            for n, one in enumerate((cast.lipowo, *others))
        },
    )
    client.force_login(cast.lucja)

    html = client.get(reverse("surveys:compare", args=[cast.lipowo.code, again.key])).content.decode()

    found = among_others(cast.lipowo, again)
    assert found is not None
    assert (found.own.name, len(found.others)) == (cast.lipowo.name, 5)
    assert "Sąsiad" not in html
    assert "<svg" in html


def test_the_report_is_made_as_pdf_and_as_word(client: Client, cast: Cast, campaign: Campaign) -> None:
    client.force_login(cast.swiecicka)
    address = [reverse("surveys:programme_report", args=[PROGRAMME, campaign.key, one]) for one in ("pdf", "docx")]
    assert client.get(address[0]).status_code == 404
    asked(campaign, {factories.point(cast.lipowo, campaign): plain([3, 4] * 10, [4, 5] * 10)})

    pdf, docx = (client.get(one).content for one in address)

    assert pdf.startswith(b"%PDF")
    assert docx.startswith(b"PK")


def test_half_of_the_absolute_differences_is_the_shift_of_a_mix() -> None:
    assert mix_shift({"qr": 50, "paper": 50}, {"qr": 80, "paper": 20}) == pytest.approx(0.3)
    assert mix_shift({"qr": 5}, {"paper": 7}) == 1
    assert mix_shift({}, {"paper": 7}) == 0


def test_waves_are_alike_when_half_of_their_months_are() -> None:
    autumn, spring = months_of(date(2026, 9, 1), date(2026, 10, 31)), months_of(date(2027, 3, 1), date(2027, 4, 30))

    assert autumn == {9, 10}
    assert months_of(date(2026, 12, 1), date(2027, 1, 2)) == {12, 1}
    assert not are_alike(autumn, spring)
    assert are_alike(autumn, months_of(date(2027, 9, 3), date(2027, 9, 30)))


def test_the_reach_is_that_of_the_offices_shown(cast: Cast, campaign: Campaign, client: Client) -> None:
    offices = [cast.lipowo, joined(cast, "Grabowo"), joined(cast, "Klonowo")]
    many, more, few = [factories.point(office, campaign) for office in offices]
    ratings = [3, 4, 5] * 10
    asked(campaign, {many: plain(ratings, ratings), more: plain(ratings, ratings), few: plain([3] * 4, [4] * 4)})
    with across_offices(reason="a test"):
        wave = Wave.objects.get(campaign=campaign, role=WaveRole.FOLLOWUP)
        for office, point in zip(offices, (many, more, few), strict=True):
            Denominator.objects.create(office=office, wave=wave, point=point, served=100, offered=60)
    client.force_login(cast.swiecicka)

    page = client.get(reverse("surveys:programme_results", args=[PROGRAMME, campaign.key]))
    reach = programme_reach(cast.programme, page.context["results"])

    hidden = {row.office.pk for row in page.context["results"].rows if row.is_hidden}
    assert hidden
    assert not hidden & set(reach)
    assert {one.response_rate for one in reach.values()} == {0.5}
    assert f"odpowiedziało 50,0{THIN_SPACE}%" in page.content.decode()
