"""A questionnaire in words, for the pages of the editor."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from probierz.lib.questionnaires import Condition, Fault, Group, Item, Joined, Questionnaire
from probierz.lib.questionnaires.conditions import AnswerIs
from probierz.surveys.labels import FAULTS, ITEM_TYPES
from probierz.surveys.web.questionnaires.bench import Bench
from probierz.surveys.web.questionnaires.forms import WordsForm
from probierz.surveys.web.questions import words


@dataclass(frozen=True)
class ItemLine:
    """One question on the page of a questionnaire."""

    item: Item
    number: int | None
    kind: str
    text: str
    answers: str
    condition: str
    url: str
    faults: tuple[str, ...]
    in_index: bool


@dataclass(frozen=True)
class GroupLines:
    """One screen on the page of a questionnaire."""

    group: Group
    title: str
    condition: str
    url: str
    add_url: str
    faults: tuple[str, ...]
    lines: tuple[ItemLine, ...]


def fault_sentence(fault: Fault) -> str:
    params = {**fault.params}
    if "part" in params:
        params["part"] = part_name(str(params["part"]))
    return str(FAULTS[fault.code]) % params if params else str(FAULTS[fault.code])


def part_name(part: str) -> str:
    known = {
        "title": _("title"),
        "intro": _("first words"),
        "heading": _("heading"),
        "text": _("question"),
        "hint": _("hint"),
    }
    return known.get(part) or _("answer %(code)s") % {"code": part}


def condition_sentence(condition: Condition | None, content: Questionnaire) -> str:
    """In the words people read, so that a mistake shows; the codes are what counts."""
    if condition is None:
        return ""
    word = _(" and ") if condition.joined is Joined.ALL else _(" or ")
    return word.join(_part(part, content) for part in condition.parts)


def faults_of(bench: Bench) -> list[tuple[str, str, str]]:
    """Each fault: the place in words, an address where it is mended, the sentence."""
    return [(*_place(bench, fault.where), fault_sentence(fault)) for fault in bench.faults]


def groups_of(bench: Bench) -> list[GroupLines]:
    content = bench.content
    numbered = [item.code for item in content.items if item.is_answered and item.is_seen]
    return [
        GroupLines(
            group=group,
            title=words(group.title),
            condition=condition_sentence(group.shown_if, content),
            url=bench.edit_url("screen", group.code),
            add_url=bench.edit_url("types", group.code),
            faults=_faults_at(bench, group.code),
            lines=tuple(_line(bench, item, numbered) for item in group.items),
        )
        for group in content.groups
    ]


def word_rows(bench: Bench, form: WordsForm) -> list[tuple[str, Any, Any]]:
    """Each text: where it stands, and its fields."""
    return [(_where(bench, one.where, one.part), polish, english) for one, polish, english in form.rows()]


def _where(bench: Bench, where: str, part: str) -> str:
    return f"{where} · {part_name(part)}" if where else part_name(part)


def _line(bench: Bench, item: Item, numbered: list[str]) -> ItemLine:
    labels = [words(option.label) or option.code for option in item.options]
    return ItemLine(
        item=item,
        number=numbered.index(item.code) + 1 if item.code in numbered else None,
        kind=str(ITEM_TYPES[item.type]),
        text=words(item.text),
        answers=" · ".join(labels),
        condition=condition_sentence(item.shown_if, bench.content),
        url=bench.edit_url("item", item.code),
        faults=_faults_at(bench, item.code),
        in_index=item.code in bench.content.analysis.index_items,
    )


def _faults_at(bench: Bench, code: str) -> tuple[str, ...]:
    return tuple(fault_sentence(fault) for fault in bench.faults if fault.where == code)


def _place(bench: Bench, where: str) -> tuple[str, str]:
    if not where:
        return _("The whole questionnaire"), bench.url("settings")
    if any(group.code == where for group in bench.content.groups):
        return where, bench.url("screen", where)
    return where, bench.url("item", where) if any(one.code == where for one in bench.content.items) else bench.url()


def _part(part: AnswerIs | Condition, content: Questionnaire) -> str:
    if isinstance(part, Condition):
        return f"({condition_sentence(part, content)})"
    item = next((one for one in content.items if one.code == part.item), None)
    labels = {option.code: words(option.label) or option.code for option in item.options} if item else {}
    return f"{part.item} = {', '.join(labels.get(code, code) for code in part.codes)}"
