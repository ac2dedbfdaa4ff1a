"""Questionnaires as versioned data: their items, the check of an answer sheet, and what it adds to histograms.

An answer sheet is a plain mapping of item codes: 1 to 5 or None ("does not apply") for a rating, an option's
code for a choice, a text for an open question. An item left blank is absent; it never counts as a zero.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from probierz.lib.bilingual import Bilingual

Answer: TypeAlias = int | str | None

NOT_APPLICABLE = "na"
INDEX_ITEM = "@index"
# The index of one sheet is kept as a whole number of 1/2520 points. 2520 is the least common multiple of
# 1 to 10, so the mean of up to ten ratings is exact and so are all the sums made of it.
INDEX_UNIT = 2520
MAX_INDEX_ITEMS = 10
_POINTS_A_STEP = 25 * INDEX_UNIT  # (x - 1) / 4 * 100 gives 25 points a step

YES_NO = (("yes", Bilingual("tak", "yes")), ("no", Bilingual("nie", "no")))


class ItemType(StrEnum):
    CHOICE = "choice"
    SCALE5 = "scale5"
    YES_NO = "yes_no"
    TEXT = "text"


class ProblemCode(StrEnum):
    """Why an answer was not taken."""

    BLANK_SHEET = "blank_sheet"
    UNKNOWN_ITEM = "unknown_item"
    REQUIRED = "required"
    NOT_AN_OPTION = "not_an_option"
    NOT_A_TEXT = "not_a_text"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to tick. `code` is what the form sends."""

    code: str
    label: Bilingual


@dataclass(frozen=True, slots=True)
class Item:
    """One question. Everything but a text offers options, ratings too: "1" to "5" and "na"."""

    code: str
    type: ItemType
    text: Bilingual
    required: bool = False
    options: tuple[Option, ...] = ()
    max_length: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Items that share a screen and a heading."""

    code: str
    title: Bilingual
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the results are computed from; fixed before the baseline, never after."""

    index_items: tuple[str, ...]
    overall: str
    outcome: str | None = None
    trust: str | None = None


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """One version of a questionnaire. Codes of items and options never change between versions."""

    code: str
    version: int
    title: Bilingual
    intro: Bilingual
    max_minutes: int
    groups: tuple[Group, ...]
    analysis: Analysis

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for group in self.groups for item in group.items)

    def item(self, code: str) -> Item:
        """The item of this code; raises KeyError."""
        return {item.code: item for item in self.items}[code]


@dataclass(frozen=True, slots=True)
class Answers:
    """A checked answer sheet, ready to be stored as JSON."""

    values: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Problem:
    """One answer that was not taken. The item is empty when the whole sheet is meant."""

    item: str
    code: ProblemCode
    params: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


class Increment(NamedTuple):
    """One count to add: the item (or "@index") and the value, as the text histograms are stored under."""

    item: str
    value: str


def validate_answers(
    questionnaire: Questionnaire, raw: Mapping[str, object], *, require: bool = True
) -> Answers | tuple[Problem, ...]:
    """The checked sheet, or every problem in the order of the questions, unknown items last.

    `raw` is what a form sends (strings, "" for blank) or a stored sheet. `require=False` is for paper, where
    a blank is a fact. A sheet without one rating, choice or word is refused in any case.
    """
    values: dict[str, Answer] = {}
    problems: list[Problem] = []
    for item in questionnaire.items:
        read = _read(item, raw.get(item.code, ""))
        if isinstance(read, Problem):
            problems.append(read)
        elif require and item.required and not read.values:
            problems.append(Problem(item.code, ProblemCode.REQUIRED))
        else:
            values |= read.values
    known = {item.code for item in questionnaire.items}
    problems += [Problem(code, ProblemCode.UNKNOWN_ITEM) for code in sorted(set(raw) - known)]
    if not values and not problems:
        problems.append(Problem("", ProblemCode.BLANK_SHEET))
    return tuple(problems) or Answers(MappingProxyType(values))


def index_of(questionnaire: Questionnaire, answers: Answers) -> int | None:
    """The sheet's index, 0 to 100 points, in units of 1/2520 point: the mean of (x - 1) / 4 * 100.

    None unless at least half of the index items, rounded up, have a rating; "does not apply" is none.
    """
    items = questionnaire.analysis.index_items
    ratings = [value for code in items if isinstance(value := answers.values.get(code), int)]
    if not ratings or 2 * len(ratings) < len(items):
        return None
    return _POINTS_A_STEP * sum(rating - 1 for rating in ratings) // len(ratings)


def histogram_increments(questionnaire: Questionnaire, answers: Answers) -> tuple[Increment, ...]:
    """What the sheet adds to the counts: each rating and choice, and its index. Texts are not counted."""
    counted = tuple(
        Increment(item.code, NOT_APPLICABLE if value is None else str(value))
        for item in questionnaire.items
        if item.type is not ItemType.TEXT and item.code in answers.values
        for value in (answers.values[item.code],)
    )
    index = index_of(questionnaire, answers)
    return counted if index is None else (*counted, Increment(INDEX_ITEM, str(index)))


def _read(item: Item, raw: object) -> Answers | Problem:
    """The answer to one item as a sheet of one or, when it is blank, of none."""
    if isinstance(raw, str) and not raw.strip():
        return Answers({})
    if item.type is ItemType.TEXT:
        return _read_text(item, raw)
    if not isinstance(raw, str | int | None):
        return Problem(item.code, ProblemCode.NOT_AN_OPTION)
    typed = NOT_APPLICABLE if raw is None else str(raw).strip()
    if typed not in {option.code for option in item.options}:
        return Problem(item.code, ProblemCode.NOT_AN_OPTION)
    if item.type is not ItemType.SCALE5:
        return Answers({item.code: typed})
    return Answers({item.code: None if typed == NOT_APPLICABLE else int(typed)})


def _read_text(item: Item, raw: object) -> Answers | Problem:
    if not isinstance(raw, str):
        return Problem(item.code, ProblemCode.NOT_A_TEXT)
    text = raw.replace("\r\n", "\n").strip()
    if any(unicodedata.category(character) in {"Cc", "Cs"} and character not in "\n\t" for character in text):
        return Problem(item.code, ProblemCode.NOT_A_TEXT)
    if len(text) > item.max_length:
        return Problem(item.code, ProblemCode.TOO_LONG, {"limit": item.max_length, "length": len(text)})
    return Answers({item.code: text})
