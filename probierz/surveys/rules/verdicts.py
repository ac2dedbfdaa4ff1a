"""What the test named before the baseline says about a change."""

from enum import StrEnum


class ChangeVerdict(StrEnum):
    """What the test named before the baseline says about the change."""

    NO_DATA = "no_data"
    UNTESTED = "untested"  # nothing varied, or too few answers to test
    BETTER = "better"
    SLIGHTLY_BETTER = "slightly_better"  # sure, but too small to matter much
    SAME = "same"
    SLIGHTLY_WORSE = "slightly_worse"
    WORSE = "worse"


SIGNIFICANCE = 0.05
SMALLEST_EFFECT = 0.2  # Hedges' g under which a sure change is still a small one
SMALLEST_DELTA = 0.147  # the same of Cliff's delta


def verdict_on(
    *, difference: float | None, p: float | None, effect: float | None, smallest: float = SMALLEST_EFFECT
) -> ChangeVerdict:
    """The sentence that the figures allow; `p` may be adjusted for many comparisons."""
    if difference is None:
        return ChangeVerdict.NO_DATA
    if p is None or effect is None:
        return ChangeVerdict.UNTESTED
    if p >= SIGNIFICANCE:
        return ChangeVerdict.SAME
    if abs(effect) < smallest:
        return ChangeVerdict.SLIGHTLY_BETTER if difference > 0 else ChangeVerdict.SLIGHTLY_WORSE
    return ChangeVerdict.BETTER if difference > 0 else ChangeVerdict.WORSE
