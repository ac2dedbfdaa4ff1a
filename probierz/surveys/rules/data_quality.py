"""What to know before believing a comparison: who answered how, when, and how many."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from probierz.lib.statistics.estimates import DIRECTIONAL_BELOW


class DataWarning(StrEnum):
    """Why a change may be another thing than a change of satisfaction."""

    NO_BASELINE = "no_baseline"
    FEW_ANSWERS = "few_answers"
    CHANNELS_MOVED = "channels_moved"
    MONTHS_DIFFER = "months_differ"


# A fifth of the answers came by another channel than at the baseline: enough to make or hide an effect.
MIX_MOVED = 0.2
ALIKE = 0.5  # of the months of both waves together


def mix_shift(before: Mapping[str, int], now: Mapping[str, int]) -> float:
    """The share of answers that would have to come by another channel for the mixes to be alike, 0 to 1.

    Half the sum of the absolute differences of the shares (total variation); 0 where a wave is empty.
    """
    first, second = sum(before.values()), sum(now.values())
    if not first or not second:
        return 0.0
    channels = before.keys() | now.keys()
    return sum(abs(before.get(one, 0) / first - now.get(one, 0) / second) for one in channels) / 2


def months_of(since: date, until: date) -> frozenset[int]:
    """The months of the year that a wave touches."""
    count = (until.year - since.year) * 12 + until.month - since.month + 1
    return frozenset((since.month - 1 + number) % 12 + 1 for number in range(min(count, 12)))


def are_alike(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two waves asked in much the same months: an autumn and a spring are two different things."""
    return len(one & other) >= ALIKE * len(one | other)


def warnings_about(*, before: Mapping[str, int], now: Mapping[str, int], smallest: int) -> tuple[DataWarning, ...]:
    """Of one office, from its answers by channel in both waves; a wave below `smallest` counts as none."""
    first, second = sum(before.values()), sum(now.values())
    if first < smallest:
        return (DataWarning.NO_BASELINE,)
    if second < smallest:
        return (DataWarning.FEW_ANSWERS,) if first < DIRECTIONAL_BELOW else ()
    found = []
    if min(first, second) < DIRECTIONAL_BELOW:
        found.append(DataWarning.FEW_ANSWERS)
    if mix_shift(before, now) >= MIX_MOVED:
        found.append(DataWarning.CHANNELS_MOVED)
    return tuple(found)


def warnings_of_waves(
    days: Sequence[tuple[date, date]], *, before: Mapping[str, int], now: Mapping[str, int]
) -> tuple[DataWarning, ...]:
    """Of a whole campaign, from the first and last day of each wave that began."""
    found = []
    if len(days) == 2 and not are_alike(*(months_of(*one) for one in days)):
        found.append(DataWarning.MONTHS_DIFFER)
    if mix_shift(before, now) >= MIX_MOVED:
        found.append(DataWarning.CHANNELS_MOVED)
    return tuple(found)
