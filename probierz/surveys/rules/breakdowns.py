"""Which questions part the index by their answers, and how histograms hold it within months."""

from datetime import date

from probierz.lib.questionnaires import Item, ItemType, Questionnaire

# "@month:2026-03" holds the indices of the sheets of March.
MONTH_PREFIX = "@month:"

MOST_SPLITS = 3  # each is a table of its own on the page


def split_questions(questionnaire: Questionnaire) -> tuple[Item, ...]:
    """The outcome first, then other questions with one choice: the index is told within each of their options."""
    choices = [item for item in questionnaire.items if item.type is ItemType.CHOICE]
    outcome = [item for item in questionnaire.items if item.code == questionnaire.analysis.outcome]
    return tuple([*outcome, *(item for item in choices if item not in outcome)][:MOST_SPLITS])


def month_item(day: date) -> str:
    return f"{MONTH_PREFIX}{day:%Y-%m}"


def month_of(item: str) -> date:
    """The first day of the month that an item of `month_item` names."""
    return date.fromisoformat(f"{item.removeprefix(MONTH_PREFIX)}-01")
