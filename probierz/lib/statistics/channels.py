"""A change freed of who answered by which channel: a shift of channels alone can make or hide an effect."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from scipy.special import stdtr, stdtrit

from probierz.lib.statistics.estimates import CONFIDENCE
from probierz.lib.statistics.histogram import Sample


@dataclass(frozen=True, slots=True)
class StandardisedChange:
    """The change within channels at the baseline's mix; `covered` is the share of the baseline it speaks of, 0 to 1.

    Ends and p are None where a channel has a single answer on a side, or nothing varies.
    """

    difference: float
    low: float | None
    high: float | None
    p: float | None
    covered: float


def standardised_change(
    before: Mapping[str, Sample], after: Mapping[str, Sample], *, unit: int = 1
) -> StandardisedChange | None:
    """By channel, values counted in 1/unit; None without a channel that has answers in both waves, others are left out.

    With w the share of the channel in the baseline, d = sum w (m2 - m1), se2 = sum w^2 (v1/n1 + v2/n2), t on the
    degrees of freedom of F. E. Satterthwaite, Biometrics 2 (1946). Direct standardisation: J. L. Fleiss, Statistical
    Methods for Rates and Proportions (1981), chapter 14.
    """
    both = [name for name, one in before.items() if one.n and name in after and after[name].n]
    answers = sum(before[name].n for name in both)
    if not answers:
        return None
    weights = {name: before[name].n / answers for name in both}
    covered = answers / sum(one.n for one in before.values())
    difference = (
        math.fsum(w * ((after[name].mean or 0) - (before[name].mean or 0)) for name, w in weights.items()) / unit
    )
    parts = [
        (weight**2 * one.variance / one.n / unit**2, one.n)
        for name, weight in weights.items()
        for one in (before[name], after[name])
        if one.variance is not None
    ]
    squared = math.fsum(part for part, _ in parts)
    if len(parts) < 2 * len(both) or squared == 0:
        return StandardisedChange(difference, None, None, None, covered)
    df = squared**2 / math.fsum(part**2 / (n - 1) for part, n in parts)
    half = float(stdtrit(df, (1 + CONFIDENCE) / 2)) * math.sqrt(squared)
    p = 2 * float(stdtr(df, -abs(difference) / math.sqrt(squared)))
    return StandardisedChange(difference, difference - half, difference + half, p, covered)
