"""The XmR chart: a published example, each rule by itself, and laws."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.lib.statistics.xmr import LIMITS, Rule, screened_range, xmr

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flow rates of ten batches.
NIST = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
CALM = [10.0, 12.0, 9.0, 11.0, 10.0, 12.0, 9.0, 11.0, 10.0, 12.0, 9.0, 11.0]
VALUES = st.lists(st.integers(-1000, 1000).map(float), min_size=7, max_size=40)


def rules_of(values: list[float]) -> set[Rule]:
    chart = xmr(values)
    assert chart
    return {signal.rule for signal in chart.signals}


def test_the_published_example_has_its_published_limits() -> None:
    chart = xmr(NIST)

    assert chart
    assert chart.mean == pytest.approx(50.81)
    assert chart.range == pytest.approx(1.8778, abs=0.0001)
    assert chart.high == pytest.approx(55.8041, abs=0.002)
    assert chart.low == pytest.approx(45.8159, abs=0.002)
    assert not chart.signals


def test_fewer_than_seven_values_make_no_chart() -> None:
    assert xmr(NIST[:6]) is None
    assert xmr(NIST[:7]) is not None


def test_limits_are_settled_from_twelve_values() -> None:
    shorter, longer = xmr(CALM[:11]), xmr(CALM)

    assert shorter
    assert longer
    assert (shorter.is_settled, longer.is_settled) == (False, True)


def test_a_jump_does_not_widen_the_limits_that_it_breaks() -> None:
    values = [*CALM, 40.0]
    ranges = [abs(after - before) for before, after in pairwise(values)]

    assert screened_range(values) < sum(ranges) / len(ranges)
    assert screened_range(values) == pytest.approx(screened_range(CALM))


def test_a_point_beyond_a_limit_is_a_signal_of_its_side() -> None:
    chart = xmr([*CALM, 40.0])

    assert chart
    (signal,) = [one for one in chart.signals if one.rule is Rule.OUTSIDE]
    assert (signal.at, signal.is_high) == (12, True)


def test_seven_on_one_side_are_a_signal_and_six_are_not() -> None:
    swing = [1.0, -1.0] * 5

    assert Rule.ONE_SIDE not in rules_of([*swing, 0.6, 0.9, 0.6, 0.9, 0.6, 0.9, -6])
    assert Rule.ONE_SIDE in rules_of([*swing, 0.6, 0.9, 0.6, 0.9, 0.6, 0.9, 0.6, -6])


def test_a_value_on_the_mean_ends_a_row_on_one_side() -> None:
    assert Rule.ONE_SIDE not in rules_of([1.0, 2, 1, 0, 2, 1, 1, -1, -2, -1, 0, -2, -1, -1])


def test_seven_rising_points_are_a_trend_and_six_are_not() -> None:
    assert Rule.TREND in rules_of([5.0, 4, 5, 4, 1, 2, 3, 4, 5, 6, 7, 4, 5, 4])
    assert Rule.TREND not in rules_of([5.0, 4, 5, 4, 2, 3, 4, 5, 6, 7, 4, 5, 4])


def test_two_of_three_near_the_same_limit_are_a_signal() -> None:
    # Mean 0, mean moving range 1.2: the outer third begins at 2.128.
    chart = xmr([0.0, 1, 0, 1, 0, -1, 0, -1, 0, 1, 0, 2.9, 1, 2.9, 1, -1, -2, -1, -1, -1, -1, 0, -0.8])

    assert chart
    near = [one.at for one in chart.signals if one.rule is Rule.NEAR_A_LIMIT]
    assert near == [11, 13]


def test_two_of_three_near_opposite_limits_are_none() -> None:
    calm = [0.0, 1, 0, -1] * 5
    chart = xmr([*calm, 2.4, 0, -2.4, 0])

    assert chart
    assert not [one for one in chart.signals if one.rule is Rule.NEAR_A_LIMIT]


@given(VALUES)
def test_equal_distance_of_both_limits(values: list[float]) -> None:
    chart = xmr(values)

    assert chart
    assert chart.high - chart.mean == pytest.approx(chart.mean - chart.low)
    assert chart.high - chart.low == pytest.approx(2 * LIMITS * chart.range)


@given(VALUES)
def test_turning_values_upside_down_turns_each_signal(values: list[float]) -> None:
    chart, turned = xmr(values), xmr([-value for value in values])

    assert chart
    assert turned
    assert [(s.at, s.rule, not s.is_high) for s in chart.signals] == [(s.at, s.rule, s.is_high) for s in turned.signals]


@given(VALUES, st.integers(1, 9), st.integers(-50, 50))
def test_another_unit_changes_no_signal(values: list[float], factor: int, shift: int) -> None:
    chart, other = xmr(values), xmr([value * factor * 4 + shift for value in values])

    assert chart
    assert other
    far = [abs(abs(v - chart.mean) - k * chart.range) > 1e-6 for v in chart.values for k in (0, LIMITS, LIMITS * 2 / 3)]
    assert not all(far) or chart.signals == other.signals


@given(st.decimals(-100, 100, places=2), st.integers(7, 30))
def test_equal_values_are_no_signal(value: Decimal, count: int) -> None:
    chart = xmr([float(value)] * count)

    assert chart
    assert not chart.signals
