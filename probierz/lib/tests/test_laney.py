"""Laney's chart: equal to its formula, quiet where binomial limits shout, loud where something happened."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.lib.statistics.laney import laney

MONTHS = [(80, 100), (150, 200), (77, 100), (160, 200), (70, 100), (155, 200), (82, 100)]


def test_the_limits_follow_the_formula() -> None:
    found = laney(MONTHS)
    mean = 774 / 1000
    scores = [(a / n - mean) / math.sqrt(mean * (1 - mean) / n) for a, n in MONTHS]
    sigma = np.abs(np.diff(scores)).mean() / 1.128

    assert found is not None
    assert [found.mean, found.sigma_z] == pytest.approx([mean, sigma])
    half = 3 * sigma * math.sqrt(mean * (1 - mean) / 100)
    assert found.limits[0] == pytest.approx((mean - half, min(1.0, float(mean + half))))


def test_many_answers_that_wander_are_no_signals() -> None:
    chance = np.random.default_rng(5)
    months = [(int(n * p), n) for n, p in zip([20_000] * 36, chance.normal(0.75, 0.03, 36), strict=True)]
    found = laney(months)
    shares = [one / n for one, n in months]

    assert found is not None
    assert found.sigma_z > 5
    binomial = 3 * math.sqrt(found.mean * (1 - found.mean) / 20_000)
    assert len(found.signals(shares)) <= 2 < sum(abs(share - found.mean) > binomial for share in shares)


def test_a_month_that_stands_out_is_a_signal() -> None:
    months = [(75, 100), (76, 100), (74, 100), (75, 100), (76, 100), (75, 100), (74, 100), (76, 100), (20, 100)]
    months += [(75, 100), (76, 100)] * 6
    found = laney(months)

    assert found is not None
    assert found.signals([one / n for one, n in months]) == (8,)


@given(st.lists(st.tuples(st.integers(1, 99), st.just(100)), min_size=7, max_size=30))
def test_limits_stay_within_what_a_share_can_be(months: list[tuple[int, int]]) -> None:
    found = laney(months)

    assert found is not None
    assert all(0 <= low <= found.mean <= high <= 1 for low, high in found.limits)


def test_few_months_or_no_variation_have_no_chart() -> None:
    assert laney(MONTHS[:6]) is None
    assert laney([(10, 10)] * 9) is None
    assert laney([]) is None
