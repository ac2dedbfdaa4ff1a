"""The questionnaires the product ships, and the strict reader of their files."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from probierz.lib.catalogs.reading import CATALOGS, Entry, both, read_catalog
from probierz.lib.questionnaires import (
    MAX_INDEX_ITEMS,
    NOT_APPLICABLE,
    YES_NO,
    Analysis,
    Group,
    Item,
    ItemType,
    Option,
    Questionnaire,
)

CLIENT_SURVEY = "ank-k"
STAFF_COMMUNICATION = "ank-kom"

_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")
_DEFAULT_MAX_LENGTH = 2000
_TYPES_FOR = {
    "overall": (ItemType.SCALE5,),
    "trust": (ItemType.SCALE5,),
    "outcome": (ItemType.CHOICE, ItemType.YES_NO),
}


@cache
def shipped_questionnaires() -> Mapping[str, Questionnaire]:
    """Every shipped questionnaire by its code, read once."""
    files = sorted((CATALOGS / "questionnaires").glob("*.yaml"))
    return {one.code: one for one in map(read_questionnaire, files)}


def read_questionnaire(path: Path) -> Questionnaire:
    """A questionnaire's file, checked; raises CatalogBroken."""
    return read_catalog(path, _questionnaire)


def _questionnaire(entry: Entry) -> Questionnaire:
    named = entry.entry("scales")
    scales = {code: _scale(named.entry(code)) for code in named.names()}
    groups = tuple(_group(one, scales) for one in entry.entries("groups"))
    items = [item for group in groups for item in group.items]
    _refuse_repeats(entry, (group.code for group in groups))
    _refuse_repeats(entry, (item.code for item in items))
    return Questionnaire(
        code=_code(entry),
        version=entry.number("version"),
        title=entry.bilingual("title"),
        intro=entry.bilingual("intro"),
        max_minutes=entry.number("max_minutes"),
        groups=groups,
        analysis=_analysis(entry.entry("analysis"), {item.code: item for item in items}),
    )


def _scale(entry: Entry) -> tuple[Option, ...]:
    labels = [both(one) for one in entry.entries("labels")]
    if len(labels) != 5:
        raise entry.broken("a scale has five labels, the worst first")
    steps = (Option(str(value), label) for value, label in enumerate(labels, start=1))
    return (*steps, Option(NOT_APPLICABLE, entry.bilingual("not_applicable")))


def _group(entry: Entry, scales: Mapping[str, tuple[Option, ...]]) -> Group:
    items = tuple(_item(one, scales) for one in entry.entries("items"))
    return Group(code=_code(entry), title=entry.bilingual("title"), items=items)


def _item(entry: Entry, scales: Mapping[str, tuple[Option, ...]]) -> Item:
    kind = entry.member("type", ItemType)
    return Item(
        code=_code(entry),
        type=kind,
        text=entry.bilingual("text"),
        required=entry.has("required") and entry.flag("required"),
        options=_options(entry, kind, scales),
        max_length=_max_length(entry) if kind is ItemType.TEXT else 0,
    )


def _options(entry: Entry, kind: ItemType, scales: Mapping[str, tuple[Option, ...]]) -> tuple[Option, ...]:
    match kind:
        case ItemType.CHOICE:
            return _choices(entry)
        case ItemType.YES_NO:
            return tuple(Option(code, label) for code, label in YES_NO)
        case ItemType.SCALE5:
            if (scale := entry.text("scale")) not in scales:
                raise entry.broken(f"the scale {scale!r} is not defined above")
            return scales[scale]
    return ()


def _choices(entry: Entry) -> tuple[Option, ...]:
    options = tuple(Option(_code(one), both(one)) for one in entry.entries("options"))
    if len(options) < 2:
        raise entry.broken("a choice has at least two options")
    _refuse_repeats(entry, (option.code for option in options))
    return options


def _max_length(entry: Entry) -> int:
    return entry.number("max_length") if entry.has("max_length") else _DEFAULT_MAX_LENGTH


def _analysis(entry: Entry, items: Mapping[str, Item]) -> Analysis:
    index_items = entry.texts("index_items")
    _refuse_repeats(entry, index_items)
    if not 1 <= len(index_items) <= MAX_INDEX_ITEMS:
        raise entry.broken(f"an index has 1 to {MAX_INDEX_ITEMS} items, so that it stays exact")
    for code in index_items:
        _must_be(entry, items.get(code), code, (ItemType.SCALE5,))
    return Analysis(
        index_items=index_items,
        overall=_pointer(entry, "overall", items),
        outcome=_pointer(entry, "outcome", items) if entry.has("outcome") else None,
        trust=_pointer(entry, "trust", items) if entry.has("trust") else None,
    )


def _pointer(entry: Entry, key: str, items: Mapping[str, Item]) -> str:
    code = entry.text(key)
    _must_be(entry, items.get(code), code, _TYPES_FOR[key])
    return code


def _must_be(entry: Entry, item: Item | None, code: str, types: tuple[ItemType, ...]) -> None:
    if item is None or item.type not in types:
        raise entry.broken(f"{code!r} is no item of type {' or '.join(types)}")


def _code(entry: Entry) -> str:
    code = entry.text("code")
    if not _CODE.fullmatch(code):
        raise entry.broken(f"the code {code!r} is not made of a-z, 0-9, - and _")
    return code


def _refuse_repeats(entry: Entry, codes: Iterable[str]) -> None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise entry.broken(f"the code {code!r} is used twice")
        seen.add(code)
