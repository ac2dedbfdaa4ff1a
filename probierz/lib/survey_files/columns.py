"""The columns of exported answers: in the order of the questions, so that two waves lie beneath each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaires import NOT_APPLICABLE, Item, ItemType, Questionnaire

NA = 99  # "does not apply", far from every rating
TICKED = (Bilingual("nie", "no"), Bilingual("tak", "yes"))
INDEX = "index"


class ColumnKind(StrEnum):
    CODED = "coded"
    NUMBER = "number"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Value:
    """One answer: the number that stands in the file, the code of the questionnaire, its words."""

    number: int
    code: str
    label: Bilingual


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `item` is the question it comes from, `option` the one tick of a multiple choice."""

    name: str
    label: Bilingual
    kind: ColumnKind
    values: tuple[Value, ...] = ()
    item: str = ""
    option: str = ""

    @property
    def is_about(self) -> bool:
        """Whether it says where the sheet came from, not what stands on it."""
        return not self.item and self.kind is not ColumnKind.NUMBER

    @property
    def missing(self) -> int | None:
        """The number that says "does not apply"."""
        return next((one.number for one in self.values if one.code == NOT_APPLICABLE), None)


def columns_of(
    questionnaire: Questionnaire,
    *,
    waves: Sequence[Value],
    points: Sequence[Value] | None = None,
    channels: Sequence[Value] | None = None,
) -> tuple[Column, ...]:
    """Where the answers came from, every question but open ones, the index. Nobody's words leave with answers.

    Without points and channels the file keeps silent about where and when somebody answered.
    """
    about = [Column("wave", Bilingual("Pomiar", "Wave"), ColumnKind.CODED, tuple(waves))]
    if points is not None and channels is not None:
        about += [
            Column("point", Bilingual("Punkt zbierania", "Collection point"), ColumnKind.CODED, tuple(points)),
            Column("channel", Bilingual("Kanał", "Channel"), ColumnKind.CODED, tuple(channels)),
            Column("month", Bilingual("Miesiąc (jego pierwszy dzień)", "Month (its first day)"), ColumnKind.DAY),
        ]
    asked = (column for item in questionnaire.items if item.is_answered for column in _columns(item))
    index = Column(INDEX, Bilingual("Indeks 0-100", "Index 0-100"), ColumnKind.NUMBER)
    return _named_once([*about, *asked, index])


def _columns(item: Item) -> tuple[Column, ...]:
    if item.is_open:
        return ()
    if item.type is ItemType.NUMBER:
        return (Column(_name(item.code), item.text, ColumnKind.NUMBER, item=item.code),)
    if item.type is ItemType.DATE:
        return (Column(_name(item.code), item.text, ColumnKind.DAY, item=item.code),)
    if item.type is ItemType.MULTIPLE:
        return tuple(_tick(item, number) for number in range(len(item.options)))
    return (Column(_name(item.code), item.text, ColumnKind.CODED, _values(item), item=item.code),)


def _tick(item: Item, number: int) -> Column:
    option = item.options[number]
    label = Bilingual(f"{item.text.pl} [{option.label.pl}]", f"{item.text.en} [{option.label.en}]")
    values = tuple(Value(value, str(value), words) for value, words in enumerate(TICKED))
    return Column(_name(f"{item.code}_{option.code}"), label, ColumnKind.CODED, values, item.code, option.code)


def _values(item: Item) -> tuple[Value, ...]:
    """Ratings keep their number; other options are counted from 1."""
    found = []
    for position, option in enumerate(item.options, 1):
        is_number = option.code.isdecimal() and (item.is_rating or item.type is ItemType.NPS)
        number = NA if option.code == NOT_APPLICABLE else int(option.code) if is_number else position
        found.append(Value(number, option.code, option.label))
    return tuple(found)


def _name(code: str) -> str:
    """A name that every statistics program takes: letters, digits, underscores, a letter first."""
    plain = re.sub(r"[^A-Za-z0-9_]", "_", code)
    return (plain if plain[:1].isalpha() else f"q{plain}")[:60]


def _named_once(columns: Sequence[Column]) -> tuple[Column, ...]:
    seen: set[str] = set()
    found = []
    for one in columns:
        name = one.name
        while name.casefold() in seen:
            name += "_"
        seen.add(name.casefold())
        found.append(Column(name, one.label, one.kind, one.values, one.item, one.option))
    return tuple(found)
