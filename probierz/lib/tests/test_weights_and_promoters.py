"""Weighted means against a regression of statsmodels, net promoters against the formula written out."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.regression.linear_model import WLS

from probierz.lib.statistics.histogram import Histogram
from probierz.lib.statistics.promoters import net_promoters
from probierz.lib.statistics.weights import weighted_mean

PAIRS = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 30)), min_size=3, max_size=60)


@given(PAIRS.filter(lambda pairs: len({value for value, _ in pairs}) > 1))
def test_a_weighted_mean_agrees_with_a_robust_regression_on_nothing(pairs: list[tuple[int, int]]) -> None:
    values, weights = (np.array(part, dtype=float) for part in zip(*pairs, strict=True))
    fitted = WLS(values, np.ones(len(values)), weights=weights).fit(cov_type="HC1", use_t=True)

    found = weighted_mean([(float(value), float(weight)) for value, weight in pairs])

    assert found is not None
    assert found.mean == pytest.approx(fitted.params[0])
    assert (found.low, found.high) == pytest.approx(tuple(fitted.conf_int()[0]), abs=1e-9)
    assert found.effective == pytest.approx(weights.sum() ** 2 / (weights**2).sum())


@given(st.lists(st.integers(1, 5), min_size=2, max_size=40), st.floats(0.1, 50))
def test_equal_weights_cost_nothing(values: list[int], weight: float) -> None:
    found = weighted_mean([(float(value), weight) for value in values])

    assert found is not None
    assert found.design_effect == pytest.approx(1)
    assert found.mean == pytest.approx(sum(values) / len(values))


def test_little_has_no_interval_and_nothing_no_mean() -> None:
    assert weighted_mean([]) is None
    one = weighted_mean([(4.0, 2.0)])
    assert one is not None
    assert (one.mean, one.low, one.effective) == (4, None, 1)


def test_the_interval_of_net_promoters_adds_three_answers() -> None:
    # 17 promoters, 10 passives, 3 detractors of 30
    found = net_promoters(Histogram({10: 9, 9: 8, 8: 6, 7: 4, 6: 2, 0: 1}))
    up, down = 17.75 / 33, 3.75 / 33
    half = 1.959963984540054 * math.sqrt((up + down - (up - down) ** 2) / 33)

    assert found is not None
    assert found.value == pytest.approx(100 * 14 / 30)
    assert (found.low, found.high) == pytest.approx((100 * (up - down - half), 100 * (up - down + half)))


@given(st.lists(st.integers(0, 10), min_size=1, max_size=50))
def test_net_promoters_stay_within_what_is_possible_and_turn_with_the_scale(values: list[int]) -> None:
    found = net_promoters(Histogram.of(values))

    assert found is not None
    assert found.low is not None
    assert found.high is not None
    assert -100 <= found.low <= found.high <= 100
    assert net_promoters(Histogram({})) is None
