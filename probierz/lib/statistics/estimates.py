"""Means and shares with their 95 % intervals."""

import math
from dataclasses import dataclass

from scipy.special import ndtri, stdtrit

from probierz.lib.statistics.histogram import Histogram, Sample

CONFIDENCE = 0.95
Z = float(ndtri((1 + CONFIDENCE) / 2))

# Below this a result is shown as a direction only.
DIRECTIONAL_BELOW = 30


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its interval. The ends are None where the sample gives none: fewer than two answers."""

    value: float
    low: float | None
    high: float | None
    n: int

    @property
    def is_directional(self) -> bool:
        """Too few answers for more than a direction."""
        return self.n < DIRECTIONAL_BELOW


def mean_estimate(sample: Sample, *, unit: int = 1, bounds: tuple[float, float] | None = None) -> Estimate | None:
    """The mean with its t interval, mean -+ t(n-1) * s / sqrt(n); values count in 1/unit. None without values.

    One value has no interval. Values that are all equal have the interval of zero width: that is what the
    formula says, read it with n. `bounds` cut the interval to the scale. t keeps its coverage of about 95 % on
    skewed five-point answers from n = 8 (Student, The probable error of a mean, Biometrika 6, 1908).
    """
    if sample.mean is None:
        return None
    value = sample.mean / unit
    if sample.variance is None:
        return Estimate(value, None, None, sample.n)
    half = float(stdtrit(sample.n - 1, (1 + CONFIDENCE) / 2)) * math.sqrt(sample.variance / sample.n) / unit
    floor, ceiling = bounds or (-math.inf, math.inf)
    return Estimate(value, max(floor, value - half), min(ceiling, value + half), sample.n)


def index_estimate(sample: Sample, *, unit: int) -> Estimate | None:
    """The index in points, 0 to 100, of the sheets' indices in 1/unit point."""
    return mean_estimate(sample, unit=unit, bounds=(0.0, 100.0))


def share_estimate(successes: int, n: int) -> Estimate | None:
    """A share, 0 to 1, with Wilson's interval; None when n is 0."""
    if not 0 <= successes <= n:
        raise ValueError("successes are between 0 and n")
    return Estimate(successes / n, *wilson_interval(successes, n), n) if n else None


def wilson_interval(successes: int, n: int) -> tuple[float, float]:
    """The score interval of a share, n at least 1.

    (p + z2/2n -+ z * sqrt(p(1-p)/n + z2/4n2)) / (1 + z2/n), where z2 is z squared. E. B. Wilson, Probable
    inference, the law of succession, and statistical inference, JASA 22 (1927).
    """
    share = successes / n
    centre = share + Z * Z / (2 * n)
    half = Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    scale = 1 + Z * Z / n
    # At the ends the formula gives exactly 0 and 1; floating point would miss them by a hair.
    low = 0.0 if successes == 0 else (centre - half) / scale
    high = 1.0 if successes == n else (centre + half) / scale
    return low, high


def top_two(histogram: Histogram) -> tuple[int, int]:
    """How many of the ratings 1 to 5 are 4 or 5, and of how many."""
    return histogram.at_least(4), histogram.n


def top_two_share(histogram: Histogram) -> Estimate | None:
    """The share of 4 and 5 among the ratings 1 to 5; None without ratings."""
    return share_estimate(*top_two(histogram))
