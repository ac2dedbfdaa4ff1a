"""What reading a file brought: screens with questions, and a note for every row that did not come in as it stood."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaires import CODE, MAX_CODE, RESERVED, Group, Item, ItemType, Option
from probierz.lib.questionnaires.editing import new_item

_TAG = re.compile(r"<[^>]*>")
_STEPS = tuple("12345")
_MARKS = tuple(str(mark) for mark in range(11))


class NoteCode(StrEnum):
    """What became of a row."""

    UNKNOWN_TYPE = "unknown_type"
    NO_LIST = "no_list"
    CODE_CHANGED = "code_changed"
    CONDITION_LEFT_OUT = "condition_left_out"
    RULE_LEFT_OUT = "rule_left_out"
    DEVICE_DATA = "device_data"
    REPEAT = "repeat"
    NESTED = "nested"
    NO_TEXT = "no_text"
    OTHER_LANGUAGE = "other_language"
    NO_SHEET = "no_sheet"
    NO_COLUMN = "no_column"


@dataclass(frozen=True, slots=True)
class Note:
    """One row that needs a look; row 0 stands for the whole sheet."""

    sheet: str
    row: int
    code: NoteCode
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Imported:
    """Screens as they would come in, the title if the file has one, and what to look at."""

    title: Bilingual
    groups: tuple[Group, ...]
    notes: tuple[Note, ...]

    @property
    def questions(self) -> int:
        return sum(len(group.items) for group in self.groups)


class Codes:
    """Codes as this product takes them, each given once; the same name gives the same code."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def of(self, name: str) -> str:
        if name not in self._given:
            stem = re.sub(r"[^a-z0-9_-]+", "-", name.lower()).strip("-_")[: MAX_CODE - 3] or "p"
            taken = {*self._given.values(), *RESERVED}
            numbered = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 1000))
            self._given[name] = next(code for code in numbered if code not in taken and CODE.fullmatch(code))
        return self._given[name]


def plain(text: str) -> str:
    """Without the tags and entities in which other systems keep their texts."""
    return html.unescape(_TAG.sub(" ", text)).replace("\xa0", " ").strip()


def chosen_from(code: str, text: Bilingual, options: tuple[Option, ...]) -> Item:
    """An item of one answer, of the narrowest type that its codes fit."""
    codes = tuple(option.code for option in options)
    if codes[:5] == _STEPS and codes[5:] in {(), ("na",)}:
        kind = ItemType.SCALE5
    elif codes == _MARKS:
        kind = ItemType.NPS
    elif codes == ("yes", "no"):
        kind = ItemType.YES_NO
    else:
        kind = ItemType.CHOICE
    return Item(code, kind, text, options=options)


def typed_item(code: str, kind: ItemType, text: Bilingual) -> Item:
    made = new_item(code, kind)
    return Item(code, kind, text, options=made.options, max_length=made.max_length)
