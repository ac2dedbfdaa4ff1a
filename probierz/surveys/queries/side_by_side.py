"""Offices side by side: the funnel, and an order that small numbers of answers do not make."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from probierz.lib.questionnaires import INDEX_UNIT
from probierz.lib.statistics.estimates import Estimate
from probierz.lib.statistics.histogram import Moments
from probierz.lib.statistics.places import Place, Spread, shrink, spread

FEWEST_PLACES = 5  # below that a funnel shows nothing


@dataclass(frozen=True)
class SideBySide:
    """The common centre with what offices differ by beyond chance, and the deviation of single answers within them."""

    spread: Spread
    deviation: float


def side_by_side(indices: Sequence[Estimate], *, deviation: float) -> SideBySide | None:
    """None below five offices, or when no answer differs from another."""
    if len(indices) < FEWEST_PLACES or not deviation:
        return None
    found = spread([_place(one, deviation) for one in indices])
    return SideBySide(found, deviation) if found else None


def drawn_together(group: Mapping[int, Estimate], *, deviation: float) -> dict[int, float]:
    """By office its index drawn towards the group, the fewer answers the more: to order by, never to show."""
    if not deviation:
        return {office: one.value for office, one in group.items()}
    shrunk = shrink([_place(one, deviation) for one in group.values()])
    return {office: one.value for office, one in zip(group, shrunk, strict=True)}


def deviation_within(samples: Iterable[Moments]) -> float:
    """The deviation of single answers around the mean of their own office or wave, pooled over all, in points."""
    varied = [(one.n - 1, variance) for one in samples if (variance := one.variance) is not None]
    degrees = sum(n for n, _ in varied)
    return (sum(n * variance for n, variance in varied) / degrees) ** 0.5 / INDEX_UNIT if degrees else 0.0


def _place(index: Estimate, deviation: float) -> Place:
    return Place(index.value, deviation / index.n**0.5)
