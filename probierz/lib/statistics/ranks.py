"""Whether one sample tends to be higher than another, from ranks alone."""

import math
from dataclasses import dataclass

from probierz.lib.statistics.histogram import Histogram


@dataclass(frozen=True, slots=True)
class RankTest:
    """Mann-Whitney's U of the sample after, its two-sided p, and Cliff's delta (-1 to 1, positive: after is higher).

    `p` is None where every value is the same.
    """

    u: float
    p: float | None
    delta: float


def mann_whitney(before: Histogram, after: Histogram) -> RankTest | None:
    """The test of two samples by the normal approximation, corrected for ties and continuity; None without answers.

    U = pairs with the value after higher + half of the ties. With t equal values of each kind among N = n1 + n2,
    s2 = n1 n2 / 12 * (N + 1 - sum(t^3 - t) / (N (N - 1))), z = (|U - n1 n2 / 2| - 1/2) / s. delta = 2 U / (n1 n2) - 1.
    H. B. Mann and D. R. Whitney, On a test of whether..., Annals of Mathematical Statistics 18 (1947); N. Cliff,
    Dominance statistics, Psychological Bulletin 114 (1993).
    """
    if not before.n or not after.n:
        return None
    pairs, together = before.n * after.n, before.n + after.n
    twice_u, lower, ties = 0, 0, 0
    for value in sorted({*before.counts, *after.counts}):
        here, there = before.counts.get(value, 0), after.counts.get(value, 0)
        twice_u += there * (2 * lower + here)
        lower += here
        ties += (here + there) ** 3 - (here + there)
    variance = pairs / 12 * (together + 1 - ties / (together * (together - 1)))
    away = abs(twice_u - pairs) / 2 - 0.5
    p = min(1.0, math.erfc(away / math.sqrt(2 * variance))) if variance > 0 else None
    return RankTest(u=twice_u / 2, p=p, delta=twice_u / pairs - 1)
