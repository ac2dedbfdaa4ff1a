"""Invented answers: sheets as people fill them in, round a mean that drifts from office to office."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from probierz.demo.people import SEED
from probierz.lib.questionnaires import Answer, Item, ItemType, Questionnaire

_MOOD = 0.55
_SPREAD = 0.75
_NOT_APPLICABLE = 0.04
_REMARK = {True: 0.04, False: 0.16}  # who is content writes less often
_MIDDLE = 3.5


@dataclass(frozen=True)
class Habits:
    """How people answer one questionnaire."""

    offsets: Mapping[str, float]
    choices: Mapping[str, Mapping[str, tuple[float, float]]]
    remarks: Mapping[str, Sequence[str]]

    def chosen(self, item: Item, chance: random.Random) -> tuple[str, float]:
        """An option, and how much better or worse whoever chose it rates everything."""
        weighed = self.choices.get(item.code) or {option.code: (1.0, 0.0) for option in item.options}
        code = chance.choices(list(weighed), [weight for weight, _shift in weighed.values()])[0]
        return code, weighed[code][1]

    def remark(self, chance: random.Random, *, is_content: bool) -> str | None:
        if chance.random() >= _REMARK[is_content]:
            return None
        return chance.choice(self.remarks["content" if is_content else "annoyed"])


def sheets(questionnaire: Questionnaire, *, mean: float, number: int, key: str) -> Iterator[dict[str, Answer]]:
    """`number` sheets whose ratings lie around `mean` (1 to 5); the same key gives the same sheets."""
    chance = random.Random(f"{SEED}:{key}")  # noqa: S311 - a demonstration must repeat itself
    habits = _habits()[questionnaire.code]
    for _ in range(number):
        yield _sheet(questionnaire, habits, chance, mean + chance.gauss(0, _MOOD))


def _sheet(questionnaire: Questionnaire, habits: Habits, chance: random.Random, mood: float) -> dict[str, Answer]:
    """What was settled and how comes first: it decides how the rest is rated."""
    sheet: dict[str, Answer] = {}
    for item in questionnaire.items:
        if item.options and item.type is not ItemType.SCALE5:
            sheet[item.code], shift = habits.chosen(item, chance)
            mood += shift
    for item in questionnaire.items:
        if item.type is ItemType.SCALE5:
            sheet[item.code] = _rating(item, chance, mood + habits.offsets.get(item.code, 0))
        elif item.type is ItemType.TEXT and (remark := habits.remark(chance, is_content=mood > _MIDDLE)):
            sheet[item.code] = remark
    return sheet


def _rating(item: Item, chance: random.Random, mean: float) -> int | None:
    if not item.required and chance.random() < _NOT_APPLICABLE:
        return None
    return min(5, max(1, round(chance.gauss(mean, _SPREAD))))


@cache
def _habits() -> dict[str, Habits]:
    told: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "surveys.yaml").read_text(encoding="utf-8"))
    return {code: Habits(**habits) for code, habits in told.items()}
