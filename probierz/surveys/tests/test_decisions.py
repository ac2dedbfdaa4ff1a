"""What decides about a change: by which effect, which way is the better one, and what could have been seen."""

import pytest
from django.utils.translation import override

from probierz.lib.questionnaires import INDEX_UNIT, Analysis, Questionnaire
from probierz.lib.statistics.changes import detectable_change
from probierz.lib.statistics.histogram import Moments
from probierz.lib.tests.questionnaires import item, questionnaire
from probierz.surveys.models import Campaign
from probierz.surveys.queries.office import verdict_of
from probierz.surveys.queries.programme_changes import Decision, decided, seeable_change
from probierz.surveys.queries.sums import Sums
from probierz.surveys.rules import ChangeVerdict, Measure
from probierz.surveys.rules.data_quality import DataWarning, warnings_about
from probierz.surveys.web import wording

BY_ITEM = Campaign(primary_measure=Measure.ITEM, primary_item="k1")
BY_INDEX = Campaign(primary_measure=Measure.INDEX)


def asked(*, reverse: bool = False) -> Questionnaire:
    return questionnaire((item("k1", reverse=reverse),), analysis=Analysis(("k1",), "k1"))


def rated(*ratings: int) -> Sums:
    return Sums(items={"k1": {str(rating): ratings.count(rating) for rating in ratings}})


def indexed(*points: int) -> Sums:
    values = [one * INDEX_UNIT for one in points]
    return Sums(indices={"qr": Moments(len(values), sum(values), sum(one * one for one in values))})


def of_item(before: Sums, now: Sums, *, reverse: bool = False) -> Decision:
    found = decided(BY_ITEM, asked(reverse=reverse), before, now)
    assert found is not None
    return found


def said(decision: Decision) -> str:
    with override("en"):
        return wording.verdict(decision.change, verdict_of(decision), seeable=None, item="Waiting")


@pytest.mark.parametrize(("reverse", "verdict"), [(False, ChangeVerdict.BETTER), (True, ChangeVerdict.WORSE)])
def test_a_higher_rating_of_a_reversed_question_is_the_worse_one(reverse: bool, verdict: ChangeVerdict) -> None:  # noqa: FBT001 - a row of the table
    found = of_item(rated(*[1, 2] * 20), rated(*[4, 5] * 20), reverse=reverse)

    assert verdict_of(found) is verdict
    assert said(found).startswith("Ratings of “Waiting” rose: the mean by +3.00.")


def test_one_question_is_judged_by_its_ranks_even_where_each_wave_is_of_one_mind() -> None:
    found = of_item(rated(*[4] * 20), rated(*[5] * 20))

    assert (found.effect, found.change.effect) == (1.0, None)
    assert verdict_of(found) is ChangeVerdict.BETTER
    assert said(found).startswith("Ratings of “Waiting” rose: the mean by +1.00.")


def test_a_sure_change_of_one_question_is_small_by_the_measure_of_ranks() -> None:
    """Cliff's delta is 0.153, more than 0.147; Hedges' g of the same ratings is 0.147, less than 0.2."""
    before, now = [1] * 100 + [4] * 500 + [5] * 400, [1] * 100 + [4] * 330 + [5] * 570
    found = of_item(rated(*before), rated(*now))

    assert found.effect == pytest.approx(0.153)
    assert found.change.effect == pytest.approx(0.1465, abs=1e-4)
    assert verdict_of(found) is ChangeVerdict.BETTER


def test_nothing_is_tested_where_everybody_said_the_same() -> None:
    found = of_item(rated(*[4] * 20), rated(*[4] * 20))

    assert verdict_of(found) is ChangeVerdict.UNTESTED
    assert said(found).startswith("The change cannot be tested")


def test_what_fewer_than_ten_people_say_decides_nothing() -> None:
    many, few = [3, 4] * 10, [1, 5] * 4

    assert decided(BY_ITEM, asked(), rated(*many), rated(*few)) is None
    assert decided(BY_INDEX, asked(), indexed(*few), indexed(*many)) is None
    assert seeable_change(indexed(*few), indexed(*many)) is None


def test_the_change_itself_does_not_hide_what_could_have_been_seen() -> None:
    """Both waves have the deviation 10, far apart: poured together they would have four times as much."""
    before, now = indexed(*[10, 30] * 50), indexed(*[70, 90] * 50)

    assert seeable_change(before, now) == pytest.approx(
        detectable_change(100, 100, deviation=(100 * 100 / 99) ** 0.5), rel=1e-9
    )


def test_nothing_could_be_said_of_waves_of_one_mind() -> None:
    assert seeable_change(indexed(*[50] * 20), indexed(*[75] * 20)) is None


@pytest.mark.parametrize(
    ("before", "now", "warnings"),
    [
        ({"qr": 3}, {"paper": 40}, (DataWarning.NO_BASELINE,)),
        ({"qr": 40}, {"paper": 3}, ()),
        ({"qr": 20}, {"paper": 3}, (DataWarning.FEW_ANSWERS,)),
        ({"qr": 40}, {"qr": 20}, (DataWarning.FEW_ANSWERS,)),
        ({"qr": 40}, {"paper": 40}, (DataWarning.CHANNELS_MOVED,)),
    ],
)
def test_a_wave_of_few_answers_counts_as_none(
    before: dict[str, int], now: dict[str, int], warnings: tuple[DataWarning, ...]
) -> None:
    assert warnings_about(before=before, now=now, smallest=10) == warnings
