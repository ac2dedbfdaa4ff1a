"""Editing a questionnaire that is being written: items and groups added, changed, moved, copied, taken out.

Every function returns another questionnaire. Codes stay with what they name; a copy gets a code of its own.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import TypeVar

from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaires.items import (
    LONGEST_LINE,
    LONGEST_TEXT,
    MAX_CODE,
    NO_TEXT,
    NOT_APPLICABLE,
    TICKED,
    YES_NO,
    Analysis,
    Group,
    Item,
    ItemType,
    Option,
    Questionnaire,
)
from probierz.lib.questionnaires.wording import Wording

Part = TypeVar("Part", Item, Group)

_QUALITY = (
    Bilingual("bardzo źle", "very poor"),
    Bilingual("źle", "poor"),
    Bilingual("średnio", "fair"),
    Bilingual("dobrze", "good"),
    Bilingual("bardzo dobrze", "very good"),
)
_STEPS = tuple(Option(str(step), label) for step, label in enumerate(_QUALITY, start=1))
_BEGINNINGS = {
    ItemType.SCALE5: (*_STEPS, Option(NOT_APPLICABLE, Bilingual("nie dotyczy", "does not apply"))),
    ItemType.SMILEY: _STEPS,
    ItemType.NPS: (
        Option("0", Bilingual("na pewno nie", "not at all")),
        *(Option(str(mark), NO_TEXT) for mark in range(1, 10)),
        Option("10", Bilingual("na pewno tak", "certainly")),
    ),
    ItemType.YES_NO: tuple(Option(code, label) for code, label in YES_NO),
    ItemType.CONSENT: (Option(TICKED, Bilingual("zgadzam się", "I agree")),),
}
_LENGTHS = {ItemType.LINE: LONGEST_LINE, ItemType.TEXT: LONGEST_TEXT}


def blank(code: str, *, title: Bilingual) -> Questionnaire:
    """A questionnaire with one empty screen."""
    first = Group("screen1", Bilingual("Pierwszy ekran", "First screen"), ())
    return Questionnaire(code, 1, title, NO_TEXT, 1, (first,), Analysis((), ""))


def new_item(code: str, kind: ItemType) -> Item:
    """An item without words, with the answers its type always has."""
    return Item(code, kind, NO_TEXT, options=_BEGINNINGS.get(kind, ()), max_length=_LENGTHS.get(kind, 0))


def free_code(questionnaire: Questionnaire, stem: str = "p") -> str:
    """The first of `p1`, `p2`, ... that nothing bears."""
    taken = {item.code for item in questionnaire.items} | {group.code for group in questionnaire.groups}
    return next(code for number in count(1) if (code := f"{stem[: MAX_CODE - 4]}{number}") not in taken)


def put_item(questionnaire: Questionnaire, item: Item, *, group: str) -> Questionnaire:
    """The item in place of the one with its code, or last in the group; raises KeyError for an unknown group."""
    if any(one.code == item.code for one in questionnaire.items):
        return _with_items(questionnaire, lambda items: [item if one.code == item.code else one for one in items])
    if all(one.code != group for one in questionnaire.groups):
        raise KeyError(group)
    groups = (replace(one, items=(*one.items, item)) if one.code == group else one for one in questionnaire.groups)
    return replace(questionnaire, groups=tuple(groups))


def put_group(questionnaire: Questionnaire, group: Group) -> Questionnaire:
    """The group's title and condition in place of what it had; a new one comes last."""
    if all(one.code != group.code for one in questionnaire.groups):
        return replace(questionnaire, groups=(*questionnaire.groups, group))
    groups = (replace(group, items=one.items) if one.code == group.code else one for one in questionnaire.groups)
    return replace(questionnaire, groups=tuple(groups))


def without(questionnaire: Questionnaire, code: str) -> Questionnaire:
    """Without this item, or this group and its items; the analysis forgets them."""
    kept = tuple(group for group in questionnaire.groups if group.code != code)
    fewer = _with_items(replace(questionnaire, groups=kept), lambda items: [one for one in items if one.code != code])
    left = {item.code for item in fewer.items}
    analysis = fewer.analysis
    return replace(
        fewer,
        analysis=Analysis(
            index_items=tuple(one for one in analysis.index_items if one in left),
            overall=analysis.overall if analysis.overall in left else "",
            outcome=analysis.outcome if analysis.outcome in left else None,
            trust=analysis.trust if analysis.trust in left else None,
        ),
    )


def moved(questionnaire: Questionnaire, code: str, *, by: int) -> Questionnaire:
    """The item or group one place up or down; an item at the edge of its group goes on to the next one."""
    groups = list(questionnaire.groups)
    if any(group.code == code for group in groups):
        return replace(questionnaire, groups=_shifted(groups, code, by=by))
    place = next((number for number, group in enumerate(groups) if _has(group, code)), None)
    if place is None:
        return questionnaire
    here = groups[place]
    items = _shifted(here.items, code, by=by)
    beyond = place + by
    if items == here.items and 0 <= beyond < len(groups):
        item = next(one for one in here.items if one.code == code)
        groups[place] = replace(here, items=tuple(one for one in here.items if one.code != code))
        there = groups[beyond].items
        groups[beyond] = replace(groups[beyond], items=(*there, item) if by < 0 else (item, *there))
    else:
        groups[place] = replace(here, items=items)
    return replace(questionnaire, groups=tuple(groups))


def duplicated(questionnaire: Questionnaire, code: str) -> Questionnaire:
    """A copy of the item right after it, under a code of its own."""
    fresh = free_code(questionnaire)

    def with_copy(items: Sequence[Item]) -> Iterator[Item]:
        for one in items:
            yield one
            if one.code == code:
                yield replace(one, code=fresh)

    return _with_items(questionnaire, lambda items: list(with_copy(items)))


def reworded(questionnaire: Questionnaire, wording: Wording) -> Questionnaire:
    """The questionnaire with one text replaced, named as `wordings_of` names it."""
    text = wording.text
    if not wording.where:
        is_title = wording.part == "title"
        return replace(questionnaire, title=text) if is_title else replace(questionnaire, intro=text)
    if wording.part == "heading":
        groups = (
            replace(group, title=text) if group.code == wording.where else group for group in questionnaire.groups
        )
        return replace(questionnaire, groups=tuple(groups))
    return _with_items(
        questionnaire,
        lambda items: [_reworded(one, wording) if one.code == wording.where else one for one in items],
    )


def _reworded(item: Item, wording: Wording) -> Item:
    if wording.part == "text":
        return replace(item, text=wording.text)
    if wording.part == "hint":
        return replace(item, hint=wording.text)
    options = (Option(one.code, wording.text) if one.code == wording.part else one for one in item.options)
    return replace(item, options=tuple(options))


def _with_items(questionnaire: Questionnaire, change: Callable[[Sequence[Item]], Sequence[Item]]) -> Questionnaire:
    groups = (replace(group, items=tuple(change(group.items))) for group in questionnaire.groups)
    return replace(questionnaire, groups=tuple(groups))


def _shifted(parts: Sequence[Part], code: str, *, by: int) -> tuple[Part, ...]:
    codes = [part.code for part in parts]
    here = codes.index(code)
    there = min(max(here + by, 0), len(parts) - 1)
    order = list(parts)
    order.insert(there, order.pop(here))
    return tuple(order)


def _has(group: Group, code: str) -> bool:
    return any(item.code == code for item in group.items)
