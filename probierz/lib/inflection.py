"""Polish words in all their forms: what an index keeps of a text, and what a query asks it for.

A word is kept as all its base forms, as itself, and without its diacritics. Where the dictionary has no
package (it comes for x86-64 only), a cut stem does a part of its work.
"""

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from probierz.lib.polish import fold

try:
    import morfeusz2
except ImportError:  # no wheel for this processor
    morfeusz2 = None

LONGEST_WORD = 60
MOST_WORDS = 12
_SHORTEST_PREFIX = 2
_SHORTEST_STEM = 4
_MOST_VARIANTS = 600
_WORD = re.compile(r"\d+(?:\.\d+)+|[^\W_]+")
_MARKED = {"a": "aą", "c": "cć", "e": "eę", "l": "lł", "n": "nń", "o": "oó", "s": "sś", "z": "zżź"}
# Longest first: what Polish nouns and adjectives most often end with.
_ENDINGS = sorted(
    "ami ach owi iem ego emu ych ich imi ymi ów om em ie iu ia ią ię ej ym im ą ę a e i o u y".split(),
    key=len,
    reverse=True,
)


@dataclass(frozen=True, slots=True)
class Alternatives:
    """One word of a query: any of the whole terms will do, or a term that begins with the prefix."""

    terms: frozenset[str]
    prefix: str = ""

    def match(self, forms: frozenset[str]) -> bool:
        begun = bool(self.prefix) and any(form.startswith(self.prefix) for form in forms)
        return begun or not self.terms.isdisjoint(forms)


def has_dictionary() -> bool:
    return morfeusz2 is not None


def words_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Every word, lower case and composed, with where it begins and ends in the text as given."""
    for found in _WORD.finditer(text):
        yield unicodedata.normalize("NFC", found.group()).lower()[:LONGEST_WORD], found.start(), found.end()


def index_terms(text: str) -> str:
    """What an index keeps of the text: the terms of each word, in the order of the words."""
    return " ".join(term for word, _start, _end in words_in(text) for term in sorted(forms_of(word)))


def asked(words: str) -> tuple[Alternatives, ...]:
    """What to ask an index for; lone letters are left out beside longer words."""
    found = [word for word, _start, _end in words_in(words)]
    long = [word for word in found if len(word) > 1 or word.isdigit()]
    return tuple(map(_alternatives, (long or found)[:MOST_WORDS]))


def says(text: str, question: Iterable[Alternatives]) -> bool:
    """Whether the text holds every word of the question in some form, for texts too few to need an index."""
    forms = frozenset(form for word, _start, _end in words_in(text) for form in forms_of(word))
    return all(one.match(forms) for one in question)


@functools.lru_cache(maxsize=1 << 16)
def forms_of(word: str) -> frozenset[str]:
    """The terms a word is kept under. Numbers with points stay whole, and are kept by their parts as well."""
    if "." in word:
        return frozenset({_joined(word), *word.split(".")})
    if not word.isalpha():
        return frozenset({word, fold(word)})
    return frozenset({word, fold(word), *_lemmas(word)})


def _joined(number: str) -> str:
    """A term without signs that databases would take apart."""
    return number.replace(".", "q")


def _alternatives(word: str) -> Alternatives:
    if "." in word:
        return Alternatives(frozenset({_joined(word)}))
    if word.isdigit() or len(word) < _SHORTEST_PREFIX:
        return Alternatives(frozenset({word}))
    lemmas = _lemmas(word) or _lemmas_of_unmarked(word)
    return Alternatives(frozenset({word, *lemmas}), word if has_dictionary() else _stem(fold(word)))


def _lemmas_of_unmarked(word: str) -> frozenset[str]:
    """Somebody typed without diacritics: the base forms of every known word it may stand for."""
    letters = [_MARKED.get(letter, letter) for letter in word]
    variants = itertools.islice(itertools.product(*letters), _MOST_VARIANTS)
    return frozenset(lemma for variant in variants for lemma in _lemmas("".join(variant)))


@functools.lru_cache(maxsize=1 << 16)
def _lemmas(word: str) -> frozenset[str]:
    """Base forms in lower case, none for a word the dictionary does not know."""
    if not has_dictionary():
        return frozenset({_stem(fold(word))}) - {fold(word)}
    readings = (reading for _start, _end, reading in _dictionary().analyse(word))
    known = (lemma for _form, lemma, tag, *_rest in readings if not tag.startswith(("ign", "aglt")))
    bare = (lemma.partition(":")[0].lower() for lemma in known)
    return frozenset(lemma for lemma in bare if lemma.isalnum())


@functools.cache
def _dictionary() -> Any:
    """Answers several threads at once."""
    return morfeusz2.Morfeusz(case_handling=morfeusz2.IGNORE_CASE, expand_tags=False)


def _stem(word: str) -> str:
    ending = next(
        (one for one in map(fold, _ENDINGS) if word.endswith(one) and len(word) - len(one) >= _SHORTEST_STEM), ""
    )
    return word.removesuffix(ending)
