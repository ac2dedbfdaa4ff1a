"""CAF scores: values from 0 to 100 by bands, one for all or one for each part, and their means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from probierz.standards.rules import Aspect, Conformity, RoundScoring

WHOLE = "whole"
PARTS = {Aspect.ENABLER: ("plan", "do", "check", "act"), Aspect.RESULT: ("trends", "targets")}
HIGHEST = 100
BANDS = ((0, 10), (11, 30), (31, 50), (51, 70), (71, 90), (91, 100))
_CHECKED, _CARRIED_OUT = 71, 31


@dataclass(frozen=True, slots=True)
class Score:
    """The parts as given and the value they make."""

    parts: Mapping[str, int]
    value: float

    @property
    def band(self) -> int:
        return band_of(self.value)


def parts_of(scoring: RoundScoring, aspect: Aspect) -> tuple[str, ...]:
    """What is scored: one value in classic scoring, the phases or the trend and targets in the fine-tuned one."""
    return PARTS[aspect] if scoring is RoundScoring.CAF_FINE else (WHOLE,)


def score(scoring: RoundScoring, aspect: Aspect, given: Mapping[str, int]) -> Score:
    """The mean of the parts; raises KeyError when one is missing and ValueError when one is out of range."""
    parts = {name: given[name] for name in parts_of(scoring, aspect)}
    if any(not 0 <= value <= HIGHEST for value in parts.values()):
        raise ValueError("a score is from 0 to 100")
    return Score(parts, sum(parts.values()) / len(parts))


def band_of(value: float) -> int:
    """The band from 0 to 5; a mean between two bands belongs to the lower one."""
    return max(index for index, (low, _high) in enumerate(BANDS) if value >= low)


def conformity_of(value: float) -> Conformity:
    """Checked and adjusted is enough; carried out is on the way; a plan alone is not."""
    if value >= _CHECKED:
        return Conformity.FULL
    return Conformity.PARTIAL if value >= _CARRIED_OUT else Conformity.NONE


def mean(values: Iterable[float]) -> float | None:
    """The mean, or None of nothing."""
    known = list(values)
    return sum(known) / len(known) if known else None


def spread(values: Iterable[float]) -> float:
    """How far the individual scores lie apart: the group talks first about the widest."""
    known = list(values)
    return max(known) - min(known) if known else 0.0
