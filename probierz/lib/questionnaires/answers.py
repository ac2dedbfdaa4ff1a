"""The check of an answer sheet: every answer to a question that was shown is taken, or its problem is told.

An answer sheet is a plain mapping of item codes: 1 to 5 or None ("does not apply") for a rating, 0 to 10 for
a recommendation, an option's code for a choice, the codes ticked, in the order of the options and with a space
between, for a multiple choice, a whole number, a day as YYYY-MM-DD, a text. An item left blank is absent; it
never counts as a zero.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from probierz.lib.questionnaires.conditions import holds
from probierz.lib.questionnaires.items import NOT_APPLICABLE, Item, ItemType, Questionnaire

Answer: TypeAlias = int | str | None

LARGEST_NUMBER = 10**9
_NUMBER = re.compile(r"-?[0-9]{1,10}")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[.-]([0-9]{1,2})[.-]([0-9]{4})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class ProblemCode(StrEnum):
    """Why an answer was not taken."""

    BLANK_SHEET = "blank_sheet"
    UNKNOWN_ITEM = "unknown_item"
    REQUIRED = "required"
    NOT_AN_OPTION = "not_an_option"
    NOT_A_TEXT = "not_a_text"
    TOO_LONG = "too_long"
    NOT_A_NUMBER = "not_a_number"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    NOT_A_DAY = "not_a_day"


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


def validate_answers(
    questionnaire: Questionnaire, raw: Mapping[str, object], *, require: bool = True
) -> Answers | tuple[Problem, ...]:
    """The checked sheet, or every problem in the order of the questions, unknown items last.

    `raw` is what a form sends (strings, "" for blank) or a stored sheet. `require=False` is for paper, where
    a blank is a fact. Answers to questions that were not shown are dropped. A sheet without one rating, choice
    or word is refused in any case.
    """
    values: dict[str, Answer] = {}
    problems: list[Problem] = []
    codes: dict[str, frozenset[str]] = {}
    for item in _shown_as_it_goes(questionnaire, codes):
        read = _read(item, raw.get(item.code, ""))
        if isinstance(read, Problem):
            problems.append(read)
        elif require and item.required and not read.values:
            problems.append(Problem(item.code, ProblemCode.REQUIRED))
        else:
            values |= read.values
            codes |= {code: codes_of(value) for code, value in read.values.items()}
    known = {item.code for item in questionnaire.items if item.is_answered}
    problems += [Problem(code, ProblemCode.UNKNOWN_ITEM) for code in sorted(set(raw) - known)]
    if not problems and not _says_anything(questionnaire, values):
        problems.append(Problem("", ProblemCode.BLANK_SHEET))
    return tuple(problems) or Answers(MappingProxyType(values))


def shown_items(questionnaire: Questionnaire, raw: Mapping[str, object]) -> frozenset[str]:
    """Codes of the items, notes too, that are shown to somebody who has answered this so far.

    An answer that cannot be taken counts as none.
    """
    codes: dict[str, frozenset[str]] = {}
    shown = set()
    for item in _shown_as_it_goes(questionnaire, codes, with_notes=True):
        shown.add(item.code)
        read = _read(item, raw.get(item.code, "")) if item.is_answered else None
        if isinstance(read, Answers):
            codes |= {code: codes_of(value) for code, value in read.values.items()}
    return frozenset(shown)


def codes_of(answer: Answer) -> frozenset[str]:
    """The codes an answer stands for: those that conditions name and histograms count."""
    return frozenset([NOT_APPLICABLE] if answer is None else str(answer).split(" "))


def _shown_as_it_goes(
    questionnaire: Questionnaire, codes: Mapping[str, frozenset[str]], *, with_notes: bool = False
) -> Iterator[Item]:
    """Conditions look back only, so what was read so far decides about the next item."""
    for group in questionnaire.groups:
        is_open = holds(group.shown_if, codes)
        for item in group.items if is_open else ():
            if (with_notes or item.is_answered) and holds(item.shown_if, codes):
                yield item


def _says_anything(questionnaire: Questionnaire, values: Mapping[str, Answer]) -> bool:
    """A parameter of the address is nobody's answer."""
    return any(item.code in values for item in questionnaire.items if item.type is not ItemType.HIDDEN)


def _read(item: Item, raw: object) -> Answers | Problem:
    """The answer to one item as a sheet of one or, when it is blank, of none."""
    if (isinstance(raw, str) and not raw.strip()) or raw == []:
        return Answers({})
    match item.type:
        case ItemType.TEXT | ItemType.LINE:
            return _read_text(item, raw)
        case ItemType.NUMBER:
            return _read_number(item, raw)
        case ItemType.DATE:
            return _read_day(item, raw)
        case ItemType.MULTIPLE:
            return _read_several(item, raw)
        case ItemType.HIDDEN:
            # Nobody sees it, so nobody could put it right.
            return Answers({item.code: raw}) if isinstance(raw, str) and raw in item.codes else Answers({})
        case _:
            return _read_one(item, raw)


def _read_one(item: Item, raw: object) -> Answers | Problem:
    if not isinstance(raw, str | int | None):
        return Problem(item.code, ProblemCode.NOT_AN_OPTION)
    typed = NOT_APPLICABLE if raw is None else str(raw).strip()
    if typed not in item.codes:
        return Problem(item.code, ProblemCode.NOT_AN_OPTION)
    if not (item.is_rating or item.type is ItemType.NPS):
        return Answers({item.code: typed})
    return Answers({item.code: None if typed == NOT_APPLICABLE else int(typed)})


def _read_several(item: Item, raw: object) -> Answers | Problem:
    if isinstance(raw, list) and all(isinstance(one, str) for one in raw):
        raw = " ".join(raw)
    if not isinstance(raw, str):
        return Problem(item.code, ProblemCode.NOT_AN_OPTION)
    ticked = set(raw.split())
    if not ticked <= set(item.codes):
        return Problem(item.code, ProblemCode.NOT_AN_OPTION)
    return Answers({item.code: " ".join(code for code in item.codes if code in ticked)})


def _read_number(item: Item, raw: object) -> Answers | Problem:
    text = str(raw).strip() if isinstance(raw, str | int) and not isinstance(raw, bool) else ""
    if not _NUMBER.fullmatch(text):
        return Problem(item.code, ProblemCode.NOT_A_NUMBER)
    number = int(text)
    low, high = bounds_of(item)
    if number < low:
        return Problem(item.code, ProblemCode.TOO_SMALL, {"limit": low})
    if number > high:
        return Problem(item.code, ProblemCode.TOO_LARGE, {"limit": high})
    return Answers({item.code: number})


def bounds_of(item: Item) -> tuple[int, int]:
    """The smallest and the largest number that is taken; without bounds of its own, none below zero."""
    low = 0 if item.minimum is None else item.minimum
    return low, LARGEST_NUMBER if item.maximum is None else item.maximum


def _read_day(item: Item, raw: object) -> Answers | Problem:
    text = raw.strip() if isinstance(raw, str) else ""
    if day_first := _DAY_FIRST.fullmatch(text):
        day, month, year = day_first.groups()
        text = f"{year}-{month:0>2}-{day:0>2}"
    try:
        return Answers({item.code: date.fromisoformat(text if _DAY.fullmatch(text) else "").isoformat()})
    except ValueError:
        return Problem(item.code, ProblemCode.NOT_A_DAY)


def _read_text(item: Item, raw: object) -> Answers | Problem:
    if not isinstance(raw, str):
        return Problem(item.code, ProblemCode.NOT_A_TEXT)
    text = raw.replace("\r\n", "\n").strip()
    if item.type is ItemType.LINE:
        text = " ".join(text.split("\n"))
    if any(unicodedata.category(character) in {"Cc", "Cs"} and character not in "\n\t" for character in text):
        return Problem(item.code, ProblemCode.NOT_A_TEXT)
    if len(text) > item.max_length:
        return Problem(item.code, ProblemCode.TOO_LONG, {"limit": item.max_length, "length": len(text)})
    return Answers({item.code: text})
