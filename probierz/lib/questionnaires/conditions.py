"""Branching: a condition on codes of earlier answers, as data and as a line of text.

A test holds when the answer's code is one of those named; tests are joined by all or any, and groups of
them again. Labels never enter, so a survey branches alike in every language. As text:
``k2 = not-settled and (k3 = 1, 2 or k4 = 1, 2)``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Codes: TypeAlias = Mapping[str, frozenset[str]]

_TOKEN = re.compile(r"\s*(?:(?P<sign>[()=,])|(?P<word>[A-Za-z0-9_.-]+)|(?P<other>\S))")


class Joined(StrEnum):
    ALL = "all"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class AnswerIs:
    """The item was answered with one of these codes; of several ticked ones, one is enough."""

    item: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """Tests, or groups of tests, of which all or any must hold."""

    joined: Joined
    parts: "tuple[AnswerIs | Condition, ...]"

    @property
    def is_flat(self) -> bool:
        return all(isinstance(part, AnswerIs) for part in self.parts)


class ConditionUnreadable(Exception):
    """The text is no condition; `near` is where reading stopped, empty at the end of the text."""

    def __init__(self, near: str) -> None:
        super().__init__(near)
        self.near = near


def holds(condition: Condition | None, answered: Codes) -> bool:
    """Whether what was answered so far lets the question be shown; no condition always does."""
    if condition is None:
        return True
    found = (_part_holds(part, answered) for part in condition.parts)
    return all(found) if condition.joined is Joined.ALL else any(found)


def every_test(condition: Condition | None) -> Iterator[AnswerIs]:
    """Every test of a condition, also those in groups."""
    for part in condition.parts if condition else ():
        if isinstance(part, AnswerIs):
            yield part
        else:
            yield from every_test(part)


def renamed(condition: Condition | None, *, prefix: str) -> Condition | None:
    """The same condition on items whose codes got a prefix."""
    if condition is None:
        return None
    return Condition(condition.joined, tuple(_renamed(part, prefix) for part in condition.parts))


def text_of(condition: Condition | None) -> str:
    """The condition as a line that `condition_from` reads back."""
    return "" if condition is None else _join(condition)


def condition_from(text: str) -> Condition | None:
    """The condition that a line says, None for a blank one; raises ConditionUnreadable."""
    tokens = [match.group().strip() for match in _TOKEN.finditer(text.strip())]
    if not tokens:
        return None
    reader = _Reader(tokens)
    read = reader.any_of()
    reader.end()
    return read if isinstance(read, Condition) else Condition(Joined.ALL, (read,))


def _part_holds(part: AnswerIs | Condition, answered: Codes) -> bool:
    if isinstance(part, AnswerIs):
        return not answered.get(part.item, frozenset()).isdisjoint(part.codes)
    return holds(part, answered)


def _renamed(part: AnswerIs | Condition, prefix: str) -> AnswerIs | Condition:
    if isinstance(part, AnswerIs):
        return AnswerIs(prefix + part.item, part.codes)
    return Condition(part.joined, tuple(_renamed(one, prefix) for one in part.parts))


def _join(condition: Condition) -> str:
    word = " and " if condition.joined is Joined.ALL else " or "
    return word.join(_part_text(part) for part in condition.parts)


def _part_text(part: AnswerIs | Condition) -> str:
    return f"{part.item} = {', '.join(part.codes)}" if isinstance(part, AnswerIs) else f"({_join(part)})"


class _Reader:
    """Reads by descent: any of, all of, a group in brackets or one test."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def any_of(self) -> AnswerIs | Condition:
        parts = [self._all_of()]
        while self._taken("or"):
            parts.append(self._all_of())
        return parts[0] if len(parts) == 1 else Condition(Joined.ANY, tuple(parts))

    def end(self) -> None:
        if self._next:
            raise ConditionUnreadable(self._next)

    def _all_of(self) -> AnswerIs | Condition:
        parts = [self._one()]
        while self._taken("and"):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else Condition(Joined.ALL, tuple(parts))

    def _one(self) -> AnswerIs | Condition:
        if self._taken("("):
            inner = self.any_of()
            self._must_be(")")
            return inner
        item = self._word()
        self._must_be("=")
        codes = [self._word()]
        while self._taken(","):
            codes.append(self._word())
        return AnswerIs(item, tuple(codes))

    @property
    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _taken(self, token: str) -> bool:
        is_next = self._next.lower() == token
        self._at += is_next
        return is_next

    def _must_be(self, token: str) -> None:
        if not self._taken(token):
            raise ConditionUnreadable(self._next)

    def _word(self) -> str:
        word = self._next
        if not re.fullmatch(r"[A-Za-z0-9_.-]+", word) or word.lower() in {"and", "or"}:
            raise ConditionUnreadable(word)
        self._at += 1
        return word
