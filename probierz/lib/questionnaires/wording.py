"""The words of a questionnaire: where they stand, what is missing in a language, names put into them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaires.items import NO_TEXT, Item, ItemType, Option, Questionnaire

LANGUAGES = ("pl", "en")
PLACEHOLDERS = frozenset({"office", "desk"})
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
# Marks of a scale that are their own numbers need no words.
_BARE = frozenset(str(number) for number in range(1, 10))


@dataclass(frozen=True, slots=True)
class Wording:
    """One text and where it stands: the item or group, or "" for the questionnaire, and the part of it."""

    where: str
    part: str
    text: Bilingual


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many texts a language has, and which it lacks."""

    language: str
    written: int
    missing: tuple[Wording, ...]

    @property
    def total(self) -> int:
        return self.written + len(self.missing)

    @property
    def is_complete(self) -> bool:
        return not self.missing


def wordings_of(questionnaire: Questionnaire) -> Iterator[Wording]:
    """Every text that somebody reads, in the order of the form; hints that are blank in both languages are none."""
    yield Wording("", "title", questionnaire.title)
    if questionnaire.intro != NO_TEXT:
        yield Wording("", "intro", questionnaire.intro)
    for group in questionnaire.groups:
        yield Wording(group.code, "heading", group.title)
        for item in group.items:
            yield from _of_item(item)


def completeness(questionnaire: Questionnaire) -> tuple[Completeness, ...]:
    """A report for each language; what is missing is shown in the other one."""
    found = list(wordings_of(questionnaire))
    reports = []
    for language in LANGUAGES:
        missing = tuple(one for one in found if not getattr(one.text, language).strip())
        reports.append(Completeness(language, len(found) - len(missing), missing))
    return tuple(reports)


def piped(text: str, *, office: str, desk: str) -> str:
    """The text with the names put in for `{office}` and `{desk}`; other brackets stay as they are."""
    names = {"office": office, "desk": desk}
    return _PLACEHOLDER.sub(lambda match: names.get(match[1], match[0]), text)


def with_names(questionnaire: Questionnaire, *, office: str, desk: str) -> Questionnaire:
    """The questionnaire as clients of this desk read it."""
    if not any("{" in one.text.pl + one.text.en for one in wordings_of(questionnaire)):
        return questionnaire

    def put(text: Bilingual) -> Bilingual:
        return Bilingual(piped(text.pl, office=office, desk=desk), piped(text.en, office=office, desk=desk))

    def put_into(item: Item) -> Item:
        options = tuple(Option(option.code, put(option.label)) for option in item.options)
        return replace(item, text=put(item.text), hint=put(item.hint), options=options)

    groups = tuple(
        replace(group, title=put(group.title), items=tuple(put_into(item) for item in group.items))
        for group in questionnaire.groups
    )
    return replace(questionnaire, title=put(questionnaire.title), intro=put(questionnaire.intro), groups=groups)


def unknown_placeholders(text: Bilingual) -> frozenset[str]:
    found = {name for one in (text.pl, text.en) for name in _PLACEHOLDER.findall(one)}
    return frozenset(found - PLACEHOLDERS)


def _of_item(item: Item) -> Iterator[Wording]:
    yield Wording(item.code, "text", item.text)
    if item.hint != NO_TEXT:
        yield Wording(item.code, "hint", item.hint)
    for option in item.options:
        if not _is_bare(item, option):
            yield Wording(item.code, option.code, option.label)


def _is_bare(item: Item, option: Option) -> bool:
    return item.type is ItemType.NPS and option.code in _BARE and option.label == NO_TEXT
