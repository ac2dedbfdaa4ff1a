"""Rank tests against scipy, the literature and their own laws."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from probierz.lib.statistics.histogram import Histogram
from probierz.lib.statistics.ranks import mann_whitney

RATINGS = st.lists(st.integers(1, 5), min_size=1, max_size=60)


@given(RATINGS, RATINGS)
def test_it_agrees_with_scipy(before: list[int], after: list[int]) -> None:
    assume(len({*before, *after}) > 1)
    reference = stats.mannwhitneyu(after, before, method="asymptotic", use_continuity=True)

    found = mann_whitney(Histogram.of(before), Histogram.of(after))

    assert found is not None
    assert found.u == reference.statistic
    assert found.p == pytest.approx(reference.pvalue, rel=1e-12, abs=1e-12)


def test_a_small_example_by_hand() -> None:
    # Of six pairs after is higher in four (1<2, 1<3, 2<3, 2<3) and two are ties, which count half each
    found = mann_whitney(Histogram.of([1, 2, 2]), Histogram.of([2, 3]))

    assert found is not None
    assert found.u == 5
    assert found.delta == pytest.approx(2 / 3)


@given(RATINGS, RATINGS)
def test_turned_round_delta_has_the_other_sign_and_p_is_the_same(one: list[int], other: list[int]) -> None:
    there = mann_whitney(Histogram.of(one), Histogram.of(other))
    back = mann_whitney(Histogram.of(other), Histogram.of(one))

    assert there is not None
    assert back is not None
    assert there.delta == pytest.approx(-back.delta)
    assert there.p == back.p
    assert there.u + back.u == len(one) * len(other)


def test_without_answers_there_is_no_test_and_without_variation_no_p() -> None:
    assert mann_whitney(Histogram({}), Histogram({3: 1})) is None
    same = mann_whitney(Histogram({3: 4}), Histogram({3: 2}))
    assert same is not None
    assert (same.u, same.p, same.delta) == (4, None, 0)
