"""Every test of one group's two waves, from its sums: the one named before the baseline, and those beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from probierz.lib.questionnaires import INDEX_UNIT, Analysis
from probierz.lib.statistics.changes import (
    Change,
    ShareChange,
    adjusted_p_values,
    mean_change,
    share_change,
    share_test,
)
from probierz.lib.statistics.channels import StandardisedChange, standardised_change
from probierz.lib.statistics.histogram import Histogram
from probierz.lib.statistics.ranks import RankTest, mann_whitney
from probierz.surveys.models import Campaign
from probierz.surveys.queries.sums import Sums
from probierz.surveys.rules import THRESHOLD, Measure


@dataclass(frozen=True)
class Comparisons:
    """What stands beside the deciding test. The p are adjusted over the offices, each test a family of its own."""

    top_two: ShareChange | None = None
    top_two_p: float | None = None
    ranks: RankTest | None = None
    ranks_p: float | None = None
    standardised: StandardisedChange | None = None


NO_COMPARISONS = Comparisons()


def deciding_change(campaign: Campaign, before: Sums, now: Sums) -> Change | None:
    """By the plan of the campaign: Welch's test of the index, or Mann-Whitney's of the one question it names."""
    if campaign.primary_measure == Measure.INDEX:
        return mean_change(before.index, now.index, unit=INDEX_UNIT)
    first, second = before.ratings(campaign.primary_item), now.ratings(campaign.primary_item)
    change, ranks = mean_change(first, second), mann_whitney(first, second)
    return replace(change, p=ranks.p) if change and ranks else None


def comparisons_of(analysis: Analysis, before: Sums, now: Sums) -> Comparisons:
    """The overall rating as a share and by ranks, and the index freed of the channels."""
    first, second = before.ratings(analysis.overall), now.ratings(analysis.overall)
    is_enough = min(first.n, second.n) >= THRESHOLD
    return Comparisons(
        top_two=share_change(_top_two(first), _top_two(second)) if is_enough else None,
        top_two_p=share_test(_top_two(first), _top_two(second)) if is_enough else None,
        ranks=mann_whitney(first, second) if is_enough else None,
        standardised=within_channels(before, now),
    )


def within_channels(before: Sums, now: Sums) -> StandardisedChange | None:
    """Only channels with ten answers or more in both waves speak: fewer would be a few people."""
    kept = [name for name, one in before.indices.items() if _is_enough(one.n, now, name)]
    first = {name: one for name, one in before.indices.items() if one.n}
    return standardised_change(first, {name: now.indices[name] for name in kept}, unit=INDEX_UNIT)


def adjusted(tests: Mapping[int, Comparisons]) -> dict[int, Comparisons]:
    """The same with p adjusted for the number of offices compared."""
    top_two = adjusted_by_office({office: one.top_two_p for office, one in tests.items()})
    ranks = adjusted_by_office({office: one.ranks.p if one.ranks else None for office, one in tests.items()})
    return {
        office: replace(one, top_two_p=top_two.get(office), ranks_p=ranks.get(office)) for office, one in tests.items()
    }


def adjusted_by_office(p_values: Mapping[int, float | None]) -> dict[int, float]:
    """Benjamini and Hochberg over the offices that could be tested."""
    tested = {office: p for office, p in p_values.items() if p is not None}
    return dict(zip(tested, adjusted_p_values(list(tested.values())), strict=True))


def _top_two(ratings: Histogram) -> tuple[int, int]:
    return ratings.at_least(4), ratings.n


def _is_enough(n: int, now: Sums, channel: str) -> bool:
    return min(n, now.indices[channel].n if channel in now.indices else 0) >= THRESHOLD
