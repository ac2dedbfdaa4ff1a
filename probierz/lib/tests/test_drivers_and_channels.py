"""Importance, standardised changes and raking against regressions, formulas written out, and their own laws."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.regression.linear_model import OLS
from statsmodels.tools import add_constant

from probierz.lib.statistics.changes import mean_change
from probierz.lib.statistics.channels import standardised_change
from probierz.lib.statistics.histogram import Histogram
from probierz.lib.statistics.importance import derived_importance
from probierz.lib.statistics.raking import NotRaked, Problem, rake

RATINGS = st.lists(st.integers(1, 5), min_size=2, max_size=30).map(Histogram.of)


def sample(seed: int, drivers: int) -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(seed)
    shared = chance.normal(size=(200, 1))
    values: np.ndarray = shared + chance.normal(size=(200, drivers))
    overall: np.ndarray = values @ np.arange(1, drivers + 1) + chance.normal(size=200) * 4
    return values, overall


def r_squared(values: np.ndarray, overall: np.ndarray, chosen: tuple[int, ...]) -> float:
    return float(OLS(overall, add_constant(values[:, list(chosen)])).fit().rsquared) if chosen else 0.0


@pytest.mark.parametrize("seed", range(3))
def test_importance_is_the_mean_gain_over_all_orders(seed: int) -> None:
    values, overall = sample(seed, 4)
    gains = np.zeros(4)
    orders = list(permutations(range(4)))
    for order in orders:
        for at, driver in enumerate(order):
            gains[driver] += r_squared(values, overall, order[: at + 1]) - r_squared(values, overall, order[:at])

    assert derived_importance(values.tolist(), overall.tolist()) == pytest.approx(gains / len(orders), abs=1e-9)


def test_importance_adds_up_to_what_all_explain() -> None:
    values, overall = sample(9, 7)
    found = derived_importance(values.tolist(), overall.tolist())

    assert found is not None
    assert sum(found) == pytest.approx(r_squared(values, overall, tuple(range(7))))


def test_importance_needs_variation_and_drivers_that_differ() -> None:
    assert derived_importance([[1, 1], [2, 2], [3, 3], [4, 4]], [1, 2, 3, 5]) is None
    assert derived_importance([[1], [1], [1]], [1, 2, 3]) is None
    assert derived_importance([[1], [2]], [1, 2]) is None
    with pytest.raises(ValueError, match="drivers"):
        derived_importance([[0] * 13], [1])


@given(RATINGS, RATINGS)
def test_one_channel_is_the_plain_change(before: Histogram, after: Histogram) -> None:
    plain = mean_change(before, after)
    found = standardised_change({"qr": before}, {"qr": after})

    assert plain is not None
    assert found is not None
    assert found.difference == pytest.approx(plain.difference)
    assert found.p == (None if plain.p is None else pytest.approx(plain.p))
    assert found.low == (None if plain.low is None else pytest.approx(plain.low))


def test_a_shift_of_channels_alone_is_no_change() -> None:
    paper, web = Histogram({5: 8, 4: 2}), Histogram({2: 8, 3: 2})
    before = {"paper": Histogram.merge([paper] * 9), "web": web}
    after = {"paper": paper, "web": Histogram.merge([web] * 9)}
    found = standardised_change(before, after)

    assert found is not None
    assert found.difference == pytest.approx(0)
    assert found.covered == 1
    merged = mean_change(Histogram.merge(before.values()), Histogram.merge(after.values()))
    assert merged is not None
    assert merged.difference < -2


def test_a_channel_of_one_wave_is_left_out_and_told() -> None:
    found = standardised_change({"qr": Histogram({3: 30}), "paper": Histogram({1: 10})}, {"qr": Histogram({4: 5})})

    assert found is not None
    assert (found.difference, found.low, found.p, found.covered) == (1, None, None, 0.75)
    assert standardised_change({"qr": Histogram({3: 1})}, {"web": Histogram({3: 1})}) is None


def people(**counts: int) -> list[dict[str, str]]:
    return [{"sex": group[0], "age": group[1]} for group, count in counts.items() for _one in range(count)]


def test_raked_weights_have_the_margins_and_tell_their_price() -> None:
    answers = people(ky=40, ko=20, my=20, mo=20)
    found = rake(answers, {"sex": {"k": 52, "m": 48}, "age": {"y": 0.45, "o": 0.55}})

    for margin, group, share in (("sex", "k", 0.52), ("age", "o", 0.55)):
        part = sum(w for w, one in zip(found.weights, answers, strict=True) if one[margin] == group)
        assert part / sum(found.weights) == pytest.approx(share, abs=1e-8)
    assert sum(found.weights) == pytest.approx(len(answers))
    assert found.effective == pytest.approx(sum(found.weights) ** 2 / sum(w * w for w in found.weights))
    assert found.design_effect == pytest.approx(len(answers) / found.effective)


@pytest.mark.parametrize(
    ("counts", "margins", "problem"),
    [
        ({"ky": 10}, {"sex": {"k": 0.5, "m": 0.5}}, Problem.NOBODY),
        ({"ky": 10, "xo": 1}, {"sex": {"k": 1.0}}, Problem.NOBODY),
        ({"ky": 99, "mo": 1}, {"sex": {"k": 0.5, "m": 0.5}}, Problem.NO_AGREEMENT),
        ({"ky": 85, "mo": 15}, {"sex": {"k": 0.3, "m": 0.7}}, Problem.TOO_DEAR),
    ],
)
def test_margins_that_cannot_be_had_are_refused(
    counts: dict[str, int], margins: dict[str, dict[str, float]], problem: Problem
) -> None:
    with pytest.raises(NotRaked) as refused:
        rake(people(**counts), margins)

    assert refused.value.problem is problem
