"""Reads the news and report texts of the demonstration."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from probierz.lib.bilingual import Bilingual


@dataclass(frozen=True)
class Story:
    """An item of news."""

    title: Bilingual
    body: Bilingual


def story(name: str) -> Story:
    told = _words()["news"][name]
    return Story(Bilingual(**told["title"]), Bilingual(**told["body"]))


def report_texts() -> dict[str, Bilingual]:
    """Texts of the closing report by the code of their section."""
    return {section: Bilingual(**pair) for section, pair in _words()["report"].items()}


@cache
def _words() -> dict[str, Any]:
    text = (Path(__file__).parent / "words.yaml").read_text(encoding="utf-8")
    words: dict[str, Any] = yaml.safe_load(text)
    return words
