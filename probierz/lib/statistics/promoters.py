"""Net promoters: those who would recommend minus those who would not, as an optional item and never the headline."""

import math

from probierz.lib.statistics.estimates import Estimate, Z
from probierz.lib.statistics.histogram import Histogram

PROMOTER, DETRACTOR = 9, 6


def net_promoters(histogram: Histogram) -> Estimate | None:
    """Promoters (9-10) minus detractors (0-6) in points, -100 to 100, with the adjusted Wald interval.

    Three pseudo-answers are added, 3/4 to each end and 1 1/2 between; then d' -+ z sqrt((p' + q' - d'^2) / (n + 3))
    with the adjusted shares p', q' and d' = p' - q'. None without answers. B. Rocks, Interval estimation for the Net
    Promoter Score, The American Statistician 70 (2016).
    """
    if not histogram.n:
        return None
    promoters, detractors = histogram.at_least(PROMOTER), histogram.at_most(DETRACTOR)
    n = histogram.n + 3
    up, down = (promoters + 0.75) / n, (detractors + 0.75) / n
    half = Z * math.sqrt((up + down - (up - down) ** 2) / n)
    score = 100 * (promoters - detractors) / histogram.n
    return Estimate(score, max(-100.0, 100 * (up - down - half)), min(100.0, 100 * (up - down + half)), histogram.n)
