"""The kinds of notices: each application registers the sentence of its own."""

from collections.abc import Callable, Mapping
from typing import Any

Sentence = Callable[[Mapping[str, Any]], str]
_kinds: dict[str, Sentence] = {}


def add(code: str, sentence: Sentence) -> None:
    """Called in AppConfig.ready. The sentence is made in the reader's language from plain values.

    It goes into letters as well, so it names no person and quotes nobody.
    """
    _kinds[code] = sentence


def sentence_of(code: str, params: Mapping[str, Any]) -> str:
    """The words of a notice; a kind that was taken down says only that something happened."""
    known = _kinds.get(code)
    return known(params) if known else code


def is_known(code: str) -> bool:
    return code in _kinds
