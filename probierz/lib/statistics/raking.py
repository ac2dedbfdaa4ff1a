"""Weights that give a sample the margins of those it speaks for, with their price; off unless asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

LARGEST_WEIGHT = 5.0
ROUNDS = 500
CLOSE = 1e-9
LEAST_EFFECTIVE = 0.5


class Problem(StrEnum):
    """Why there are no weights."""

    NOBODY = "nobody"  # a group of the margins has no answers, or an answer stands in no group
    NO_AGREEMENT = "no_agreement"  # no weights up to the cap give these margins
    TOO_DEAR = "too_dear"  # less than half of the sample would be left


class NotRaked(ValueError):
    """The margins cannot be had, or only at a price that is refused."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight for each answer, 1 on average; `effective` equal answers are left of them, at `design_effect`."""

    weights: tuple[float, ...]
    effective: float
    design_effect: float


def rake(answers: Sequence[Mapping[str, str]], margins: Mapping[str, Mapping[str, float]]) -> Weights:
    """Weights for answers that say their group in each margin (margin: {group: share}); raises NotRaked.

    Margins are fitted in turn until all agree to 1e-9 (W. E. Deming and F. F. Stephan, On a least squares adjustment,
    Annals of Mathematical Statistics 11, 1940), weights kept at 5 or less; effective = (sum w)^2 / sum w^2 (L. Kish,
    Survey Sampling, 1965), refused below half of the answers.
    """
    places = {name: _places(answers, name, groups) for name, groups in margins.items()}
    shares = {name: _shares(groups) for name, groups in margins.items()}
    weights = [1.0] * len(answers)
    for _round in range(ROUNDS):
        for name, groups in shares.items():
            _fit(weights, places[name], groups)
        weights = [min(weight, LARGEST_WEIGHT) for weight in weights]
        if all(_is_fitted(weights, places[name], groups) for name, groups in shares.items()):
            return _priced(weights)
    raise NotRaked(Problem.NO_AGREEMENT)


Places = Mapping[str, Sequence[int]]


def _shares(groups: Mapping[str, float]) -> dict[str, float]:
    whole = sum(groups.values())
    return {group: one / whole for group, one in groups.items()}


def _places(answers: Sequence[Mapping[str, str]], name: str, groups: Mapping[str, float]) -> Places:
    found: dict[str, list[int]] = {group: [] for group in groups}
    for place, answer in enumerate(answers):
        if answer.get(name) not in found:
            raise NotRaked(Problem.NOBODY)
        found[answer[name]].append(place)
    if not all(found[group] or not share for group, share in groups.items()):
        raise NotRaked(Problem.NOBODY)
    return found


def _fit(weights: list[float], places: Places, groups: Mapping[str, float]) -> None:
    for group, share in groups.items():
        now = sum(weights[place] for place in places[group])
        if now:
            factor = share * len(weights) / now
            for place in places[group]:
                weights[place] *= factor


def _is_fitted(weights: Sequence[float], places: Places, groups: Mapping[str, float]) -> bool:
    whole = sum(weights)
    return all(abs(sum(weights[p] for p in places[group]) / whole - share) <= CLOSE for group, share in groups.items())


def _priced(weights: Sequence[float]) -> Weights:
    effective = sum(weights) ** 2 / sum(weight**2 for weight in weights)
    if effective < LEAST_EFFECTIVE * len(weights):
        raise NotRaked(Problem.TOO_DEAR)
    return Weights(tuple(weights), effective, len(weights) / effective)
