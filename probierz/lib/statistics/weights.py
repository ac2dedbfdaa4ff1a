"""Means of weighted answers, with what the weights cost."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scipy.special import stdtrit

from probierz.lib.statistics.estimates import CONFIDENCE


@dataclass(frozen=True, slots=True)
class WeightedMean:
    """A weighted mean with its interval (None below two answers), how many equal answers it is worth, and the price.

    `effective` is (sum w)^2 / sum w^2 (L. Kish, Survey Sampling, 1965), `design_effect` is n / effective.
    """

    mean: float
    low: float | None
    high: float | None
    n: int
    effective: float
    design_effect: float


def weighted_mean(pairs: Sequence[tuple[float, float]]) -> WeightedMean | None:
    """The mean of (value, weight above zero), in the units of the values; None without any.

    m = sum(w x) / sum(w); by linearisation se2 = n / (n - 1) * sum(w^2 (x - m)^2) / sum(w)^2, and m -+ t(n-1) * se.
    C.-E. Saerndal, B. Swensson and J. Wretman, Model Assisted Survey Sampling (1992), section 5.7.
    """
    if not pairs:
        return None
    whole = math.fsum(weight for _, weight in pairs)
    mean = math.fsum(value * weight for value, weight in pairs) / whole
    n, effective = len(pairs), whole**2 / math.fsum(weight**2 for _, weight in pairs)
    if n < 2:
        return WeightedMean(mean, None, None, n, effective, n / effective)
    squares = math.fsum((weight * (value - mean)) ** 2 for value, weight in pairs)
    half = float(stdtrit(n - 1, (1 + CONFIDENCE) / 2)) * math.sqrt(n / (n - 1) * squares) / whole
    return WeightedMean(mean, mean - half, mean + half, n, effective, n / effective)
