"""Histograms and estimates against the literature, other programs and their own laws."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

from probierz.lib.questionnaires import INDEX_UNIT
from probierz.lib.statistics.estimates import index_estimate, mean_estimate, share_estimate, top_two_share
from probierz.lib.statistics.histogram import Histogram, Moments

RATINGS = st.lists(st.integers(1, 5), max_size=60)
VALUES = st.lists(st.integers(-1000, 10**6), min_size=2, max_size=60)
SHARES = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))

# Extra sleep in hours * 10 under a drug: A. R. Cushny and A. R. Peebles (1905), used by Student (1908).
SLEEP_TWO = Histogram.of([19, 8, 11, 1, -1, 44, 55, 16, 46, 34])


def test_a_histogram_counts_and_forgets_the_order() -> None:
    assert Histogram.of([5, 3, 5]) == Histogram({3: 1, 5: 2, 4: 0})
    assert Histogram.of([5, 3, 5]).n == 3


def test_stored_counts_are_read_without_what_is_no_number() -> None:
    assert Histogram.of_texts({"5": 2, "na": 7, "-1": 1, "": 3}) == Histogram({5: 2, -1: 1})


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="never negative"):
        Histogram({1: -1})


@given(RATINGS, RATINGS)
def test_merging_histograms_is_counting_everything(one: list[int], other: list[int]) -> None:
    assert Histogram.merge([Histogram.of(one), Histogram.of(other)]) == Histogram.of(one + other)


@given(VALUES)
def test_mean_and_variance_agree_with_numpy(values: list[int]) -> None:
    histogram = Histogram.of(values)

    assert histogram.mean == pytest.approx(np.mean(values))
    assert histogram.variance == pytest.approx(np.var(values, ddof=1), rel=1e-9, abs=1e-6)
    assert histogram.at_least(4) == sum(value >= 4 for value in values)


@given(st.lists(st.integers(0, 252_000), max_size=40), st.lists(st.integers(0, 252_000), max_size=40))
def test_three_sums_tell_what_the_histogram_tells(values: list[int], others: list[int]) -> None:
    both = sums(values) + sums(others)
    histogram = Histogram.of([*values, *others])

    assert (both.n, both.mean, both.variance) == (histogram.n, histogram.mean, histogram.variance)


def sums(values: list[int]) -> Moments:
    return Moments(len(values), sum(values), sum(value * value for value in values))


def test_too_few_values_have_no_mean_and_no_variance() -> None:
    assert Histogram({}).mean is None
    assert Histogram({}).variance is None
    assert Histogram({3: 1}).variance is None
    assert Histogram({3: 2}).variance == 0


def test_a_mean_without_answers_is_nothing_and_of_one_answer_has_no_interval() -> None:
    assert mean_estimate(Histogram({})) is None

    alone = mean_estimate(Histogram({4: 1}))

    assert alone is not None
    assert (alone.value, alone.low, alone.high, alone.n) == (4, None, None, 1)
    assert alone.is_directional


def test_equal_answers_have_an_interval_of_no_width() -> None:
    estimate = mean_estimate(Histogram({4: 30}))

    assert estimate is not None
    assert (estimate.low, estimate.high) == (4, 4)
    assert not estimate.is_directional


def test_t_interval_of_the_sleep_data() -> None:
    # R: t.test(sleep$extra[11:20])$conf.int, 0.8976775 to 3.7623225
    estimate = mean_estimate(SLEEP_TWO, unit=10)

    assert estimate is not None
    assert (estimate.value, estimate.low, estimate.high) == pytest.approx((2.33, 0.8976775, 3.7623225), abs=1e-7)


@given(VALUES)
def test_t_interval_agrees_with_statsmodels(values: list[int]) -> None:
    assume(len(set(values)) > 1)
    low, high = DescrStatsW(np.array(values, dtype=float)).tconfint_mean()

    estimate = mean_estimate(Histogram.of(values))

    assert estimate is not None
    assert (estimate.low, estimate.high) == pytest.approx((low, high))


@given(st.lists(st.integers(0, 100 * INDEX_UNIT), min_size=1))
def test_the_index_and_its_interval_stay_between_0_and_100(values: list[int]) -> None:
    estimate = index_estimate(Histogram.of(values), unit=INDEX_UNIT)

    assert estimate is not None
    assert 0 <= estimate.value <= 100
    assert estimate.low is None or 0 <= estimate.low <= estimate.value + 1e-9
    assert estimate.high is None or estimate.value - 1e-9 <= estimate.high <= 100


@pytest.mark.parametrize(
    # R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998),
    # table I, method 3.
    ("successes", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_interval_of_newcombes_table(successes: int, n: int, low: float, high: float) -> None:
    estimate = share_estimate(successes, n)

    assert estimate is not None
    assert (estimate.low, estimate.high) == pytest.approx((low, high), abs=5e-5)


@given(SHARES)
def test_wilson_interval_agrees_with_statsmodels_and_holds_the_share(share: tuple[int, int]) -> None:
    estimate = share_estimate(*share)

    assert estimate is not None
    assert estimate.low is not None
    assert estimate.high is not None
    assert 0 <= estimate.low <= estimate.value <= estimate.high <= 1
    assert (estimate.low, estimate.high) == pytest.approx(proportion_confint(*share, method="wilson"), abs=1e-12)


def test_top_two_counts_4_and_5() -> None:
    estimate = top_two_share(Histogram({5: 3, 4: 3, 3: 1, 1: 1}))

    assert estimate is not None
    assert (estimate.value, estimate.n) == (0.75, 8)


def test_a_share_of_nobody_is_nothing_and_an_impossible_one_is_refused() -> None:
    assert top_two_share(Histogram({})) is None
    with pytest.raises(ValueError, match="between 0 and n"):
        share_estimate(3, 2)
    with pytest.raises(ValueError, match="between 0 and n"):
        share_estimate(-1, 2)
