"""Many places side by side: which stand out beyond what differs between all of them, and in what order to look."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

WARNING, ALARM = float(ndtri(0.975)), float(ndtri(0.999))  # limits of 95 % and 99.8 %
WINSORISED = 0.1  # of the places at each end, so that the outliers do not widen their own limits
HALVINGS = 80  # more than a float can tell apart
Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Place:
    """A place's own figure with its standard error, above zero."""

    value: float
    error: float


@dataclass(frozen=True, slots=True)
class Spread:
    """The common centre and how much places differ beyond chance: `ratio` is 1 where only chance differs.

    `between` is the standard deviation of the true figures, in their unit.
    """

    centre: float
    ratio: float
    between: float

    def limit(self, error: float, z: float) -> float:
        """How far from the centre a place of this error may be, z standard deviations of both kinds."""
        return z * math.hypot(error, self.between)

    def is_beyond(self, place: Place, z: float = ALARM) -> bool:
        return abs(place.value - self.centre) > self.limit(place.error, z)


def arcsine_place(successes: int, n: int) -> Place:
    """A share on the scale where its error is 1 / (2 sqrt n), n at least 1; `share_of` leads back."""
    return Place(math.asin(math.sqrt(successes / n)), 0.5 / math.sqrt(n))


def share_of(value: float) -> float:
    return math.sin(min(max(value, 0.0), math.pi / 2)) ** 2


def spread(places: Sequence[Place]) -> Spread | None:
    """The centre, weighted by 1 / error^2, and the additive over-dispersion; None below two places.

    With z = (value - centre) / error pulled in to their 10 % and 90 % quantiles, ratio = mean z^2 and, where it is
    above (I - 1) / I, between^2 = (I ratio - (I - 1)) / (sum w - sum w^2 / sum w). Pulling in takes a third of chance's
    own variation away, so `between` errs on the small side. D. J. Spiegelhalter, Funnel plots for comparing
    institutional performance, Statistics in Medicine 24 (2005).
    """
    if len(places) < 2:
        return None
    weights = [one.error**-2 for one in places]
    whole = math.fsum(weights)
    centre = math.fsum(one.value * weight for one, weight in zip(places, weights, strict=True)) / whole
    scores = np.array([(one.value - centre) / one.error for one in places])
    pulled = np.clip(scores, *np.quantile(scores, [WINSORISED, 1 - WINSORISED]))
    ratio, count = float(np.mean(pulled**2)), len(places)
    room = whole - math.fsum(weight**2 for weight in weights) / whole
    squared = (count * ratio - (count - 1)) / room if count * ratio > count - 1 and room > 0 else 0.0
    return Spread(centre, ratio, math.sqrt(squared))


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A place's figure drawn towards its group: `share` of the way, 0 to 1. For an order only; show the own figure."""

    value: float
    error: float
    share: float


def shrink(group: Sequence[Place]) -> list[Shrunk]:
    """Empirical-Bayes figures within one comparison group, in the order given; a lone place stays as it is.

    share = error^2 / (error^2 + t2), value = share * mu + (1 - share) * own; t2 and mu solve the equation of
    R. C. Paule and J. Mandel, Consensus values and weighting factors, J. Research NBS 87 (1982). B. Efron and
    C. Morris, Stein's estimation rule and its competitors, JASA 68 (1973).
    """
    if len(group) < 2:
        return [Shrunk(one.value, one.error, 0.0) for one in group]
    variance = _between(group)
    centre = _centre(group, variance)
    found = []
    for one in group:
        share = one.error**2 / (one.error**2 + variance)
        found.append(Shrunk(share * centre + (1 - share) * one.value, one.error * math.sqrt(1 - share), share))
    return found


def _centre(group: Sequence[Place], variance: float) -> float:
    values, squares = _arrays(group)
    return _weighted(values, 1 / (squares + variance))


def _weighted(values: Floats, weights: Floats) -> float:
    return float(values @ weights / weights.sum())


def _arrays(group: Sequence[Place]) -> tuple[Floats, Floats]:
    """Figures and squared errors: thousands of places are summed two hundred times."""
    return np.array([one.value for one in group]), np.array([one.error for one in group]) ** 2


def _between(group: Sequence[Place]) -> float:
    """The variance between places at which the weighted squares are as many as places less one; 0 if they never are."""
    values, squares = _arrays(group)

    def excess(variance: float) -> float:
        weights = 1 / (squares + variance)
        return float((values - _weighted(values, weights)) ** 2 @ weights) - (len(values) - 1)

    if excess(0.0) <= 0:
        return 0.0
    low, high = 0.0, float(squares.max())
    while excess(high) > 0:
        high *= 2
    for _halving in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if excess(middle) > 0 else (low, middle)
    return (low + high) / 2
