"""Rows of answers in the form of a question: read from what stands, or from what was typed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaires import CODE, NO_TEXT, Item, ItemType, Option

FREE = frozenset({ItemType.CHOICE, ItemType.MULTIPLE, ItemType.HIDDEN})
BLANK_ROWS = 4


@dataclass(frozen=True)
class OptionRow:
    """One answer: its place, its code, its words; `is_fixed` says that the type of the question gives the code."""

    place: str
    code: str
    pl: str
    en: str
    is_fixed: bool = False

    @property
    def is_blank(self) -> bool:
        return not (self.code.strip() or self.pl.strip() or self.en.strip())


def rows_of(item: Item) -> list[OptionRow]:
    """The answers that stand, then empty rows to write more."""
    if item.type not in FREE:
        kept = [option for option in item.options if option.code not in _bare_marks(item)]
        return [OptionRow("", option.code, option.label.pl, option.label.en, is_fixed=True) for option in kept]
    rows = [
        OptionRow(str(place), option.code, option.label.pl, option.label.en)
        for place, option in enumerate(item.options, start=1)
    ]
    return rows + [OptionRow(str(len(rows) + more), "", "", "") for more in range(1, BLANK_ROWS + 1)]


def rows_typed(posted: QueryDict, *, is_fixed: bool) -> list[OptionRow]:
    codes, places = posted.getlist("option_code"), posted.getlist("option_place")
    polish, english = posted.getlist("option_pl"), posted.getlist("option_en")
    places += [""] * (len(codes) - len(places))
    return [
        OptionRow(place, code, pl, en, is_fixed)
        for place, code, pl, en in zip(places, codes, polish, english, strict=False)
    ]


def options_from(rows: Iterable[OptionRow], item: Item) -> tuple[Option, ...]:
    """The answers in the order that was typed; one without a code gets a free one."""
    if item.type not in FREE:
        typed = {row.code: Bilingual(row.pl.strip(), row.en.strip()) for row in rows}
        return tuple(
            Option(one.code, typed.get(one.code, one.label)) for one in item.options if not _dropped(one, typed)
        )
    written = sorted((row for row in rows if not row.is_blank), key=lambda row: _place(row.place))
    taken = {row.code.strip() for row in written}
    free = (f"o{number}" for number in range(1, 1000) if f"o{number}" not in taken)
    return tuple(Option(row.code.strip() or next(free), Bilingual(row.pl.strip(), row.en.strip())) for row in written)


def wrong_codes(options: Iterable[Option]) -> list[str]:
    return [option.code for option in options if not CODE.fullmatch(option.code)]


def _dropped(option: Option, typed: dict[str, Bilingual]) -> bool:
    """ "Does not apply" without words is not offered."""
    return option.code == "na" and typed.get("na") == NO_TEXT


def _bare_marks(item: Item) -> frozenset[str]:
    return frozenset(str(mark) for mark in range(1, 10)) if item.type is ItemType.NPS else frozenset()


def _place(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return float("inf")
