"""The few words that every paper says by itself."""

from collections.abc import Mapping

from probierz.lib.typesetting.texts import LANGUAGES, texts


def words_in(language: str) -> Mapping[str, str]:
    """English for every language we have no words in."""
    return texts("paper", language[:2] if language[:2] in LANGUAGES else "en")
