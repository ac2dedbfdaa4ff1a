"""Laney's p' chart: shares of months with very many answers, where binomial limits would call everything a signal."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

D2 = 1.128  # the mean range of two standard normal values
FEWEST = 7


@dataclass(frozen=True, slots=True)
class Laney:
    """The mean share, how much more it varies than chance (`sigma_z`, 1 for chance alone), and limits by month."""

    mean: float
    sigma_z: float
    limits: tuple[tuple[float, float], ...]

    def signals(self, shares: Sequence[float]) -> tuple[int, ...]:
        """Positions beyond their limits."""
        return tuple(
            at
            for at, (share, (low, high)) in enumerate(zip(shares, self.limits, strict=True))
            if share < low or share > high
        )


def laney(months: Sequence[tuple[int, int]]) -> Laney | None:
    """The chart of (successes, n) in order of time, n at least 1; None for fewer than seven months or no variation.

    s = sqrt(p (1 - p) / n), z = (share - p) / s, sigma_z = mean |z(i) - z(i-1)| / 1.128, limits p -+ 3 s sigma_z,
    within 0 and 1. D. B. Laney, Improved control charts for attributes, Quality Engineering 14 (2002).
    """
    successes, answers = sum(one for one, _ in months), sum(n for _, n in months)
    if len(months) < FEWEST or successes in {0, answers}:
        return None
    mean = successes / answers
    errors = [math.sqrt(mean * (1 - mean) / n) for _, n in months]
    scores = [(one / n - mean) / error for (one, n), error in zip(months, errors, strict=True)]
    sigma = math.fsum(abs(after - before) for before, after in pairwise(scores)) / (len(scores) - 1) / D2
    limits = tuple((max(0.0, mean - 3 * error * sigma), min(1.0, mean + 3 * error * sigma)) for error in errors)
    return Laney(mean, sigma, limits)
