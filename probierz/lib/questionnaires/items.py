"""What a questionnaire is made of: versions as data, their groups, items and options."""

from dataclasses import dataclass
from enum import StrEnum

from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaires.conditions import Condition

NOT_APPLICABLE = "na"
TICKED = "yes"
NO_TEXT = Bilingual("", "")
# An index is kept in units that make the mean of up to ten ratings exact.
MAX_INDEX_ITEMS = 10
MAX_CODE = 32
# Names that forms and addresses use for themselves.
RESERVED = frozenset({"token", "step", "move", "shown", "website", "via", "lang", "wave", "z"})
LONGEST_LINE = 200
LONGEST_TEXT = 2000

YES_NO = ((TICKED, Bilingual("tak", "yes")), ("no", Bilingual("nie", "no")))


class ItemType(StrEnum):
    CHOICE = "choice"
    MULTIPLE = "multiple"
    SCALE5 = "scale5"
    SMILEY = "smiley"
    NPS = "nps"
    YES_NO = "yes_no"
    NUMBER = "number"
    DATE = "date"
    LINE = "line"
    TEXT = "text"
    CONSENT = "consent"
    HIDDEN = "hidden"
    NOTE = "note"


# Answers from 1 to 5 that may enter an index.
RATINGS = frozenset({ItemType.SCALE5, ItemType.SMILEY})
# Words of the respondent's own: shown only as comments are, never counted.
OPEN_TEXTS = frozenset({ItemType.LINE, ItemType.TEXT})
WITHOUT_OPTIONS = OPEN_TEXTS | {ItemType.NUMBER, ItemType.DATE, ItemType.NOTE}


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to tick. `code` is what the form sends."""

    code: str
    label: Bilingual


@dataclass(frozen=True, slots=True)
class Item:
    """One question, or a text between questions (a note), or a parameter of the address (hidden).

    Ratings offer the options "1" to "5" and may offer "na"; 0-10 offers "0" to "10". `reverse` says that a
    high answer is a bad one. A hidden item takes none but its options, so that no address can name a person.
    """

    code: str
    type: ItemType
    text: Bilingual
    required: bool = False
    options: tuple[Option, ...] = ()
    max_length: int = 0
    hint: Bilingual = NO_TEXT
    reverse: bool = False
    minimum: int | None = None
    maximum: int | None = None
    shown_if: Condition | None = None

    @property
    def is_rating(self) -> bool:
        return self.type in RATINGS

    @property
    def is_open(self) -> bool:
        """Whether the answer is a text in the respondent's own words."""
        return self.type in OPEN_TEXTS

    @property
    def is_answered(self) -> bool:
        return self.type is not ItemType.NOTE

    @property
    def is_counted(self) -> bool:
        """Whether answers enter histograms: those of a few known values do."""
        return self.type not in WITHOUT_OPTIONS

    @property
    def is_seen(self) -> bool:
        return self.type is not ItemType.HIDDEN

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(option.code for option in self.options)


@dataclass(frozen=True, slots=True)
class Group:
    """Items that share a screen and a heading."""

    code: str
    title: Bilingual
    items: tuple[Item, ...]
    shown_if: Condition | None = None


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
