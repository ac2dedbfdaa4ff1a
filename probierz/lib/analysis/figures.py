"""The figures of one item, of the index, or of promoters: each wave and their comparison."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Any

from probierz.lib.statistics.changes import adjusted_p_values, hedges_g, mean_change, share_change, share_test
from probierz.lib.statistics.estimates import mean_estimate, share_estimate
from probierz.lib.statistics.histogram import Histogram
from probierz.lib.statistics.promoters import net_promoters
from probierz.lib.statistics.ranks import mann_whitney

Answer = dict[str, Any]
FAMILY = ("welch", "mann_whitney", "top2")


@dataclass(frozen=True)
class Column:
    """One wave of one item: the answers given, and how many are missing; `top` and `bottom` bound the extreme two."""

    answers: Histogram
    missing: int
    top: Fraction | None = None
    bottom: Fraction | None = None

    @classmethod
    def of(cls, answers: Iterable[Fraction | None], *, top: Fraction | None, bottom: Fraction | None) -> "Column":
        given = list(answers)
        return cls(Histogram.of(one for one in given if one is not None), given.count(None), top, bottom)

    @property
    def at_top(self) -> tuple[int, int] | None:
        """Answers among the top two, and all; None without answers or without a top."""
        return None if self.top is None or not self.answers.n else (self.answers.at_least(self.top), self.answers.n)

    @property
    def at_bottom(self) -> float | None:
        if self.bottom is None or not self.answers.n:
            return None
        return self.answers.at_most(self.bottom) / self.answers.n


def wave(column: Column) -> Answer:
    """`n, mean, sd, mean_ci, top2, top2_ci, bottom2, missing`; shares from 0 to 1."""
    mean = mean_estimate(column.answers)
    top = share_estimate(*column.at_top) if column.at_top else None
    return {
        "n": column.answers.n,
        "mean": mean.value if mean else None,
        "sd": sqrt(column.answers.variance) if column.answers.variance is not None else None,
        "mean_ci": interval(mean.low, mean.high) if mean else None,
        "top2": top.value if top else None,
        "top2_ci": interval(top.low, top.high) if top else None,
        "bottom2": column.at_bottom,
        "missing": column.missing,
    }


def comparison(before: Column, after: Column) -> Answer:
    """Follow-up minus baseline: difference, tests, effects; adjusted p values are put in by `adjust`."""
    change, ranks = mean_change(before.answers, after.answers), mann_whitney(before.answers, after.answers)
    shares = (before.at_top, after.at_top)
    top = share_change(shares[0], shares[1]) if shares[0] and shares[1] else None
    return {
        "diff": change.difference if change else None,
        "diff_ci": interval(change.low, change.high) if change else None,
        "welch": {name: getattr(change, name, None) for name in ("t", "df", "p")},
        "mann_whitney": {"u": ranks.u if ranks else None, "p": ranks.p if ranks else None},
        "cliffs_delta": ranks.delta if ranks else None,
        "hedges_g": hedges_g(before.answers, after.answers),
        "top2": {
            "diff": top.difference if top else None,
            "p": share_test(shares[0], shares[1]) if shares[0] and shares[1] else None,
        },
        "newcombe": {"ci": interval(top.low, top.high) if top else None},
        "bh": dict.fromkeys(FAMILY),
    }


def both(before: Column, after: Column) -> Answer:
    return {"baseline": wave(before), "followup": wave(after), "comparison": comparison(before, after)}


def adjust(items: Mapping[str, Answer]) -> None:
    """Put the p values adjusted over these items into each; those that could not be computed are no part of it."""
    for test in FAMILY:
        known = [name for name, one in items.items() if one["comparison"][test]["p"] is not None]
        values = adjusted_p_values([items[name]["comparison"][test]["p"] for name in known])
        for name, value in zip(known, values, strict=True):
            items[name]["comparison"]["bh"][test] = value


def promoters(before: Sequence[Fraction | None], after: Sequence[Fraction | None]) -> Answer:
    """Net promoters of each wave in points, -100 to 100, with their intervals, and the difference."""
    found = [net_promoters(Histogram.of(one for one in some if one is not None)) for some in (before, after)]
    told = [{"n": one.n, "nps": one.value, "nps_ci": interval(one.low, one.high)} if one else None for one in found]
    nothing = {"n": 0, "nps": None, "nps_ci": None}
    difference = found[1].value - found[0].value if found[0] and found[1] else None
    return {"baseline": told[0] or nothing, "followup": told[1] or nothing, "comparison": {"diff": difference}}


def interval(low: float | None, high: float | None) -> list[float] | None:
    return None if low is None or high is None else [low, high]
