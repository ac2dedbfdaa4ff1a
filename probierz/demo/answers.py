"""Invented answers: sheets whose ratings drift from a baseline to a follow-up, office by office."""

import random
from collections.abc import Iterator

from probierz.demo.people import SEED
from probierz.lib.questionnaires import Answer, Item, ItemType, Questionnaire

_SPREAD = 0.95
_NOT_APPLICABLE = 0.04
_COMMENTS = 0.06
_REMARKS = [
    "Krótsza kolejka po południu byłaby dużą pomocą.",
    "Pani z okienka wszystko cierpliwie wyjaśniła.",
    "Wzór wniosku jest za trudny.",
    "Dobrze, że można umówić wizytę.",
    "Brakuje miejsc postojowych.",
    "Sprawa załatwiona szybciej, niż myślałem.",
    "Proszę o dłuższe godziny w poniedziałki.",
    "Oznaczenie pokoi jest nieczytelne.",
]


def sheets(questionnaire: Questionnaire, *, mean: float, number: int, key: str) -> Iterator[dict[str, Answer]]:
    """`number` sheets whose ratings lie around `mean` (1 to 5); the same key gives the same sheets."""
    chance = random.Random(f"{SEED}:{key}")  # noqa: S311 - a demonstration must repeat itself
    for _ in range(number):
        mood = chance.gauss(0, 0.55)
        yield _sheet(questionnaire, chance, mean + mood)


def _sheet(questionnaire: Questionnaire, chance: random.Random, mean: float) -> dict[str, Answer]:
    sheet: dict[str, Answer] = {}
    for group in questionnaire.groups:
        for item in group.items:
            answer = _answer(item, chance, mean)
            if answer is not _BLANK:
                sheet[item.code] = answer  # type: ignore[assignment] # the blank was sorted out
    return sheet


_BLANK = object()


def _answer(item: Item, chance: random.Random, mean: float) -> object:
    if item.type is ItemType.SCALE5:
        if not item.required and chance.random() < _NOT_APPLICABLE:
            return None
        return min(5, max(1, round(chance.gauss(mean, _SPREAD))))
    if item.type is ItemType.TEXT:
        return chance.choice(_REMARKS) if chance.random() < _COMMENTS else _BLANK
    codes = [option.code for option in item.options]
    return chance.choices(codes, [4 if place == 0 else 1 for place in range(len(codes))])[0]
