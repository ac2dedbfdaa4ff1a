"""From histograms to figures: what results say about one wave, with small groups hidden."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from probierz.lib.questionnaires import (
    INDEX_ITEM,
    INDEX_UNIT,
    NOT_APPLICABLE,
    Item,
    Option,
    Questionnaire,
    people_in,
)
from probierz.lib.statistics.estimates import Estimate, index_estimate, mean_estimate, share_estimate, top_two_share
from probierz.lib.statistics.histogram import Histogram
from probierz.surveys.rules import COMMENTS_ITEM, RESPONSES_ITEM, THRESHOLD, Channel

Histograms = Mapping[str, Mapping[str, int]]
EMPTY = Histogram({})


class Counted(NamedTuple):
    """One row of a histogram, as the results may see it."""

    group: int
    channel: str
    item: str
    value: str
    times: int


@dataclass(frozen=True)
class WaveFigures:
    """What one wave says. Below ten answers it says nothing, and `n` is all there is."""

    n: int
    index: Estimate | None = None
    top_two: Estimate | None = None
    outcome: Estimate | None = None
    comments: int = 0

    @property
    def is_shown(self) -> bool:
        return self.n >= THRESHOLD


@dataclass(frozen=True)
class ChoiceCount:
    """One answer to an item: how many gave it, and their share of all who answered the item."""

    option: Option
    count: int
    share: float


@dataclass(frozen=True)
class ItemFigures:
    """How the answers to one item spread, and for ratings the mean of those from 1 to 5."""

    item: Item
    n: int
    choices: tuple[ChoiceCount, ...]
    mean: Estimate | None
    top_two: Estimate | None
    ratings: Histogram = EMPTY


@dataclass(frozen=True)
class ChannelFigures:
    """Answers by one channel, and the index of the baseline beside; None stands for a hidden group."""

    channel: Channel
    n: int | None
    index: Estimate | None
    before: WaveFigures | None = None

    @property
    def is_hidden(self) -> bool:
        return self.n is None


@dataclass(frozen=True)
class PointFigures:
    """Answers of one group, baseline and follow-up; None stands for a hidden group."""

    group: int
    now: WaveFigures | None
    before: WaveFigures | None

    @property
    def is_hidden(self) -> bool:
        return self.now is None


def merged(rows: Iterable[Counted]) -> dict[str, dict[str, int]]:
    """Item, value, count; over all groups and channels given."""
    result: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        result[row.item][row.value] += row.times
    return result


def responses_in(histograms: Histograms) -> int:
    return sum(histograms.get(RESPONSES_ITEM, {}).values())


def wave_figures(questionnaire: Questionnaire, histograms: Histograms) -> WaveFigures:
    """The figures of one group of answers; nothing but n when they are too few."""
    n = responses_in(histograms)
    if n < THRESHOLD:
        return WaveFigures(n)
    analysis = questionnaire.analysis
    return WaveFigures(
        n=n,
        index=if_enough(index_estimate(Histogram.of_texts(histograms.get(INDEX_ITEM, {})), unit=INDEX_UNIT)),
        top_two=if_enough(top_two_share(Histogram.of_texts(histograms.get(analysis.overall, {})))),
        outcome=if_enough(outcome_share(questionnaire, histograms)),
        comments=sum(histograms.get(COMMENTS_ITEM, {}).values()),
    )


def item_figures(questionnaire: Questionnaire, histograms: Histograms) -> tuple[ItemFigures, ...]:
    """Every item that enough people answered."""
    asked = [item for item in questionnaire.items if item.is_counted]
    figures = (_item_figures(item, histograms.get(item.code, {})) for item in asked)
    return tuple(one for one in figures if one.n >= THRESHOLD)


def outcome_share(questionnaire: Questionnaire, histograms: Histograms) -> Estimate | None:
    """The share of those who got what they came for: the first option of the item, by convention."""
    code = questionnaire.analysis.outcome
    if code is None:
        return None
    counts = histograms.get(code, {})
    return share_estimate(counts.get(questionnaire.item(code).options[0].code, 0), sum(counts.values()))


def _item_figures(item: Item, counts: Mapping[str, int]) -> ItemFigures:
    n = people_in(item, counts)
    ratings = Histogram.of_texts(counts) if item.is_rating else Histogram({})
    # A mean of few ratings beside many "does not apply" would be a mean of few people.
    is_rated = ratings.n >= THRESHOLD
    return ItemFigures(
        item=item,
        n=n,
        choices=tuple(
            ChoiceCount(option, counts.get(option.code, 0), counts.get(option.code, 0) / n if n else 0.0)
            for option in item.options
            if option.code != NOT_APPLICABLE or counts.get(option.code)
        ),
        ratings=ratings if is_rated else EMPTY,
        mean=mean_estimate(ratings, bounds=(1.0, 5.0)) if is_rated else None,
        top_two=top_two_share(ratings) if is_rated else None,
    )


def if_enough(estimate: Estimate | None) -> Estimate | None:
    """None in place of a figure of fewer than ten people."""
    return estimate if estimate is not None and estimate.n >= THRESHOLD else None
