"""A questionnaire as the sheets of an XLSForm, which ODK, KoboToolbox and this product read."""

from collections.abc import Iterator

from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaires import AnswerIs, Condition, Item, ItemType, Joined, Questionnaire

Row = list[str]

SURVEY = (
    "type",
    "name",
    "label::Polski (pl)",
    "label::English (en)",
    "hint::Polski (pl)",
    "hint::English (en)",
    "required",
    "relevant",
    "appearance",
    "probierz_type",
    "probierz_reverse",
)
CHOICES = ("list_name", "name", "label::Polski (pl)", "label::English (en)")
SETTINGS = ("form_title", "form_id", "version", "default_language")

_TYPES = {
    ItemType.NUMBER: "integer",
    ItemType.DATE: "date",
    ItemType.NOTE: "note",
    ItemType.LINE: "text",
    ItemType.TEXT: "text",
    ItemType.CONSENT: "acknowledge",
}


def xlsform_sheets(questionnaire: Questionnaire) -> dict[str, list[Row]]:
    """Name of the sheet and its rows, the head first."""
    settings = [questionnaire.title.pl, questionnaire.code, str(questionnaire.version), "Polski (pl)"]
    return {
        "survey": [list(SURVEY), *_survey(questionnaire)],
        "choices": [list(CHOICES), *_choices(questionnaire)],
        "settings": [list(SETTINGS), settings],
    }


def _survey(questionnaire: Questionnaire) -> Iterator[Row]:
    several = {item.code for item in questionnaire.items if item.type is ItemType.MULTIPLE}
    for group in questionnaire.groups:
        heading = [group.title.pl, group.title.en, "", "", "", _relevant(group.shown_if, several)]
        yield ["begin_group", group.code, *heading, "", "", ""]
        for item in group.items:
            yield [
                _type(item),
                item.code,
                item.text.pl,
                item.text.en,
                item.hint.pl,
                item.hint.en,
                "yes" if item.required else "",
                _relevant(item.shown_if, several),
                "multiline" if item.type is ItemType.TEXT else "",
                item.type.value,
                "yes" if item.reverse else "",
            ]
        yield ["end_group", *[""] * (len(SURVEY) - 1)]


def _choices(questionnaire: Questionnaire) -> Iterator[Row]:
    for item in questionnaire.items:
        for option in item.options if item.type is not ItemType.CONSENT else ():
            label = _label(item, option.label, option.code)
            yield [item.code, option.code, label.pl, label.en]


def _label(item: Item, label: Bilingual, code: str) -> Bilingual:
    return Bilingual(code, code) if item.type is ItemType.NPS and not label.pl else label


def _type(item: Item) -> str:
    if item.type in _TYPES:
        return _TYPES[item.type]
    if item.type is ItemType.HIDDEN:
        return f"hidden {item.code}"
    return f"{'select_multiple' if item.type is ItemType.MULTIPLE else 'select_one'} {item.code}"


def _relevant(condition: Condition | None, several: set[str]) -> str:
    if condition is None:
        return ""
    word = " and " if condition.joined is Joined.ALL else " or "
    return word.join(f"({_part(part, several)})" for part in condition.parts)


def _part(part: AnswerIs | Condition, several: set[str]) -> str:
    if isinstance(part, Condition):
        return _relevant(part, several)
    if part.item in several:
        return " or ".join(f"selected(${{{part.item}}}, '{code}')" for code in part.codes)
    return " or ".join(f"${{{part.item}}} = '{code}'" for code in part.codes)
