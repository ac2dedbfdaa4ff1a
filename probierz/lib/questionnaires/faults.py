"""The check of a questionnaire itself, before it is frozen: every fault, with the place where it stands."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from types import MappingProxyType

from probierz.lib.questionnaires.answers import LARGEST_NUMBER, bounds_of
from probierz.lib.questionnaires.conditions import Condition, every_test
from probierz.lib.questionnaires.items import (
    LONGEST_LINE,
    LONGEST_TEXT,
    MAX_CODE,
    MAX_INDEX_ITEMS,
    NOT_APPLICABLE,
    RESERVED,
    TICKED,
    Item,
    ItemType,
    Questionnaire,
)
from probierz.lib.questionnaires.wording import unknown_placeholders, wordings_of

CODE = re.compile(rf"[a-z0-9][a-z0-9_-]{{0,{MAX_CODE - 1}}}")
_STEPS = tuple("12345")
_LONGEST = {ItemType.LINE: LONGEST_LINE, ItemType.TEXT: LONGEST_TEXT}
_OUTCOMES = frozenset({ItemType.CHOICE, ItemType.YES_NO})


class FaultCode(StrEnum):
    """Why a questionnaire cannot be asked as it is."""

    NO_QUESTIONS = "no_questions"
    EMPTY_GROUP = "empty_group"
    BAD_CODE = "bad_code"
    RESERVED_CODE = "reserved_code"
    REPEATED_CODE = "repeated_code"
    NO_POLISH = "no_polish"
    UNKNOWN_PLACEHOLDER = "unknown_placeholder"
    FEW_OPTIONS = "few_options"
    REPEATED_OPTION = "repeated_option"
    WRONG_SCALE = "wrong_scale"
    BAD_BOUNDS = "bad_bounds"
    BAD_LENGTH = "bad_length"
    NOT_REVERSIBLE = "not_reversible"
    HIDDEN_REQUIRED = "hidden_required"
    EMPTY_CONDITION = "empty_condition"
    CONDITION_ON_UNKNOWN = "condition_on_unknown"
    CONDITION_ON_LATER = "condition_on_later"
    CONDITION_ON_OPEN = "condition_on_open"
    CONDITION_ON_NO_OPTION = "condition_on_no_option"
    INDEX_TOO_LONG = "index_too_long"
    INDEX_NOT_RATED = "index_not_rated"
    NO_OVERALL = "no_overall"
    OVERALL_REVERSED = "overall_reversed"
    WRONG_OUTCOME = "wrong_outcome"
    RETYPED = "retyped"
    REWORDED = "reworded"
    TURNED = "turned"
    OPTION_REWORDED = "option_reworded"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; `where` is the code of the item or group, or "" for the questionnaire."""

    where: str
    code: FaultCode
    params: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))


def faults_in(questionnaire: Questionnaire, *, analysed: bool = True) -> tuple[Fault, ...]:
    """All faults. `analysed=False` is for questions an office adds: they decide nothing."""
    found = chain(
        _codes(questionnaire),
        _words(questionnaire),
        chain.from_iterable(_item(item) for item in questionnaire.items),
        _conditions(questionnaire),
        _analysis(questionnaire) if analysed else (),
    )
    return tuple(found)


def _codes(questionnaire: Questionnaire) -> Iterator[Fault]:
    if not any(item.is_answered for item in questionnaire.items):
        yield Fault("", FaultCode.NO_QUESTIONS)
    for group in questionnaire.groups:
        if not group.items:
            yield Fault(group.code, FaultCode.EMPTY_GROUP)
    yield from (Fault(item.code, FaultCode.RESERVED_CODE) for item in questionnaire.items if item.code in RESERVED)
    for codes in ([group.code for group in questionnaire.groups], [item.code for item in questionnaire.items]):
        yield from (Fault(code, FaultCode.BAD_CODE) for code in codes if not CODE.fullmatch(code))
        yield from (Fault(code, FaultCode.REPEATED_CODE) for code in _repeated(codes))


def _words(questionnaire: Questionnaire) -> Iterator[Fault]:
    for one in wordings_of(questionnaire):
        if not one.text.pl.strip():
            yield Fault(one.where, FaultCode.NO_POLISH, {"part": one.part})
        for name in sorted(unknown_placeholders(one.text)):
            yield Fault(one.where, FaultCode.UNKNOWN_PLACEHOLDER, {"name": name})


def _item(item: Item) -> Iterator[Fault]:
    yield from _options(item)
    if item.reverse and not item.is_rating:
        yield Fault(item.code, FaultCode.NOT_REVERSIBLE)
    if item.required and not (item.is_seen and item.is_answered):
        yield Fault(item.code, FaultCode.HIDDEN_REQUIRED)
    if item.type is ItemType.NUMBER:
        low, high = bounds_of(item)
        if not -LARGEST_NUMBER <= low < high <= LARGEST_NUMBER:
            yield Fault(item.code, FaultCode.BAD_BOUNDS)
    longest = _LONGEST.get(item.type)
    if longest and not 1 <= item.max_length <= longest:
        yield Fault(item.code, FaultCode.BAD_LENGTH, {"limit": longest})


def _options(item: Item) -> Iterator[Fault]:
    yield from (Fault(item.code, FaultCode.REPEATED_OPTION, {"option": code}) for code in _repeated(item.codes))
    if not _has_its_scale(item):
        yield Fault(item.code, FaultCode.WRONG_SCALE)
    if item.type in {ItemType.CHOICE, ItemType.MULTIPLE, ItemType.HIDDEN}:
        if len(item.options) < (1 if item.type is ItemType.HIDDEN else 2):
            yield Fault(item.code, FaultCode.FEW_OPTIONS)
        for code in item.codes:
            if not CODE.fullmatch(code):
                yield Fault(item.code, FaultCode.BAD_CODE, {"option": code})


def _has_its_scale(item: Item) -> bool:
    match item.type:
        case ItemType.SCALE5 | ItemType.SMILEY:
            return item.codes in {_STEPS, (*_STEPS, NOT_APPLICABLE)}
        case ItemType.NPS:
            return item.codes == tuple(str(number) for number in range(11))
        case ItemType.YES_NO:
            return item.codes == (TICKED, "no")
        case ItemType.CONSENT:
            return item.codes == (TICKED,)
        case ItemType.CHOICE | ItemType.MULTIPLE | ItemType.HIDDEN:
            return True
        case _:
            return not item.options


def _conditions(questionnaire: Questionnaire) -> Iterator[Fault]:
    """A condition looks back only, so that there can be no circle."""
    everything = {item.code: item for item in questionnaire.items}
    earlier: dict[str, Item] = {}
    for group in questionnaire.groups:
        yield from _condition(group.code, group.shown_if, earlier, everything)
        for item in group.items:
            yield from _condition(item.code, item.shown_if, earlier, everything)
            earlier[item.code] = item


def _condition(
    where: str, condition: Condition | None, earlier: Mapping[str, Item], everything: Mapping[str, Item]
) -> Iterator[Fault]:
    if condition is not None and not condition.parts:
        yield Fault(where, FaultCode.EMPTY_CONDITION)
    for test in every_test(condition):
        if test.item not in everything:
            yield Fault(where, FaultCode.CONDITION_ON_UNKNOWN, {"item": test.item})
        elif test.item not in earlier:
            yield Fault(where, FaultCode.CONDITION_ON_LATER, {"item": test.item})
        elif not earlier[test.item].options:
            yield Fault(where, FaultCode.CONDITION_ON_OPEN, {"item": test.item})
        else:
            for code in test.codes:
                if code not in earlier[test.item].codes:
                    yield Fault(where, FaultCode.CONDITION_ON_NO_OPTION, {"item": test.item, "option": code})


def _analysis(questionnaire: Questionnaire) -> Iterator[Fault]:
    items = {item.code: item for item in questionnaire.items}
    analysis = questionnaire.analysis
    if len(analysis.index_items) > MAX_INDEX_ITEMS:
        yield Fault("", FaultCode.INDEX_TOO_LONG, {"limit": MAX_INDEX_ITEMS})
    for code in analysis.index_items:
        if code not in items or not items[code].is_rating:
            yield Fault(code, FaultCode.INDEX_NOT_RATED)
    if analysis.overall not in items or not items[analysis.overall].is_rating:
        yield Fault("", FaultCode.NO_OVERALL)
    elif items[analysis.overall].reverse:
        yield Fault(analysis.overall, FaultCode.OVERALL_REVERSED)
    if analysis.outcome is not None and (
        analysis.outcome not in items or items[analysis.outcome].type not in _OUTCOMES
    ):
        yield Fault(analysis.outcome, FaultCode.WRONG_OUTCOME)


def _repeated(codes: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    again = []
    for code in codes:
        if code in seen:
            again.append(code)
        seen.add(code)
    return again
