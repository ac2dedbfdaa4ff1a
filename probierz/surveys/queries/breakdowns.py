"""Results by unit, point, channel and answer: small groups are hidden, and others with them, alike in both waves."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from probierz.lib.questionnaires import INDEX_ITEM, INDEX_UNIT, Item, Option, Questionnaire
from probierz.lib.statistics.changes import Change, mean_change
from probierz.lib.statistics.channels import StandardisedChange, standardised_change
from probierz.lib.statistics.crossed import hide_nested, line_totals
from probierz.lib.statistics.disclosure import suppress_alike
from probierz.lib.statistics.estimates import Estimate, index_estimate
from probierz.lib.statistics.histogram import Histogram
from probierz.lib.statistics.lines import lines_that_tell
from probierz.surveys.models import WaveStudy
from probierz.surveys.queries.figures import (
    EMPTY,
    ChannelFigures,
    Counted,
    Histograms,
    PointFigures,
    merged,
    responses_in,
    wave_figures,
)
from probierz.surveys.rules import THRESHOLD, Channel
from probierz.surveys.rules.breakdowns import split_questions

Key = TypeVar("Key", bound=Hashable)
Cell = tuple[int, Channel]  # answers that came to one point by one channel
Wave = TypeVar("Wave")
Groups = Mapping[Key, Histograms]
Sizes = Mapping[Key, int]

NO_ANSWER = ""  # those who skipped the question: a group like any other when something is subtracted


@dataclass(frozen=True)
class OptionFigures:
    """Those who chose one answer: their index then and now; nothing of a hidden group."""

    option: Option
    now: Estimate | None = None
    before: Estimate | None = None
    change: Change | None = None
    is_hidden: bool = False


@dataclass(frozen=True)
class SplitFigures:
    """The index within each answer to one question, and its change at the baseline's mix of answers."""

    item: Item
    is_outcome: bool
    rows: tuple[OptionFigures, ...]
    standardised: StandardisedChange | None


def by_group(rows: Iterable[Counted], key: Callable[[Counted], Key]) -> dict[Key, dict[str, dict[str, int]]]:
    found: dict[Key, list[Counted]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return {name: merged(some) for name, some in found.items()}


def hidden_groups(questionnaire: Questionnaire, waves: Sequence[Groups[Key]]) -> frozenset[Key]:
    """Groups of which nothing may be told, by each count that a mean could be subtracted with; the baseline first."""
    sizes = [one for groups in waves for one in sizes_of(questionnaire, groups)]
    return suppress_alike(sizes, k=THRESHOLD)[0].hidden


@dataclass(frozen=True)
class Hidden:
    """What the page of an office tells nothing of."""

    units: frozenset[int]
    points: frozenset[int]
    channels: frozenset[Channel]


def hidden_lines(
    questionnaire: Questionnaire,
    now: Iterable[Counted],
    before: Iterable[Counted],
    others: Iterable[Counted],
    *,
    unit_of: Mapping[int, int],
) -> Hidden:
    """Small units, points and channels, and those by which they could be found; `others` as in `split_figures`.

    A unit is the sum of its points, so neither may be found from the other; a channel may be nothing but a point.
    """
    cells = [by_group(rows, lambda row: (row.group, Channel(row.channel))) for rows in _in_time((now, before, others))]
    sizes = [one for groups in cells for one in sizes_of(questionnaire, groups)]
    units, places = hide_nested(
        [line_totals(one, lambda cell: (unit_of.get(cell[0], 0), cell[0])) for one in sizes], k=THRESHOLD
    )
    channels = suppress_alike([line_totals(one, _channel_of) for one in sizes], k=THRESHOLD)[0].hidden
    first = Hidden(frozenset(units), frozenset(point for _unit, point in places), channels)
    every = frozenset(cell for one in sizes for cell in one)
    of_unit = _lines(every, lambda cell: unit_of.get(cell[0], 0))
    of_point, of_channel = _lines(every, _point_of), _lines(every, _channel_of)
    told = [*_but(of_unit, first.units), *_but(of_point, first.points), *_but(of_channel, first.channels)]
    secret = {*of_unit.values(), *of_point.values(), *of_channel.values()} - set(told)
    spare = [line for line in told if line != every]  # the whole is told in any case
    gone = lines_that_tell(sizes, told=[every, *told], hidden=secret, spare=spare, k=THRESHOLD)
    return Hidden(
        first.units | _keys(of_unit, gone), first.points | _keys(of_point, gone), channels | _keys(of_channel, gone)
    )


def channel_figures(
    questionnaire: Questionnaire, now: Iterable[Counted], before: Iterable[Counted], *, hidden: Collection[Channel]
) -> tuple[ChannelFigures, ...]:
    """By channel."""
    waves = [by_group(rows, lambda row: Channel(row.channel)) for rows in (now, before)]
    return tuple(
        _channel(questionnaire, channel, *waves, is_hidden=channel in hidden)
        for channel in Channel
        if any(channel in groups for groups in waves)
    )


def _channel(
    questionnaire: Questionnaire, channel: Channel, now: Groups[Channel], before: Groups[Channel], *, is_hidden: bool
) -> ChannelFigures:
    if is_hidden:
        return ChannelFigures(channel, None, None)
    figures = wave_figures(questionnaire, now.get(channel, {}))
    return ChannelFigures(channel, figures.n, figures.index, wave_figures(questionnaire, before.get(channel, {})))


def place_figures(
    questionnaire: Questionnaire,
    now: Iterable[Counted],
    before: Iterable[Counted],
    *,
    unit_of: Mapping[int, int],
    hidden: Hidden,
) -> tuple[tuple[PointFigures, ...], tuple[PointFigures, ...]]:
    """By unit, and by point."""
    waves = [list(rows) for rows in (now, before)]
    units = [by_group(rows, lambda row: unit_of.get(row.group, 0)) for rows in waves]
    points = [by_group(rows, lambda row: row.group) for rows in waves]
    return (
        _groups(questionnaire, units[0], units[1], hidden.units),
        _groups(questionnaire, points[0], points[1], hidden.points),
    )


def _groups(
    questionnaire: Questionnaire, now: Groups[int], before: Groups[int], hidden: Collection[int]
) -> tuple[PointFigures, ...]:
    return tuple(
        PointFigures(key, None, None)
        if key in hidden
        else PointFigures(key, *(wave_figures(questionnaire, groups.get(key, {})) for groups in (now, before)))
        for key in sorted({*now, *before})
    )


def split_figures(
    questionnaire: Questionnaire, studies: Sequence[WaveStudy | None], *, indices: Sequence[int]
) -> tuple[SplitFigures, ...]:
    """Of closed waves: the one shown, its baseline, and one that is not shown here but has the same groups hidden.

    `indices` are the numbers of sheets with an index in each, those who skipped the question included.
    """
    if studies[0] is None:
        return ()
    return tuple(
        _split(questionnaire, item, [_by_option(study, item) for study in studies], indices)
        for item in split_questions(questionnaire)
    )


def _by_option(study: WaveStudy | None, item: Item) -> dict[str, Histogram]:
    counts = study.splits.get(item.code, {}) if study else {}
    return {option: Histogram.of_texts(some) for option, some in counts.items()}


def _split(
    questionnaire: Questionnaire, item: Item, waves: Sequence[dict[str, Histogram]], indices: Sequence[int]
) -> SplitFigures:
    sizes = [_with_the_silent(groups, n) for groups, n in zip(waves, indices, strict=True)]
    hidden = suppress_alike(_in_time(sizes), k=THRESHOLD)[0].hidden
    now, before = ({key: one for key, one in groups.items() if key not in hidden} for groups in waves[:2])
    return SplitFigures(
        item=item,
        is_outcome=item.code == questionnaire.analysis.outcome,
        rows=tuple(
            OptionFigures(option, is_hidden=True) if option.code in hidden else _option(option, now, before)
            for option in item.options
            if any(option.code in groups for groups in waves[:2])
        ),
        # Of the shown alone: with the hidden, the difference to what is shown would tell of them.
        standardised=standardised_change(before, now, unit=INDEX_UNIT),
    )


def _option(option: Option, now: Mapping[str, Histogram], before: Mapping[str, Histogram]) -> OptionFigures:
    here, there = now.get(option.code, EMPTY), before.get(option.code, EMPTY)
    return OptionFigures(
        option,
        now=index_estimate(here, unit=INDEX_UNIT),
        before=index_estimate(there, unit=INDEX_UNIT),
        change=mean_change(there, here, unit=INDEX_UNIT),
    )


def _with_the_silent(groups: Mapping[str, Histogram], total: int) -> dict[str, int]:
    sizes = {option: one.n for option, one in groups.items()}
    return sizes | {NO_ANSWER: max(total - sum(sizes.values()), 0)}


def _lines(cells: Iterable[Cell], line_of: Callable[[Cell], Key]) -> dict[Key, frozenset[Cell]]:
    found: dict[Key, set[Cell]] = defaultdict(set)
    for cell in cells:
        found[line_of(cell)].add(cell)
    return {key: frozenset(some) for key, some in found.items()}


def _but(lines: Mapping[Key, frozenset[Cell]], hidden: Collection[Key]) -> list[frozenset[Cell]]:
    return [line for key, line in lines.items() if key not in hidden]


def _keys(lines: Mapping[Key, frozenset[Cell]], wanted: Collection[frozenset[Cell]]) -> frozenset[Key]:
    return frozenset(key for key, line in lines.items() if line in wanted)


def _point_of(cell: Cell) -> int:
    return cell[0]


def _channel_of(cell: Cell) -> Channel:
    return cell[1]


def _in_time(waves: Sequence[Wave]) -> tuple[Wave, ...]:
    """The wave shown, its baseline and the one aside, as every page of the campaign orders them: the earlier first.

    What is hidden beside a small group is chosen by the first table, and two pages that chose otherwise would tell.
    """
    now, before, others = waves
    return before, now, others


def sizes_of(questionnaire: Questionnaire, groups: Groups[Key]) -> tuple[Sizes[Key], ...]:
    """How many answered in each group, how many have an index there, and how many an overall rating."""
    overall = questionnaire.analysis.overall
    return (
        {key: responses_in(some) for key, some in groups.items()},
        {key: Histogram.of_texts(some.get(INDEX_ITEM, {})).n for key, some in groups.items()},
        {key: Histogram.of_texts(some.get(overall, {})).n for key, some in groups.items()},
    )
