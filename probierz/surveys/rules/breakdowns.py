"""How histograms hold the index within answers to a question, and within months."""

from datetime import date

from probierz.lib.questionnaires import INDEX_ITEM, Item, ItemType, Questionnaire

# "@index:k2=settled" holds the indices of those who chose the option, "@month:2026-03" those that joined in March.
SPLIT_PREFIX = f"{INDEX_ITEM}:"
MONTH_PREFIX = "@month:"

MOST_SPLITS = 3  # each adds a count to every answer


def split_questions(questionnaire: Questionnaire) -> tuple[Item, ...]:
    """The outcome first, then other questions with one choice: the index is told within each of their options."""
    choices = [item for item in questionnaire.items if item.type is ItemType.CHOICE]
    outcome = [item for item in questionnaire.items if item.code == questionnaire.analysis.outcome]
    return tuple([*outcome, *(item for item in choices if item not in outcome)][:MOST_SPLITS])


def split_item(question: str, option: str) -> str:
    return f"{SPLIT_PREFIX}{question}={option}"


def month_item(day: date) -> str:
    return f"{MONTH_PREFIX}{day:%Y-%m}"


def month_of(item: str) -> date:
    """The first day of the month that an item of `month_item` names."""
    return date.fromisoformat(f"{item.removeprefix(MONTH_PREFIX)}-01")
