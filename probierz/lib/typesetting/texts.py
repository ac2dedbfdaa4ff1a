"""The fixed words of every document in both languages, kept as data beside the code."""

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import yaml

LANGUAGES = ("pl", "en")
WORDS = Path(__file__).parent / "texts.yaml"


@functools.cache
def texts(document: str, language: str) -> Mapping[str, str]:
    """What this document says in this language, by key."""
    return {key: said[language] for key, said in catalogue()[document].items()}


@functools.cache
def catalogue() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Document, key, language, words."""
    return cast("Mapping[str, Mapping[str, Mapping[str, str]]]", yaml.safe_load(WORDS.read_text(encoding="utf-8")))
