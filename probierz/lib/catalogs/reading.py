"""Strict reading of catalog files: every key known, every value of its type, errors with file and line."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import yaml

from probierz.lib.bilingual import Bilingual

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

CATALOGS = Path(__file__).parent
_DIGITS = re.compile(r"-?[0-9]{1,12}")
# Controls and halves of pairs, which an escape such as \\0 brings in and no database keeps.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


class CatalogBroken(ValueError):
    """A catalog file does not say what it must. Names the file, the line and the reason."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}, line {line}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


class Entry:
    """One mapping of a catalog. Every key has to be asked for; one that never was is an error."""

    def __init__(self, node: yaml.Node, *, file: str) -> None:
        self._file = file
        self._node = node
        self._values: dict[str, yaml.Node] = {}
        self._children: list[Entry] = []
        self._unread: set[str] = set()
        if not isinstance(node, yaml.MappingNode):
            raise self.broken("a mapping is expected here")
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self._broken_at(key, "a key is one word")
            if key.value in self._values:
                raise self._broken_at(key, f"the key {key.value!r} is given twice")
            self._values[key.value] = value
        self._unread = set(self._values)

    def broken(self, reason: str) -> CatalogBroken:
        """An error at this entry's line, for checks that span several values."""
        return self._broken_at(self._node, reason)

    def has(self, key: str) -> bool:
        return key in self._values

    def names(self) -> tuple[str, ...]:
        return tuple(self._values)

    def text(self, key: str) -> str:
        return self._text(self._take(key))

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(self._text(node) for node in self._list(key))

    def word(self, key: str) -> str:
        """A single value as it is written, for codes that may look like numbers."""
        return self._word(self._take(key))

    def words(self, key: str) -> tuple[str, ...]:
        return tuple(self._word(node) for node in self._list(key))

    def number(self, key: str) -> int:
        return self._number(self._take(key))

    def numbers(self, key: str) -> tuple[int, ...]:
        return tuple(self._number(node) for node in self._list(key))

    def flag(self, key: str) -> bool:
        return self._scalar(self._take(key), "bool", "true or false").lower() == "true"

    def day(self, key: str) -> date:
        node = self._take(key)
        try:
            return date.fromisoformat(self._text(node))
        except ValueError as error:
            if isinstance(error, CatalogBroken):
                raise
            raise self._broken_at(node, "a day is written as 2011-01-20, in quotes") from error

    def member(self, key: str, enum: type[E]) -> E:
        node = self._take(key)
        try:
            return enum(self._text(node))
        except ValueError as error:
            if isinstance(error, CatalogBroken):
                raise
            raise self._broken_at(node, f"{node.value!r} is none of {', '.join(enum)}") from error

    def bilingual(self, key: str) -> Bilingual:
        return both(self.entry(key))

    def entry(self, key: str) -> "Entry":
        return self._child(self._take(key))

    def entries(self, key: str) -> tuple["Entry", ...]:
        return tuple(self._child(node) for node in self._list(key))

    def finish(self) -> None:
        """Refuse keys nobody asked for, here and below."""
        for key in sorted(self._unread):
            raise self._broken_at(self._values[key], f"the key {key!r} is unknown here")
        for child in self._children:
            child.finish()

    def _take(self, key: str) -> yaml.Node:
        if key not in self._values:
            raise self.broken(f"the key {key!r} is missing")
        self._unread.discard(key)
        return self._values[key]

    def _child(self, node: yaml.Node) -> "Entry":
        child = Entry(node, file=self._file)
        self._children.append(child)
        return child

    def _list(self, key: str) -> list[yaml.Node]:
        node = self._take(key)
        if not isinstance(node, yaml.SequenceNode):
            raise self._broken_at(node, "a list is expected here")
        return list(node.value)

    def _text(self, node: yaml.Node) -> str:
        text = self._scalar(node, "str", "a text (in quotes when it looks like a number, a day, yes or no)")
        if not text.strip():
            raise self._broken_at(node, "the text is empty")
        if _UNSEEN.search(text):
            raise self._broken_at(node, "the text holds a sign that nobody sees")
        return text

    def _word(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            raise self._broken_at(node, "a single value is expected here")
        return str(node.value).strip()

    def _number(self, node: yaml.Node) -> int:
        digits = self._scalar(node, "int", "a whole number")
        if not _DIGITS.fullmatch(digits):
            raise self._broken_at(node, "a whole number is expected here")
        return int(digits)

    def _scalar(self, node: yaml.Node, tag: str, wanted: str) -> str:
        if node.tag != f"tag:yaml.org,2002:{tag}" or not isinstance(node, yaml.ScalarNode):
            raise self._broken_at(node, f"{wanted} is expected here")
        return str(node.value)

    def _broken_at(self, node: yaml.Node, reason: str) -> CatalogBroken:
        return CatalogBroken(self._file, node.start_mark.line + 1, reason)


def both(entry: Entry) -> Bilingual:
    """The `pl` and `en` of an entry."""
    return Bilingual(pl=entry.text("pl"), en=entry.text("en"))


def read_catalog(path: Path, parse: Callable[[Entry], T]) -> T:
    """What `parse` makes of the file; keys it left unread are refused."""
    return read_text(path.read_text("utf-8"), parse, file=path.name)


def read_text(text: str, parse: Callable[[Entry], T], *, file: str) -> T:
    """The same for a text that came another way, such as an upload."""
    try:
        node = yaml.compose(text, Loader=_WithoutAliases)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error)
        raise CatalogBroken(file, mark.line + 1 if mark else 1, reason) from error
    except RecursionError as error:
        raise CatalogBroken(file, 1, "the file is nested too deeply") from error
    if node is None:
        raise CatalogBroken(file, 1, "the file is empty")
    root = Entry(node, file=file)
    result = parse(root)
    root.finish()
    return result


class _WithoutAliases(yaml.SafeLoader):
    """An alias repeats a part of the file; a few of them in each other make a small file endless."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call] # PyYAML has no types
            raise yaml.composer.ComposerError(None, None, "aliases are not used in catalogs", mark)
        node: yaml.Node | None = super().compose_node(parent, index)
        return node
