"""What changed between two independent samples, how surely, and what could have been seen at all."""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from scipy.special import ndtri, stdtr, stdtrit

from probierz.lib.statistics.estimates import CONFIDENCE, Z, wilson_interval
from probierz.lib.statistics.histogram import Sample

POWER = 0.80
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Change:
    """The difference of two means, after minus before; `effect` is Hedges' g.

    All but the difference and the counts are None where nothing can be tested: fewer than two answers on a
    side, or no variation on both.
    """

    difference: float
    low: float | None
    high: float | None
    t: float | None
    df: float | None
    p: float | None
    effect: float | None
    n_before: int
    n_after: int


@dataclass(frozen=True, slots=True)
class ShareChange:
    """The difference of two shares, after minus before, with its interval; -1 to 1."""

    difference: float
    low: float
    high: float
    n_before: int
    n_after: int


def mean_change(before: Sample, after: Sample, *, unit: int = 1) -> Change | None:
    """Welch's test of two means, values counted in 1/unit; None when a side has no answers.

    t = difference / se, se2 = v1/n1 + v2/n2, df = se2^2 / (v1^2/(n1^2(n1-1)) + v2^2/(n2^2(n2-1))). B. L. Welch,
    The generalization of Student's problem, Biometrika 34 (1947); F. E. Satterthwaite, Biometrics 2 (1946).
    """
    if before.mean is None or after.mean is None:
        return None
    difference = (after.mean - before.mean) / unit
    if before.variance is None or after.variance is None or before.variance + after.variance == 0:
        return Change(difference, None, None, None, None, None, None, before.n, after.n)
    first, second = before.variance / before.n / unit**2, after.variance / after.n / unit**2
    error = math.sqrt(first + second)
    df = (first + second) ** 2 / (first**2 / (before.n - 1) + second**2 / (after.n - 1))
    t = difference / error
    half = float(stdtrit(df, (1 + CONFIDENCE) / 2)) * error
    return Change(
        difference=difference,
        low=difference - half,
        high=difference + half,
        t=t,
        df=df,
        p=2 * float(stdtr(df, -abs(t))),
        effect=hedges_g(before, after),
        n_before=before.n,
        n_after=after.n,
    )


def hedges_g(before: Sample, after: Sample) -> float | None:
    """The standardised difference, (mean after - mean before) / pooled s * J; free of units.

    J = 1 - 3 / (4 df - 1) with df = n1 + n2 - 2 takes away the bias of small samples (the usual approximation, off
    by less than 0.008 from df = 2 and 0.002 from df = 5). L. V. Hedges, Distribution theory for Glass's estimator of
    effect size, J. Educational Statistics 6 (1981). None where a side has fewer than two answers or nothing varies.
    """
    if before.variance is None or after.variance is None or before.mean is None or after.mean is None:
        return None
    df = before.n + after.n - 2
    pooled = ((before.n - 1) * before.variance + (after.n - 1) * after.variance) / df
    if pooled == 0:
        return None
    return (1 - 3 / (4 * df - 1)) * (after.mean - before.mean) / math.sqrt(pooled)


def share_test(before: tuple[int, int], after: tuple[int, int]) -> float | None:
    """The p of Pearson's chi-square test of two shares, each (successes, n), without a continuity correction.

    chi2 = N (a d - b c)^2 / (row and column sums multiplied), one degree of freedom, so p = erfc(sqrt(chi2 / 2)).
    K. Pearson, On the criterion..., Philosophical Magazine 50 (1900). None when an n is 0, or all or none succeed.
    """
    (a, first), (c, second) = before, after
    b, d = first - a, second - c
    margins = first * second * (a + c) * (b + d)
    if margins == 0:
        return None
    return math.erfc(math.sqrt((first + second) * (a * d - b * c) ** 2 / margins / 2))


def share_change(before: tuple[int, int], after: tuple[int, int]) -> ShareChange | None:
    """The difference of two shares, each given as (successes, n); None when an n is 0.

    Newcombe's hybrid score interval, method 10: with Wilson's ends l and u of each share p,
    low = d - sqrt((p2-l2)^2 + (u1-p1)^2), high = d + sqrt((u2-p2)^2 + (p1-l1)^2). R. G. Newcombe, Interval
    estimation for the difference between independent proportions, Statistics in Medicine 17 (1998).
    """
    if before[1] == 0 or after[1] == 0:
        return None
    first, second = before[0] / before[1], after[0] / after[1]
    (first_low, first_high), (second_low, second_high) = wilson_interval(*before), wilson_interval(*after)
    below = math.hypot(second - second_low, first_high - first)
    above = math.hypot(second_high - second, first - first_low)
    difference = second - first
    return ShareChange(difference, difference - below, difference + above, before[1], after[1])


def detectable_change(n_before: int, n_after: int, *, deviation: float) -> float | None:
    """The smallest true change of a mean that would be found with 80 % power; None when an n is 0.

    (z for 95 % + z for 80 %) * s * sqrt(1/n1 + 1/n2), in the units of the standard deviation given. Print it
    beside every "no significant change". J. Cohen, Statistical Power Analysis, 2nd ed. (1988), chapter 2.
    """
    if n_before < 1 or n_after < 1:
        return None
    return (Z + float(ndtri(POWER))) * deviation * math.sqrt(1 / n_before + 1 / n_after)


def adjusted_p_values(p_values: Sequence[float]) -> tuple[float, ...]:
    """p values of one family adjusted for false discoveries; compare them with 0.05, in the order given.

    The i-th smallest of m becomes the least of p_j * m / j over j >= i. Y. Benjamini and Y. Hochberg,
    Controlling the false discovery rate, J. R. Statistical Society B 57 (1995).
    """
    m = len(p_values)
    adjusted = [1.0] * m
    least = 1.0
    for rank, place in zip(range(m, 0, -1), sorted(range(m), key=lambda one: -p_values[one]), strict=True):
        least = min(least, p_values[place] * (m / rank))
        adjusted[place] = least
    return tuple(adjusted)


def adjusted_by_key(p_values: Mapping[Key, float | None]) -> dict[Key, float]:
    """The same of those that could be tested."""
    tested = {key: p for key, p in p_values.items() if p is not None}
    return dict(zip(tested, adjusted_p_values(list(tested.values())), strict=True))
