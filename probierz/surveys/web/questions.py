"""Questions as the form shows them: what was typed, what is wrong with it, in the page's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from probierz.design.languages import page_language
from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaires import NOT_APPLICABLE, Item, ItemType, Problem, ProblemCode, bounds_of

# One box to type into, or none at all; everything else is a set of answers to tick.
TYPED = frozenset({ItemType.LINE, ItemType.TEXT, ItemType.NUMBER, ItemType.DATE})

_SENTENCES = {
    ProblemCode.NOT_AN_OPTION: _("Choose one of the answers below."),
    ProblemCode.NOT_A_TEXT: _("This text holds characters that cannot be stored. Type it anew."),
    ProblemCode.NOT_A_NUMBER: _("Write a whole number in digits, for example 12."),
    ProblemCode.TOO_SMALL: _("This number is too small. Write %(limit)s or more."),
    ProblemCode.TOO_LARGE: _("This number is too large. Write %(limit)s or less."),
    ProblemCode.NOT_A_DAY: _("There is no such day. Write it as day, month, year, for example 20.11.2026."),
    ProblemCode.UNKNOWN_ITEM: _("This survey has no such question."),
    ProblemCode.BLANK_SHEET: _("Answer at least one question."),
}


@dataclass(frozen=True)
class Choice:
    """One answer to tick."""

    value: str
    label: str
    is_ticked: bool
    is_rating: bool


@dataclass(frozen=True)
class Question:
    """One item as the form shows it; a note has no number."""

    code: str
    kind: ItemType
    number: int | None
    text: str
    hint: str
    is_required: bool
    is_rating: bool
    typed: str
    choices: tuple[Choice, ...]
    error: str

    @property
    def is_note(self) -> bool:
        return self.kind is ItemType.NOTE

    @property
    def is_typed(self) -> bool:
        return self.kind in TYPED

    @property
    def is_open(self) -> bool:
        return self.kind in {ItemType.LINE, ItemType.TEXT}

    @property
    def takes_several(self) -> bool:
        return self.kind in {ItemType.MULTIPLE, ItemType.CONSENT}

    @property
    def anchor(self) -> str:
        """The id of the field where the question is answered."""
        return f"{self.code}-{'text' if self.is_typed else '1'}"

    @property
    def described_by(self) -> str:
        ids = [f"{self.code}-hint"] if self.hint else []
        return " ".join([*ids, f"{self.code}-error"] if self.error else ids)


def question_of(item: Item, *, number: int | None, typed: str, error: str = "") -> Question:
    ticked = set(typed.split()) if item.type is ItemType.MULTIPLE else {typed}
    return Question(
        code=item.code,
        kind=item.type,
        number=number,
        text=words(item.text),
        hint=_hint(item),
        is_required=item.required,
        is_rating=item.is_rating,
        typed=typed,
        choices=tuple(
            Choice(
                value=option.code,
                label=words(option.label),
                is_ticked=option.code in ticked,
                is_rating=item.is_rating and option.code != NOT_APPLICABLE,
            )
            for option in item.options
        ),
        error=error,
    )


def words(text: Bilingual) -> str:
    return text.text_in(page_language())


def errors_by_item(problems: tuple[Problem, ...], items: Mapping[str, Item]) -> dict[str, str]:
    return {problem.item: sentence(problem, items.get(problem.item)) for problem in problems}


def sentence(problem: Problem, item: Item | None = None) -> str:
    """What is wrong and what to do."""
    match problem.code:
        case ProblemCode.TOO_LONG:
            return _too_long(**problem.params)
        case ProblemCode.REQUIRED:
            return _asked_for(item)
        case _:
            return str(_SENTENCES[problem.code]) % problem.params


def _asked_for(item: Item | None) -> str:
    if item is not None and item.type in TYPED:
        return gettext("Write an answer.")
    if item is not None and item.type is ItemType.CONSENT:
        return gettext("Without this consent the survey cannot go on. Tick the box, or close the page.")
    return gettext("Choose an answer.")


def _too_long(*, limit: int, length: int) -> str:
    return ngettext(
        "This text has %(length)s characters; at most %(limit)s character can be sent. Shorten it.",
        "This text has %(length)s characters; at most %(limit)s characters can be sent. Shorten it.",
        limit,
    ) % {"length": length, "limit": limit}


def _hint(item: Item) -> str:
    """The author's own hint, then what the form itself has to say."""
    return " ".join(part for part in (words(item.hint), _house_hint(item)) if part)


def _house_hint(item: Item) -> str:
    match item.type:
        case ItemType.MULTIPLE:
            return gettext("You can tick several answers.")
        case ItemType.NPS:
            return _ends_of(item)
        case ItemType.NUMBER:
            return _bounds(item)
        case ItemType.LINE | ItemType.TEXT if item.required:
            return gettext("Do not give names or other personal data.")
        case ItemType.LINE | ItemType.TEXT:
            return gettext("You need not write anything. Do not give names or other personal data.")
        case _:
            return ""


def _ends_of(item: Item) -> str:
    low, high = words(item.options[0].label), words(item.options[-1].label)
    return f"0: {low}, 10: {high}" if low and high else ""


def _bounds(item: Item) -> str:
    if item.minimum is None or item.maximum is None:
        return gettext("A whole number.")
    low, high = bounds_of(item)
    return gettext("A whole number from %(low)s to %(high)s.") % {"low": low, "high": high}
