"""Parts of an office's results: what stays hidden, what is compared, what months and drivers tell."""

import csv
import io
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, shipped_questionnaires
from probierz.lib.questionnaires import INDEX_UNIT
from probierz.lib.statistics.disclosure import suppress_alike
from probierz.lib.statistics.histogram import Moments
from probierz.offices.models import Unit
from probierz.offices.scope import office_scope
from probierz.surveys import actions, queries
from probierz.surveys.actions.studies import study_waiting_waves
from probierz.surveys.models import Campaign, CollectionPoint, Wave
from probierz.surveys.queries.months import months_from
from probierz.surveys.rules import THRESHOLD, ChangeVerdict, Channel, Comparison, Measure, WaveRole
from probierz.surveys.rules.data_quality import DataWarning
from probierz.surveys.tests import factories
from probierz.surveys.tests.factories import AGAIN
from probierz.surveys.tests.test_queries import HIGH, LOW, both_waves, read_all
from probierz.surveys.tests.test_studies import varied
from probierz.surveys.web.parts import PARTS
from probierz.surveys.web.report_paper import paper_of
from tests.cast import Cast


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return factories.campaign(cast)


@pytest.fixture
def point(cast: Cast, campaign: Campaign) -> CollectionPoint:
    return factories.point(cast.lipowo, campaign)


def results(cast: Cast, wave: Wave) -> queries.OfficeResults:
    study_waiting_waves()
    with office_scope(cast.lipowo.pk):
        found = queries.office_results(cast.lipowo, wave)
        read_all(found)
        return found


def put_into(unit: Unit, *points: CollectionPoint) -> None:
    with office_scope(unit.office_id):
        CollectionPoint.objects.filter(pk__in=[point.pk for point in points]).update(unit=unit)


def units(cast: Cast) -> list[Unit]:
    with office_scope(cast.lipowo.pk):
        found = [
            Unit(office=cast.lipowo, name=name, since=date(2020, 1, 1)) for name in ("Podatki", "Sprawy obywatelskie")
        ]
        for one in found:
            one.save()
        return found


def by_name(groups: tuple[tuple[str, queries.PointFigures], ...]) -> dict[str, bool]:
    """Whether each group is shown."""
    return {name: not one.is_hidden for name, one in groups}


def test_a_unit_tells_nothing_of_a_small_point_in_it(cast: Cast, campaign: Campaign) -> None:
    taxes, civil = units(cast)
    sizes = {"A": 40, "B": 4, "C": 40, "D": 40}
    made = {name: factories.point(cast.lipowo, campaign, name) for name in sizes}
    put_into(taxes, made["A"], made["B"])
    put_into(civil, made["C"], made["D"])

    found = results(cast, both_waves(campaign, {made[name]: ([3] * n, [4] * n) for name, n in sizes.items()}))

    assert by_name(found.units) == {"Podatki": True, "Sprawy obywatelskie": True}
    # Podatki minus A would be B.
    assert by_name(found.points) == {"A": False, "B": False, "C": True, "D": True}


def test_points_of_a_hidden_unit_are_hidden(cast: Cast, campaign: Campaign) -> None:
    taxes, civil = units(cast)
    sizes = {"A": 5, "B": 20, "C": 20}
    made = {name: factories.point(cast.lipowo, campaign, name) for name in sizes}
    put_into(taxes, made["A"])
    put_into(civil, made["B"], made["C"])

    found = results(cast, both_waves(campaign, {made[name]: ([3] * n, [4] * n) for name, n in sizes.items()}))

    assert by_name(found.units) == {"Podatki": False, "Sprawy obywatelskie": False}
    assert not any(by_name(found.points).values())


def test_the_baseline_page_hides_what_the_follow_up_page_hides(cast: Cast, campaign: Campaign) -> None:
    """What goes beside A is the smallest: B at the baseline, C at the follow-up."""
    sizes = {"A": (4, 4), "B": (11, 30), "C": (30, 11), "D": (40, 40)}
    points = {factories.point(cast.lipowo, campaign, name): sizes[name] for name in sizes}
    follow_up = both_waves(campaign, {point: ([3] * one, [3] * other) for point, (one, other) in points.items()})

    shown = {"A": False, "B": False, "C": True, "D": True}
    assert by_name(results(cast, follow_up).points) == shown
    assert by_name(results(cast, factories.wave(campaign)).points) == shown


def with_outcomes(campaign: Campaign, point: CollectionPoint, outcomes: list[str]) -> Wave:
    for role in WaveRole:
        wave = factories.opened(campaign, role, on=AGAIN)
        for outcome in outcomes:
            varied(wave, point, outcome=outcome)
        factories.closed(campaign, role, on=AGAIN)
    return factories.wave(campaign, WaveRole.FOLLOWUP)


def test_the_index_is_told_within_each_outcome(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    found = results(cast, with_outcomes(campaign, point, ["settled", "not-settled"]))

    outcome = found.splits[0]
    assert outcome.is_outcome
    assert {row.option.code: row.now.n if row.now else None for row in outcome.rows} == {
        "settled": 24,
        "not-settled": 24,
    }
    assert outcome.standardised is not None
    assert outcome.standardised.difference == pytest.approx(0)


def test_a_small_outcome_takes_another_with_it(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    wave = factories.opened(campaign)
    varied(wave, point)
    factories.answered(wave, point, [4] * 30)
    for rating in (2, 3, 4):
        with office_scope(cast.lipowo.pk):
            one(wave, point, k2="in-progress", rating=rating)
    factories.closed(campaign)

    found = results(cast, factories.wave(campaign))

    assert [row.is_hidden for row in found.splits[0].rows] == [True, True]


def one(wave: Wave, point: CollectionPoint, *, k2: str, rating: int) -> None:
    sheet = factories.checked(factories.sheet(rating) | {"k2": k2})
    actions.import_answers(
        factories.SYSTEM,
        wave=wave,
        point=point,
        questionnaire=shipped_questionnaires()[CLIENT_SURVEY],
        answers=[sheet],
        day=AGAIN,
    )


def test_an_open_wave_tells_nothing_by_outcome(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    wave = factories.opened(campaign)
    varied(wave, point)

    assert results(cast, wave).splits == ()


def test_drivers_are_told_from_thirty_whole_sheets_on(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    few = results(cast, with_outcomes(campaign, point, ["settled"]))
    assert few.drivers is None

    other = factories.campaign(cast, code="druga")
    place = factories.point(cast.lipowo, other)
    many = results(cast, with_outcomes(other, place, ["settled", "not-settled"]))

    assert many.drivers is not None
    assert sum(one.importance for one in many.drivers.rows) == pytest.approx(1)
    assert 0 < many.drivers.explained <= 1
    assert [one.importance for one in many.drivers.rows] == sorted(
        (one.importance for one in many.drivers.rows), reverse=True
    )


def test_items_are_compared_by_ranks_with_p_adjusted(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    found = results(cast, both_waves(campaign, {point: (LOW, HIGH)}))

    assert [one.item.code for one in found.comparisons] == ["k3", "k4", "k5", "k6", "k8"]
    first = found.comparisons[0]
    assert first.ranks is not None
    assert first.ranks.p is not None
    assert first.p == pytest.approx(first.ranks.p)  # all five are alike, so adjusting changes nothing
    assert first.ranks.delta > 0.8
    assert first.verdict is ChangeVerdict.BETTER
    assert first.difference == pytest.approx(1.5)


def test_a_moved_mix_of_channels_is_said_and_taken_out(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    mixes = {WaveRole.BASELINE: (60, 20), WaveRole.FOLLOWUP: (20, 60)}
    for role, (paper, kiosk) in mixes.items():
        wave = factories.opened(campaign, role, on=AGAIN)
        factories.answered(wave, point, [4, 5] * (paper // 2), channel=Channel.PAPER)
        factories.answered(wave, point, [2, 3] * (kiosk // 2), channel=Channel.KIOSK)
        factories.closed(campaign, role, on=AGAIN)

    found = results(cast, factories.wave(campaign, WaveRole.FOLLOWUP))

    assert DataWarning.CHANNELS_MOVED in found.warnings
    assert found.change is not None
    assert found.change.difference < -20
    assert found.standardised is not None
    assert found.standardised.difference == pytest.approx(0)


def test_nothing_is_said_of_the_channels_of_a_hidden_baseline(
    cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    came = {WaveRole.BASELINE: (Channel.PAPER, 3), WaveRole.FOLLOWUP: (Channel.KIOSK, 40)}
    for role, (channel, count) in came.items():
        factories.answered(factories.opened(campaign, role, on=AGAIN), point, [4] * count, channel=channel)
        factories.closed(campaign, role, on=AGAIN)

    found = results(cast, factories.wave(campaign, WaveRole.FOLLOWUP))

    assert found.warnings == (DataWarning.NO_BASELINE,)


def moments(n: int, mean: float) -> Moments:
    return Moments(n, int(n * mean * INDEX_UNIT), 0)


def test_a_month_of_few_answers_joins_the_next() -> None:
    found = months_from(
        [(date(2026, 1, 1), moments(4, 50)), (date(2026, 2, 1), moments(12, 70)), (date(2026, 3, 1), moments(3, 90))]
    )

    assert [(one.first.month, one.last.month, one.n) for one in found.rows] == [(1, 3, 19)]
    assert found.rows[0].index == pytest.approx((4 * 50 + 12 * 70 + 3 * 90) / 19)


@given(st.lists(st.integers(0, 40), max_size=24))
def test_no_month_tells_of_fewer_than_ten(sizes: list[int]) -> None:
    found = months_from([(date(2025 + at // 12, at % 12 + 1, 1), moments(n, 60)) for at, n in enumerate(sizes) if n])

    assert all(one.n >= THRESHOLD for one in found.rows)
    assert sum(one.n for one in found.rows) in (0, sum(sizes))


def test_seven_months_have_limits_and_signals() -> None:
    means = [60, 61, 60, 59, 60, 61, 60, 95]
    found = months_from([(date(2026, at, 1), moments(50, mean)) for at, mean in enumerate(means, start=1)])

    assert found.chart is not None
    assert [one.is_high for one in found.signals_of(7)] == [True]
    assert months_from([(date(2026, 1, 1), moments(50, 60))]).chart is None


@given(st.lists(st.dictionaries(st.sampled_from("ABCDEF"), st.integers(0, 30), min_size=1), min_size=1, max_size=3))
def test_whatever_is_hidden_is_never_found_by_a_subtraction(tables: list[dict[str, int]]) -> None:
    hidden = suppress_alike(tables, k=THRESHOLD)[0].hidden

    for table in tables:
        assert all(n == 0 or n >= THRESHOLD for key, n in table.items() if key not in hidden)
        left = [table.get(key, 0) for key in hidden]
        shown = [n for key, n in table.items() if key not in hidden and n]
        assert sum(left) == 0 or not shown or (len(left) > 1 and sum(left) >= THRESHOLD)


OFFICE = "urzad-lipowo"


def full_wave(campaign: Campaign, point: CollectionPoint) -> None:
    with_outcomes(campaign, point, ["settled", "not-settled"])
    study_waiting_waves()


@pytest.mark.parametrize("part", list(PARTS))
def test_every_part_has_its_file(
    client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint, part: str
) -> None:
    full_wave(campaign, point)
    client.force_login(cast.lucja)

    response = client.get(reverse("surveys:office_part", args=[OFFICE, campaign.key, part, "csv"]))

    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1


def test_the_file_of_a_part_hides_what_the_page_hides(cast: Cast, campaign: Campaign) -> None:
    sizes = {"A": 40, "B": 12, "C": 4}
    found = results(
        cast,
        both_waves(
            campaign, {factories.point(cast.lipowo, campaign, name): ([3] * n, [4] * n) for name, n in sizes.items()}
        ),
    )

    points = PARTS["punkty"](found)

    assert points is not None
    assert {row[0]: row[3] is None for row in points.rows} == {"A": False, "B": True, "C": True}


def test_an_unknown_part_is_not_found(client: Client, cast: Cast, campaign: Campaign) -> None:
    client.force_login(cast.lucja)

    assert client.get(reverse("surveys:office_part", args=[OFFICE, campaign.key, "x", "csv"])).status_code == 404


@pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_report_is_a_paper(
    client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint, ending: str, begins: bytes
) -> None:
    full_wave(campaign, point)
    client.force_login(cast.lucja)

    response = client.get(reverse("surveys:office_report", args=[OFFICE, campaign.key, ending]))

    assert response.content.startswith(begins)


def test_the_report_tells_the_verdict_what_n_could_show_and_the_drivers(
    cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    full_wave(campaign, point)
    found = results(cast, factories.wave(campaign, WaveRole.FOLLOWUP))
    with office_scope(cast.lipowo.pk), override("pl"):
        paper = paper_of(found, on=AGAIN)

    said = str(paper)
    assert "Nie ma pewności, że coś się zmieniło" in said
    assert "dałoby się dostrzec zmianę o około" in said
    assert "Czas oczekiwania" in said
    assert paper.sections[0].table is not None


def test_there_is_no_report_of_too_few_answers(
    client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    factories.answered(factories.opened(campaign), point, [4] * 9)
    factories.closed(campaign)
    client.force_login(cast.lucja)

    assert client.get(reverse("surveys:office_report", args=[OFFICE, campaign.key, "pdf"])).status_code == 404


def test_the_page_says_what_decides_where_a_question_does(
    client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    rows = Campaign._base_manager.filter(pk=campaign.pk)
    rows.update(primary_measure=Measure.ITEM, primary_item="k5", comparison=Comparison.MANN_WHITNEY)
    both_waves(campaign, {point: (LOW, HIGH)})
    client.force_login(cast.lucja)

    html = client.get(reverse("surveys:office_results", args=[OFFICE, campaign.key])).content.decode()

    assert "„Czas oczekiwania i załatwienia”" in html
