"""Every question then and now: shares, ranks and what remains sure after so many tests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from probierz.lib.questionnaires import Item, ItemType, Questionnaire
from probierz.lib.statistics.changes import ShareChange, adjusted_by_key, share_change
from probierz.lib.statistics.estimates import Estimate, top_two
from probierz.lib.statistics.histogram import Histogram
from probierz.lib.statistics.promoters import net_promoters
from probierz.lib.statistics.ranks import RankTest, mann_whitney
from probierz.surveys.queries.figures import Histograms, ItemFigures
from probierz.surveys.rules import SMALLEST_DELTA, THRESHOLD, ChangeVerdict, verdict_on


@dataclass(frozen=True)
class ItemComparison:
    """One rated question; `p` is adjusted over all of them. All but `now` is None without a baseline."""

    now: ItemFigures
    before: ItemFigures | None
    top_two: ShareChange | None
    ranks: RankTest | None
    p: float | None
    verdict: ChangeVerdict

    @property
    def item(self) -> Item:
        return self.now.item

    @property
    def difference(self) -> float | None:
        if self.before is None or self.before.mean is None or self.now.mean is None:
            return None
        return self.now.mean.value - self.before.mean.value


@dataclass(frozen=True)
class Recommendation:
    """Net promoters, where the question was asked."""

    item: Item
    now: Estimate
    before: Estimate | None


def compared_items(now: Sequence[ItemFigures], before: Sequence[ItemFigures]) -> tuple[ItemComparison, ...]:
    """The ratings in the order of the questions."""
    then = {one.item.code: one for one in before if one.mean is not None}
    rated = [one for one in now if one.mean is not None]
    tests = {
        one.item.code: mann_whitney(then[one.item.code].ratings, one.ratings) for one in rated if one.item.code in then
    }
    adjusted = adjusted_by_key({code: test.p if test else None for code, test in tests.items()})
    return tuple(_compared(one, then.get(one.item.code), tests.get(one.item.code), adjusted) for one in rated)


def recommendations(questionnaire: Questionnaire, now: Histograms, before: Histograms) -> tuple[Recommendation, ...]:
    asked = [item for item in questionnaire.items if item.type is ItemType.NPS]
    found = ((item, _promoters(now, item), _promoters(before, item)) for item in asked)
    return tuple(Recommendation(item, here, there) for item, here, there in found if here is not None)


def _promoters(histograms: Histograms, item: Item) -> Estimate | None:
    answers = Histogram.of_texts(histograms.get(item.code, {}))
    return net_promoters(answers) if answers.n >= THRESHOLD else None


def _compared(
    now: ItemFigures, before: ItemFigures | None, ranks: RankTest | None, adjusted: Mapping[str, float]
) -> ItemComparison:
    p = adjusted.get(now.item.code)
    sign = -1 if now.item.reverse else 1  # a lower rating of a reversed question is the better one
    delta = ranks.delta * sign if ranks else None
    return ItemComparison(
        now=now,
        before=before,
        top_two=share_change(top_two(before.ratings), top_two(now.ratings)) if before else None,
        ranks=ranks,
        p=p,
        verdict=verdict_on(difference=delta, p=p, effect=delta, smallest=SMALLEST_DELTA),
    )
