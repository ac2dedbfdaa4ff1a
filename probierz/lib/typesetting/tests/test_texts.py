"""Both languages say the same things with the same gaps to fill."""

import string

import pytest

from probierz.lib.typesetting.glyphs import printable
from probierz.lib.typesetting.texts import LANGUAGES, catalogue, texts

SAID = [(document, key, said) for document, keys in catalogue().items() for key, said in keys.items()]


@pytest.mark.parametrize(("document", "key", "said"), SAID, ids=[f"{document}.{key}" for document, key, _ in SAID])
def test_text_is_complete(document, key, said):
    assert set(said) == set(LANGUAGES)
    assert all(words.strip() and printable(words) == words and "!" not in words for words in said.values())
    assert len({frozenset(name for _, name, _, _ in string.Formatter().parse(words)) for words in said.values()}) == 1


@pytest.mark.parametrize("document", catalogue())
def test_languages_have_the_same_keys(document):
    assert texts(document, "pl").keys() == texts(document, "en").keys()
