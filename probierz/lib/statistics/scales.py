"""Whether the items of a scale measure one thing: alpha and omega of respondents who answered all of them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Matrix = NDArray[np.float64]

SMALLEST_UNIQUENESS = 0.005
FEWEST_ITEMS = 3  # with two, one factor is not determined


def cronbach_alpha(rows: Sequence[Sequence[float]]) -> float | None:
    """The reliability of the sum of k items, rows being respondents; no unit, at most 1.

    k / (k - 1) * (1 - sum of the items' variances / variance of the sum). L. J. Cronbach, Coefficient alpha and the
    internal structure of tests, Psychometrika 16 (1951). None with fewer than two rows or items, or without variation.
    """
    values = np.asarray(rows, dtype=float)
    if values.ndim != 2 or min(values.shape) < 2:
        return None
    whole = float(values.sum(axis=1).var(ddof=1))
    if whole == 0:
        return None
    items = values.shape[1]
    return float(items / (items - 1) * (1 - values.var(axis=0, ddof=1).sum() / whole))


def mcdonald_omega(rows: Sequence[Sequence[float]]) -> float | None:
    """The share of the sum's variance that one common factor explains, from the correlations of the items; 0 to 1.

    omega = (sum of loadings)^2 / ((sum of loadings)^2 + sum of uniquenesses), one factor by maximum likelihood.
    R. P. McDonald, Test Theory (1999), chapter 6; K. G. Joereskog, Some contributions to maximum likelihood factor
    analysis, Psychometrika 32 (1967). None with fewer than three items, where an item does not vary, where the
    correlations are singular, or where the factor explains an item wholly: the model does not fit then.
    """
    values = np.asarray(rows, dtype=float)
    if values.ndim != 2 or values.shape[1] < FEWEST_ITEMS or values.shape[0] <= values.shape[1]:
        return None
    if np.any(values.std(axis=0) == 0):
        return None
    correlations = np.corrcoef(values, rowvar=False)
    if np.linalg.matrix_rank(correlations) < len(correlations):
        return None
    unique = _uniquenesses(correlations)
    if unique is None:
        return None
    common = float(abs(_loadings(correlations, unique).sum())) ** 2
    return common / (common + float(unique.sum()))


def _uniquenesses(correlations: Matrix) -> Matrix | None:
    """Where the likelihood is greatest, the loadings put at their best; None at the edge of what is possible."""
    start = (1 - 0.5 / len(correlations)) / np.diag(np.linalg.inv(correlations))
    bounds = [(SMALLEST_UNIQUENESS, 1.0)] * len(correlations)
    found = minimize(
        _misfit,
        np.clip(start, *bounds[0]),
        args=(correlations,),
        jac=True,
        method="L-BFGS-B",
        bounds=bounds,
        options={"ftol": 1e-15, "gtol": 1e-11, "maxiter": 2000, "maxfun": 20_000},
    )
    unique: Matrix = found.x
    return None if np.any(unique <= SMALLEST_UNIQUENESS * (1 + 1e-6)) else unique


def _misfit(unique: Matrix, correlations: Matrix) -> tuple[float, Matrix]:
    """Minus the likelihood, up to a constant, with its slope."""
    roots = np.linalg.eigvalsh(_scaled(correlations, unique))[:-1]
    loadings = _loadings(correlations, unique)
    fitted = np.outer(loadings, loadings) + np.diag(unique)
    slope = np.diag(fitted - correlations) / unique**2
    return float(np.sum(roots - np.log(np.maximum(roots, 1e-300)) - 1)), slope


def _loadings(correlations: Matrix, unique: Matrix) -> Matrix:
    roots, vectors = np.linalg.eigh(_scaled(correlations, unique))
    loadings: Matrix = np.sqrt(unique) * vectors[:, -1] * np.sqrt(max(roots[-1] - 1, 0.0))
    return loadings


def _scaled(correlations: Matrix, unique: Matrix) -> Matrix:
    scaled: Matrix = correlations / np.sqrt(np.outer(unique, unique))
    return scaled
