"""Changes between samples against the literature, other programs and their own laws."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from probierz.lib.statistics.changes import (
    adjusted_p_values,
    detectable_change,
    hedges_g,
    mean_change,
    share_change,
)
from probierz.lib.statistics.histogram import Histogram

RATINGS = st.lists(st.integers(1, 5), min_size=2, max_size=60)
VALUES = st.lists(st.integers(-1000, 10**6), min_size=2, max_size=60)
SHARES = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))

# Extra sleep in hours * 10 under two drugs: A. R. Cushny and A. R. Peebles (1905), used by Student (1908).
SLEEP_ONE = Histogram.of([7, -16, -2, -12, -1, 34, 37, 8, 0, 20])
SLEEP_TWO = Histogram.of([19, 8, 11, 1, -1, 44, 55, 16, 46, 34])


def test_welch_of_the_sleep_data() -> None:
    # R: t.test(extra ~ group, data = sleep): t = -1.8608, df = 17.776, p = 0.07939, -3.3654832 to 0.2054832
    change = mean_change(SLEEP_ONE, SLEEP_TWO, unit=10)

    assert change is not None
    assert change.difference == pytest.approx(1.58)
    assert change.t == pytest.approx(1.8608, abs=5e-5)
    assert change.df == pytest.approx(17.776, abs=5e-4)
    assert change.p == pytest.approx(0.07939, abs=5e-6)
    assert (change.low, change.high) == pytest.approx((-0.2054832, 3.3654832), abs=1e-7)


@pytest.mark.filterwarnings("ignore:Precision loss:RuntimeWarning")  # of the oracle, where one side hardly varies
@given(VALUES, VALUES)
def test_welch_agrees_with_scipy_and_statsmodels(before: list[int], after: list[int]) -> None:
    assume(len(set(before)) > 1 or len(set(after)) > 1)
    reference = stats.ttest_ind(after, before, equal_var=False)
    compared = CompareMeans(DescrStatsW(np.array(after, float)), DescrStatsW(np.array(before, float)))

    change = mean_change(Histogram.of(before), Histogram.of(after))

    assert change is not None
    assert (change.t, change.df, change.p) == pytest.approx((reference.statistic, reference.df, reference.pvalue))
    assert (change.low, change.high) == pytest.approx(compared.tconfint_diff(usevar="unequal"), rel=1e-6, abs=1e-6)


@given(RATINGS, RATINGS)
def test_a_change_turned_round_has_the_other_sign(one: list[int], other: list[int]) -> None:
    there, back = (
        mean_change(Histogram.of(one), Histogram.of(other)),
        mean_change(Histogram.of(other), Histogram.of(one)),
    )

    assert there is not None
    assert back is not None
    assert there.difference == -back.difference
    assert there.p == back.p
    assert there.effect == (None if back.effect is None else pytest.approx(-back.effect))


@given(RATINGS, RATINGS, st.integers(1, 2520))
def test_the_unit_scales_the_difference_and_leaves_the_test_alone(one: list[int], other: list[int], unit: int) -> None:
    plain = mean_change(Histogram.of(one), Histogram.of(other))
    fine = mean_change(Histogram.of([x * unit for x in one]), Histogram.of([x * unit for x in other]), unit=unit)

    assert plain is not None
    assert fine is not None
    assert fine.difference == pytest.approx(plain.difference)
    assert (fine.p is None) == (plain.p is None)
    assert fine.p is None or plain.p is None or math.isclose(fine.p, plain.p, rel_tol=1e-6, abs_tol=1e-12)


@pytest.mark.parametrize("few", [Histogram({4: 1}), Histogram({4: 9})])
def test_where_nothing_varies_or_one_answered_only_the_difference_is_told(few: Histogram) -> None:
    change = mean_change(Histogram({3: 5}), few)

    assert change is not None
    assert (change.difference, change.n_before, change.n_after) == (1, 5, few.n)
    assert (change.low, change.high, change.t, change.df, change.p, change.effect) == (None,) * 6


def test_one_side_without_variation_can_still_be_tested() -> None:
    change = mean_change(Histogram({3: 5}), Histogram({3: 5, 5: 5}))

    assert change is not None
    assert change.df == pytest.approx(9)


def test_no_change_without_answers() -> None:
    assert mean_change(Histogram({}), Histogram({3: 5})) is None
    assert mean_change(Histogram({3: 5}), Histogram({})) is None
    assert share_change((0, 0), (3, 5)) is None
    assert share_change((3, 5), (0, 0)) is None


def test_hedges_g_of_borensteins_example() -> None:
    # M. Borenstein et al., Introduction to Meta-Analysis (2009), chapter 4: means 103 and 100, deviations 5.5 and
    # 4.5, 50 in each group: d = 0.5970, J = 0.9923, g = 0.5924. Two-point samples give exactly those moments.
    scale = 10**6
    one, other = (round(deviation * math.sqrt(49 / 50) * scale) for deviation in (5.5, 4.5))
    first = Histogram({103 * scale - one: 25, 103 * scale + one: 25})
    second = Histogram({100 * scale - other: 25, 100 * scale + other: 25})

    assert hedges_g(second, first) == pytest.approx(0.5924, abs=1e-4)


def test_hedges_g_needs_variation_and_two_answers_a_side() -> None:
    assert hedges_g(Histogram({3: 4}), Histogram({4: 4})) is None
    assert hedges_g(Histogram({3: 1}), Histogram({4: 4, 5: 1})) is None


@pytest.mark.parametrize(
    # Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10.
    ("after", "before", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0000),
        ((10, 10), (0, 10), 0.6075, 1.0000),
    ],
)
def test_newcombe_interval_of_his_table(
    after: tuple[int, int], before: tuple[int, int], low: float, high: float
) -> None:
    change = share_change(before, after)

    assert change is not None
    assert (change.low, change.high) == pytest.approx((low, high), abs=5e-5)


@given(SHARES, SHARES)
def test_newcombe_interval_agrees_with_statsmodels(before: tuple[int, int], after: tuple[int, int]) -> None:
    change = share_change(before, after)

    assert change is not None
    assert -1 <= change.low <= change.difference <= change.high <= 1
    expected = confint_proportions_2indep(*after, *before, method="newcomb", compare="diff")
    assert (change.low, change.high) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("n", "mean"), [(30, 0.69), (50, 0.53), (100, 0.38), (200, 0.27), (400, 0.19)])
def test_detectable_change_of_a_five_point_item(n: int, mean: float) -> None:
    # The table for a deviation of 0.95, checked by simulation when the method was chosen.
    assert detectable_change(n, n, deviation=0.95) == pytest.approx(mean, abs=0.006)


def test_nothing_is_detectable_without_answers() -> None:
    assert detectable_change(0, 10, deviation=1) is None
    assert detectable_change(10, 0, deviation=1) is None


def test_benjamini_and_hochberg_find_four_in_their_example() -> None:
    p_values = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
    p_values += [0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000]

    assert sum(q <= 0.05 for q in adjusted_p_values(p_values)) == 4


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_adjusted_p_values_agree_with_statsmodels(p_values: list[float]) -> None:
    adjusted = adjusted_p_values(p_values)

    assert adjusted == pytest.approx(multipletests(p_values, method="fdr_bh")[1])
    assert all(q >= p for q, p in zip(adjusted, p_values, strict=True))


def test_a_family_of_none_needs_no_adjusting() -> None:
    assert adjusted_p_values([]) == ()
