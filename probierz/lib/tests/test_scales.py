"""Reliability of scales against statsmodels, worked examples and their own laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.multivariate.factor import Factor

from probierz.lib.statistics.scales import cronbach_alpha, mcdonald_omega


def answers(people: int, loadings: list[float], seed: int) -> np.ndarray:
    chance = np.random.default_rng(seed)
    shared = chance.normal(size=(people, 1))
    own = chance.normal(size=(people, len(loadings)))
    strength = np.array(loadings)
    rounded: np.ndarray = np.round(3 + 1.2 * (shared * strength + own * np.sqrt(1 - strength**2)))
    return rounded.clip(1, 5)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("loadings", [[0.8, 0.7, 0.6], [0.8, 0.7, 0.6, 0.5, 0.7], [0.6] * 8])
def test_omega_agrees_with_statsmodels(loadings: list[float], seed: int) -> None:
    rows = answers(400, loadings, seed)
    fitted = Factor(rows, n_factor=1, method="ml").fit(maxiter=5000, tol=1e-12)
    common = fitted.loadings[:, 0].sum() ** 2

    found = mcdonald_omega(rows.tolist())

    assert found == pytest.approx(common / (common + fitted.uniqueness.sum()), abs=2e-5)


def test_omega_of_correlations_with_one_known_factor_is_exact() -> None:
    # Rows whose correlations are exactly those of loadings .9 .8 .7: 1 - sum(unique) / sum(correlations)
    loadings = np.array([0.9, 0.8, 0.7])
    wanted = np.outer(loadings, loadings)
    np.fill_diagonal(wanted, 1.0)
    raw = np.random.default_rng(1).normal(size=(50, 3))
    raw -= raw.mean(axis=0)
    white = raw @ np.linalg.inv(np.linalg.cholesky(np.cov(raw, rowvar=False))).T
    rows = white @ np.linalg.cholesky(wanted).T

    found = mcdonald_omega(rows.tolist())

    assert found == pytest.approx(1 - (1 - loadings**2).sum() / wanted.sum(), abs=1e-7)


def test_alpha_of_a_worked_example() -> None:
    # Three items of four people, the formula written out
    rows = [[1, 2, 3], [2, 3, 3], [3, 4, 5], [4, 4, 4]]
    variances = np.var(np.array(rows), axis=0, ddof=1)
    sums = np.var(np.array(rows).sum(axis=1), ddof=1)

    assert cronbach_alpha(rows) == pytest.approx(1.5 * (1 - variances.sum() / sums))


@given(st.lists(st.integers(1, 5), min_size=3, max_size=30).filter(lambda values: len(set(values)) > 1))
def test_items_that_say_the_same_have_alpha_one(values: list[int]) -> None:
    assert cronbach_alpha([[value, value, value] for value in values]) == pytest.approx(1)


def test_too_little_gives_nothing() -> None:
    assert cronbach_alpha([]) is None
    assert cronbach_alpha([[1, 2]]) is None
    assert cronbach_alpha([[3, 3], [3, 3]]) is None
    assert mcdonald_omega([[1, 2], [2, 1], [3, 3]]) is None
    assert mcdonald_omega([[1, 2, 3], [2, 1, 3], [3, 3, 3], [1, 1, 3]]) is None
    assert mcdonald_omega([[value, value, value] for value in range(10)]) is None
