"""Which drivers carry satisfaction: each one's share of what all of them explain together."""

from collections.abc import Sequence
from itertools import combinations
from math import factorial

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

MOST_DRIVERS = 12  # each doubles the models


def derived_importance(drivers: Sequence[Sequence[float]], overall: Sequence[float]) -> list[float] | None:
    """The share of R^2 of each driver, adding up to R^2 of all; rows are respondents who answered everything.

    The mean gain of R^2 over all orders in which drivers may enter: U. Groemping, Estimators of relative importance in
    linear regression, The American Statistician 61 (2007), after Lindeman, Merenda and Gold (1980). None with fewer
    rows than drivers and two, where something does not vary, or where drivers repeat each other.
    """
    values = np.column_stack([np.asarray(drivers, dtype=float), np.asarray(overall, dtype=float)])
    count = values.shape[1] - 1
    if not 1 <= count <= MOST_DRIVERS:
        raise ValueError(f"between 1 and {MOST_DRIVERS} drivers")
    if values.shape[0] < count + 2 or np.any(values.std(axis=0) == 0):
        return None
    correlations = np.corrcoef(values, rowvar=False)
    if np.linalg.matrix_rank(correlations[:count, :count]) < count:
        return None
    explained = _explained(correlations, count)
    return [_share(one, count, explained) for one in range(count)]


def _explained(correlations: Matrix, count: int) -> dict[frozenset[int], float]:
    """R^2 of each set of drivers."""
    found = {frozenset[int](): 0.0}
    for size in range(1, count + 1):
        for chosen in combinations(range(count), size):
            with_overall = correlations[list(chosen), count]
            among = correlations[np.ix_(chosen, chosen)]
            found[frozenset(chosen)] = float(with_overall @ np.linalg.solve(among, with_overall))
    return found


def _share(driver: int, count: int, explained: dict[frozenset[int], float]) -> float:
    others = [one for one in range(count) if one != driver]
    return sum(
        factorial(size)
        * factorial(count - size - 1)
        / factorial(count)
        * (explained[known | {driver}] - explained[known])
        for size in range(count)
        for known in map(frozenset, combinations(others, size))
    )
