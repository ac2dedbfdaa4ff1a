"""A questionnaire on paper: a sheet to each form, with its number and, inside each box, the key that types it in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from probierz.lib.bilingual import Bilingual
from probierz.lib.paper_keys import keys_of
from probierz.lib.papers import Letterhead
from probierz.lib.questionnaires import Item, ItemType, Questionnaire
from probierz.lib.typesetting.compiler import typeset
from probierz.lib.typesetting.pictures import file_name, named
from probierz.lib.typesetting.texts import texts

# So many boxes stand beside a question; more options are a list beneath it.
ROW_OF_BOXES = 7
_KINDS = {
    ItemType.TEXT: "lines",
    ItemType.LINE: "line",
    ItemType.NUMBER: "line",
    ItemType.DATE: "line",
    ItemType.NPS: "scale",
    ItemType.NOTE: "note",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSeries:
    """Numbers from `first` to `last`, printed with as many digits; without a batch the form is a specimen."""

    first: int = 1
    last: int = 1
    batch: int | None = None
    point: str = ""
    letterhead: Letterhead = field(default_factory=lambda: Letterhead(name=""))

    @property
    def numbers(self) -> list[str]:
        width = len(str(self.last))
        return [f"{number:0{width}}" for number in range(self.first, self.last + 1)]


def typeset_forms(
    questionnaire: Questionnaire, series: FormSeries, *, language: str, made_on: date, demo: bool = False
) -> bytes:
    """The forms of the series as one PDF; each begins on a new page and bears its number on every page."""
    words, numbers, head = texts("paper_form", language), series.numbers, series.letterhead
    title = questionnaire.title.text_in(language)
    data = {
        "words": {**words, "batch": words["batch"].format(number=series.batch) if series.batch else ""},
        "office": head.name,
        "address": " · ".join([*head.address, *head.contact]),
        "logo": file_name("logo", head.logo),
        "logo_alt": words["logo_alt"].format(name=head.name),
        "point": series.point,
        "demo": demo,
        "heading": title,
        "intro": questionnaire.intro.text_in(language),
        "numbers": numbers if series.batch else [""],
        "groups": _groups(questionnaire, language),
    }
    document = words["document_title"].format(title=title, first=numbers[0], last=numbers[-1])
    return typeset("form", data, language=language, title=document, made_at=made_on, files=named("logo", head.logo))


def _groups(questionnaire: Questionnaire, language: str) -> list[dict[str, object]]:
    """Questions are numbered through all groups, as on the page where they are typed in."""
    asked = (item for item in questionnaire.items if item.is_answered and item.is_seen)
    places = {item.code: place for place, item in enumerate(asked, start=1)}
    setter = _Setter(language, places)
    return [
        {"title": setter.plain(group.title), "blocks": list(setter.blocks(group.items))}
        for group in questionnaire.groups
    ]


@dataclass(frozen=True, slots=True)
class _Setter:
    """Turns questions into what the layout draws."""

    language: str
    places: Mapping[str, int]

    def plain(self, text: Bilingual) -> str:
        return text.text_in(self.language)

    def blocks(self, items: Sequence[Item]) -> Iterator[dict[str, object]]:
        """Questions with the same answers follow each other in one table, under one row of words."""
        seen = [item for item in items if item.is_seen]
        for alike, some in groupby(seen, key=lambda item: item.options if _is_row(item) else item.code):
            together = list(some)
            yield self._table(together) if isinstance(alike, tuple) else self._alone(together[0])

    def _asked(self, item: Item) -> dict[str, object]:
        return {
            "number": self.places.get(item.code, ""),
            "text": self.plain(item.text),
            "hint": self.plain(item.hint),
            "many": item.type is ItemType.MULTIPLE,
        }

    def _table(self, items: Sequence[Item]) -> dict[str, object]:
        return {
            "kind": "table",
            "heads": [self.plain(option.label) for option in items[0].options],
            "keys": list(keys_of(items[0])),
            "rows": [self._asked(item) for item in items],
        }

    def _alone(self, item: Item) -> dict[str, object]:
        labels = {option.code: self.plain(option.label) for option in item.options}
        options = [{"key": key, "label": labels[code]} for key, code in keys_of(item).items()]
        return {"kind": _KINDS.get(item.type, "choice"), "options": options, **self._asked(item)}


def _is_row(item: Item) -> bool:
    return item.is_rating and len(item.options) <= ROW_OF_BOXES
