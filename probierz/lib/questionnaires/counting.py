"""What an answer sheet adds to histograms, and its index."""

from collections.abc import Mapping
from typing import NamedTuple

from probierz.lib.questionnaires.answers import Answer, Answers, codes_of
from probierz.lib.questionnaires.items import NOT_APPLICABLE, Item, ItemType, Questionnaire

INDEX_ITEM = "@index"
# How many people answered a multiple choice: its options add up to more.
ANSWERED = "@answered"
# The index of one sheet is kept as a whole number of 1/2520 points. 2520 is the least common multiple of
# 1 to 10, so the mean of up to ten ratings is exact and so are all the sums made of it.
INDEX_UNIT = 2520
_POINTS_A_STEP = 25 * INDEX_UNIT  # (x - 1) / 4 * 100 gives 25 points a step


class Increment(NamedTuple):
    """One count to add: the item (or "@index") and the value, as the text histograms are stored under."""

    item: str
    value: str


def index_of(questionnaire: Questionnaire, answers: Answers) -> int | None:
    """The sheet's index, 0 to 100 points, in units of 1/2520 point: the mean of (x - 1) / 4 * 100.

    An item keyed in reverse enters as 6 - x. None unless at least half of the index items, rounded up, have a
    rating; "does not apply" is none.
    """
    codes = questionnaire.analysis.index_items
    rated = {code: value for code in codes if isinstance(value := answers.values.get(code), int)}
    if not rated or 2 * len(rated) < len(codes):
        return None
    turned = {item.code for item in questionnaire.items if item.reverse}
    steps = sum(5 - rating if code in turned else rating - 1 for code, rating in rated.items())
    return _POINTS_A_STEP * steps // len(rated)


def histogram_increments(questionnaire: Questionnaire, answers: Answers) -> tuple[Increment, ...]:
    """What the sheet adds to the counts: each rating and choice, and its index.

    Numbers, days and texts are not counted. A multiple choice adds one for each option ticked, and one to
    "@answered", the number of people who ticked any.
    """
    counted = tuple(
        increment
        for item in questionnaire.items
        if item.is_counted and item.code in answers.values
        for increment in _increments(item, answers.values[item.code])
    )
    index = index_of(questionnaire, answers)
    return counted if index is None else (*counted, Increment(INDEX_ITEM, str(index)))


def people_in(item: Item, counts: Mapping[str, int]) -> int:
    """How many people stand behind the histogram of an item."""
    return counts.get(ANSWERED, 0) if item.type is ItemType.MULTIPLE else sum(counts.values())


def _increments(item: Item, answer: Answer) -> tuple[Increment, ...]:
    if item.type is not ItemType.MULTIPLE:
        return (Increment(item.code, NOT_APPLICABLE if answer is None else str(answer)),)
    ticked = sorted(codes_of(answer), key=item.codes.index)
    return (*(Increment(item.code, code) for code in ticked), Increment(item.code, ANSWERED))
