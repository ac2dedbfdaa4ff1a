"""What carries satisfaction: how much each driver matters beside how well it is rated."""

from collections.abc import Sequence
from dataclasses import dataclass

from probierz.lib.questionnaires import Item
from probierz.lib.statistics.estimates import DIRECTIONAL_BELOW, Estimate
from probierz.surveys.models import WaveStudy
from probierz.surveys.queries.items import ItemComparison

REVERSED_SUM = 6  # what a rating and its contrary add up to


@dataclass(frozen=True)
class Driver:
    """`importance` is its part of what all drivers explain, 0 to 1; `score` its mean rating from 0 to 100."""

    item: Item
    importance: float
    score: float
    top_two: Estimate


@dataclass(frozen=True)
class Drivers:
    """The drivers, the weightiest first. `explained` is the share of the overall rating's variance they explain."""

    rows: tuple[Driver, ...]
    explained: float
    n: int

    @property
    def mean_importance(self) -> float:
        return sum(one.importance for one in self.rows) / len(self.rows)

    @property
    def mean_score(self) -> float:
        return sum(one.score for one in self.rows) / len(self.rows)

    def is_first_to_mend(self, one: Driver) -> bool:
        """It matters more than others and is rated lower than others."""
        return one.importance >= self.mean_importance and one.score < self.mean_score


def drivers_from(study: WaveStudy | None, items: Sequence[ItemComparison]) -> Drivers | None:
    """None while the wave is open, with fewer than thirty whole sheets, or where nothing is explained."""
    if study is None or study.n < DIRECTIONAL_BELOW:
        return None
    explained = sum(study.importance.values())
    rated = {one.item.code: one.now for one in items}
    if explained <= 0 or not study.importance.keys() <= rated.keys():
        return None
    rows = [
        Driver(figures.item, share / explained, _score(figures.item, figures.mean.value), figures.top_two)
        for code, share in study.importance.items()
        if (figures := rated[code]).mean is not None and figures.top_two is not None
    ]
    if len(rows) < len(study.importance):
        return None
    return Drivers(tuple(sorted(rows, key=lambda one: -one.importance)), explained, study.n)


def _score(item: Item, mean: float) -> float:
    return ((REVERSED_SUM - mean if item.reverse else mean) - 1) * 25
