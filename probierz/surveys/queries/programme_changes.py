"""Every test of one group's two waves, from its sums: the one named before the baseline, and those beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from probierz.lib.questionnaires import INDEX_UNIT, Analysis, Item, Questionnaire
from probierz.lib.statistics.changes import (
    Change,
    ShareChange,
    adjusted_by_key,
    detectable_change,
    mean_change,
    share_change,
    share_test,
)
from probierz.lib.statistics.channels import StandardisedChange, standardised_change
from probierz.lib.statistics.estimates import top_two
from probierz.lib.statistics.ranks import RankTest, mann_whitney
from probierz.surveys.models import Campaign
from probierz.surveys.queries.side_by_side import deviation_within
from probierz.surveys.queries.sums import Sums
from probierz.surveys.rules import SMALLEST_DELTA, SMALLEST_EFFECT, THRESHOLD, Measure


@dataclass(frozen=True)
class Comparisons:
    """What stands beside the deciding test. The p are adjusted over the offices, each test a family of its own."""

    top_two: ShareChange | None = None
    top_two_p: float | None = None
    ranks: RankTest | None = None
    ranks_p: float | None = None
    standardised: StandardisedChange | None = None


NO_COMPARISONS = Comparisons()


@dataclass(frozen=True)
class Decision:
    """The change by the test of the plan. `effect` is above 0 where it is for the better, and matters from `smallest`.

    It is Hedges' g for the index; for one question Cliff's delta, which goes with the test of ranks.
    """

    change: Change
    effect: float | None
    smallest: float


def decided(campaign: Campaign, questionnaire: Questionnaire, before: Sums, now: Sums) -> Decision | None:
    """By the plan of the campaign: Welch's test of the index, or Mann-Whitney's of the one question it names.

    None until ten people of each wave have told what decides.
    """
    if campaign.primary_measure == Measure.INDEX:
        change = mean_change(before.index, now.index, unit=INDEX_UNIT)
        found = Decision(change, change.effect, SMALLEST_EFFECT) if change else None
    else:
        found = _decided_by_ranks(questionnaire.item(campaign.primary_item), before, now)
    is_enough = found is not None and min(found.change.n_before, found.change.n_after) >= THRESHOLD
    return found if is_enough else None


def _decided_by_ranks(item: Item, before: Sums, now: Sums) -> Decision | None:
    first, second = before.ratings(item.code), now.ratings(item.code)
    change, ranks = mean_change(first, second), mann_whitney(first, second)
    if change is None or ranks is None:
        return None
    sign = -1 if item.reverse else 1  # a lower rating of a reversed question is the better one
    return Decision(replace(change, p=ranks.p), ranks.delta * sign, SMALLEST_DELTA)


def seeable_change(before: Sums, now: Sums) -> float | None:
    """The smallest true change of the index, in points, that these numbers of answers would probably have shown.

    None until both waves have ten indices, and where nobody's differs from the others of the wave.
    """
    deviation = deviation_within([before.index, now.index])
    if min(before.index.n, now.index.n) < THRESHOLD or not deviation:
        return None
    return detectable_change(before.index.n, now.index.n, deviation=deviation)


def comparisons_of(analysis: Analysis, before: Sums, now: Sums) -> Comparisons:
    """The overall rating as a share and by ranks, and the index freed of the channels."""
    first, second = before.ratings(analysis.overall), now.ratings(analysis.overall)
    is_enough = min(first.n, second.n) >= THRESHOLD
    return Comparisons(
        top_two=share_change(top_two(first), top_two(second)) if is_enough else None,
        top_two_p=share_test(top_two(first), top_two(second)) if is_enough else None,
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
    shares = adjusted_by_key({office: one.top_two_p for office, one in tests.items()})
    ranks = adjusted_by_key({office: one.ranks.p if one.ranks else None for office, one in tests.items()})
    return {
        office: replace(one, top_two_p=shares.get(office), ranks_p=ranks.get(office)) for office, one in tests.items()
    }


def _is_enough(n: int, now: Sums, channel: str) -> bool:
    return min(n, now.indices[channel].n if channel in now.indices else 0) >= THRESHOLD
