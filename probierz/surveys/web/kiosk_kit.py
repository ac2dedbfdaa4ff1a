"""The questions as a kiosk carries them: rendered in both languages, branching and limits beside them as data."""

from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import override

from probierz.lib.questionnaire_json import to_data
from probierz.lib.questionnaires import Item, ItemType, Questionnaire, bounds_of
from probierz.surveys.web.questions import question_of

LANGUAGES = {"pl": "Polski", "en": "English"}


@lru_cache(maxsize=64)
def screens_of(questionnaire: Questionnaire) -> list[dict[str, Any]]:
    """A group to a screen, each question as the plain form shows it. A parameter of the address has no place here."""
    data = to_data(questionnaire)
    numbers = {item.code: number for number, item in enumerate(questionnaire.items, start=1)}
    return [
        {
            "title": {language: group.title.text_in(language) for language in LANGUAGES},
            "shown_if": told.get("shown_if"),
            "questions": [
                {**_question(item, numbers[item.code]), "shown_if": part.get("shown_if")}
                for item, part in zip(group.items, told["items"], strict=True)
                if item.is_seen
            ],
        }
        for group, told in zip(questionnaire.groups, data["groups"], strict=True)
    ]


def _question(item: Item, number: int) -> dict[str, Any]:
    low, high = bounds_of(item) if item.type is ItemType.NUMBER else (None, None)
    return {
        "code": item.code,
        "kind": item.type,
        "required": item.required,
        "low": low,
        "high": high,
        "longest": item.max_length or None,
        "html": {language: _html(item, number, language) for language in LANGUAGES},
    }


def _html(item: Item, number: int, language: str) -> str:
    with override(language):
        question = question_of(item, number=number if item.is_answered else None, typed="")
        return render_to_string("surveys/_question.html", {"question": question})
