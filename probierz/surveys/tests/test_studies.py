"""Months take whole steps; a closed wave is read once, for what only whole sheets tell."""

import random
from collections import Counter
from datetime import date

import pytest

from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, shipped_questionnaires
from probierz.lib.questionnaires import INDEX_ITEM
from probierz.lib.statistics.importance import derived_importance
from probierz.lib.statistics.scales import cronbach_alpha
from probierz.offices.scope import office_scope
from probierz.surveys import actions
from probierz.surveys.actions.studies import study_waiting_waves
from probierz.surveys.models import Campaign, CollectionPoint, Comment, Tally, Wave, WaveStudy
from probierz.surveys.rules.breakdowns import MONTH_PREFIX, month_item, month_of, split_questions
from probierz.surveys.tests import factories
from probierz.surveys.tests.factories import SYSTEM
from tests.cast import Cast

OCTOBER, NOVEMBER = date(2026, 10, 5), date(2026, 11, 20)


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return factories.campaign(cast)


@pytest.fixture
def point(cast: Cast, campaign: Campaign) -> CollectionPoint:
    return factories.point(cast.lipowo, campaign)


def months(cast: Cast) -> dict[str, tuple[int, int]]:
    """Answers of each month, all and shown."""
    with office_scope(cast.lipowo.pk):
        found: dict[str, tuple[int, int]] = {}
        for item, count, shown in Tally.objects.filter(item__startswith=MONTH_PREFIX).values_list(
            "item", "count", "shown"
        ):
            known = found.get(item.removeprefix(MONTH_PREFIX), (0, 0))
            found[item.removeprefix(MONTH_PREFIX)] = (known[0] + count, known[1] + shown)
        return found


def one_by_one(wave: Wave, point: CollectionPoint, ratings: list[int], *, day: date) -> None:
    for rating in ratings:
        factories.answered(wave, point, [rating], day=day)


def test_a_month_begins_with_its_first_day() -> None:
    assert month_of(month_item(OCTOBER)) == date(2026, 10, 1)


def test_a_step_belongs_to_the_month_in_which_it_was_filled(
    cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    wave = factories.opened(campaign)
    one_by_one(wave, point, [4] * 14, day=OCTOBER)
    one_by_one(wave, point, [5] * 16, day=NOVEMBER)

    assert months(cast) == {"2026-10": (10, 10), "2026-11": (20, 10)}


def test_what_fills_no_step_joins_the_last_month_of_its_point(
    cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    wave = factories.opened(campaign)
    one_by_one(wave, point, [4] * 10, day=OCTOBER)
    one_by_one(wave, point, [2] * 7, day=NOVEMBER)
    factories.closed(campaign, on=date(2026, 12, 1))

    assert months(cast) == {"2026-10": (17, 17)}


def test_a_point_that_never_filled_a_step_joins_the_month_of_closing(
    cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    one_by_one(factories.opened(campaign), point, [4] * 6, day=OCTOBER)
    factories.closed(campaign, on=date(2026, 12, 1))

    assert months(cast) == {"2026-12": (6, 6)}


def shown_index(cast: Cast, *, by_month: bool) -> Counter[str]:
    """Values of the index that results may tell: as a whole, or added up over months."""
    with office_scope(cast.lipowo.pk):
        rows = Tally.objects.filter(shown__gt=0)
        kept = rows.filter(item__startswith=MONTH_PREFIX) if by_month else rows.filter(item=INDEX_ITEM)
        found: Counter[str] = Counter()
        for value, shown in kept.values_list("value", "shown"):
            found[value] += shown
        return found


def test_months_always_add_up_to_what_is_shown(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    chance = random.Random(7)  # noqa: S311 - the same course each time
    wave = factories.opened(campaign)
    other = factories.point(cast.lipowo, campaign, "Stanowisko 2")
    for number in range(25):
        ratings = [chance.randint(1, 5) for _ in range(chance.randint(1, 13))]
        before = shown_index(cast, by_month=True)
        factories.answered(wave, chance.choice([point, other]), ratings, day=date(2026, 9 + number // 10, 3))
        after = shown_index(cast, by_month=True)

        assert after == shown_index(cast, by_month=False)
        assert after == before or after.total() - before.total() >= 10
    factories.closed(campaign)

    assert shown_index(cast, by_month=True) == shown_index(cast, by_month=False)


RATINGS = [(5, 4, 4, 5), (4, 4, 3, 4), (2, 3, 1, 2), (3, 3, 4, 3), (1, 2, 2, 1), (5, 5, 4, 4)] * 4


def varied(wave: Wave, point: CollectionPoint, *, outcome: str = "settled", comment: str = "") -> None:
    """Sheets whose drivers differ from one another, stored as a browser sends them."""
    questionnaire = shipped_questionnaires()[CLIENT_SURVEY]
    sheets = [
        factories.checked(
            {"k1": "taxes", "k2": outcome, **dict(zip(("k3", "k4", "k5", "k6"), map(str, row), strict=True))}
            | ({"k7": f"{comment} {number}"} if comment else {})
        )
        for number, row in enumerate(RATINGS)
    ]
    with office_scope(point.office_id):
        actions.import_answers(SYSTEM, wave=wave, point=point, questionnaire=questionnaire, answers=sheets, day=OCTOBER)


def study_of(cast: Cast) -> WaveStudy:
    with office_scope(cast.lipowo.pk):
        return WaveStudy.objects.get()


def test_a_closed_wave_is_studied_once(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    varied(factories.opened(campaign), point, comment="Kolejka")
    assert study_waiting_waves() == 0
    factories.closed(campaign)

    assert (study_waiting_waves(), study_waiting_waves()) == (1, 0)

    drivers, overall = [row[:-1] for row in RATINGS], [row[-1] for row in RATINGS]
    study = study_of(cast)
    assert study.n == 24
    assert study.alpha == pytest.approx(cronbach_alpha(drivers))
    assert list(study.importance.values()) == pytest.approx(derived_importance(drivers, overall))
    with office_scope(cast.lipowo.pk):
        assert Comment.objects.count() == 24


def test_the_index_is_kept_within_each_answer(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    wave = factories.opened(campaign)
    varied(wave, point)
    varied(wave, point, outcome="not-settled")
    factories.closed(campaign)
    study_waiting_waves()

    splits = study_of(cast).splits

    assert {option: sum(counts.values()) for option, counts in splits["k2"].items()} == {
        "settled": 24,
        "not-settled": 24,
    }
    assert splits["k1"]["taxes"] == {
        value: splits["k2"]["settled"][value] + splits["k2"]["not-settled"][value] for value in splits["k2"]["settled"]
    }


def test_a_few_sheets_are_told_by_their_number_alone(cast: Cast, campaign: Campaign, point: CollectionPoint) -> None:
    factories.answered(factories.opened(campaign), point, [4, 5, 3])
    factories.closed(campaign)
    study_waiting_waves()

    study = study_of(cast)

    assert (study.n, study.alpha, study.importance) == (3, None, {})


def test_a_comment_bears_no_trace_of_its_answer() -> None:
    columns = {field.name for field in Comment._meta.get_fields()}

    assert not columns & {"response", "submission_id", "point", "channel", "day", "answers"}


def test_the_outcome_is_the_first_question_that_splits() -> None:
    assert [item.code for item in split_questions(shipped_questionnaires()[CLIENT_SURVEY])] == ["k2", "k1"]
