"""Words of audits for templates."""

from collections.abc import Mapping
from typing import Any

from django import template

from probierz.audits import labels
from probierz.audits.models import Question
from probierz.design.languages import page_language

register = template.Library()


@register.filter
def word(code: str, table: str) -> str:
    """{{ audit.state|word:"STATES" }}: the words of a code."""
    words: Mapping[Any, Any] = getattr(labels, table)
    return str(words[code]) if code else ""


@register.filter
def shape(code: str) -> str:
    """{{ audit.state|shape }}: the shape of a state or a verdict."""
    return labels.SHAPES.get(code, "none")


@register.filter
def asked(question: Question) -> str:
    """The question in the reader's language, where it was kept in both."""
    return question.text_en if page_language() == "en" and question.text_en else question.text


@register.filter
def count_of(row: Any, verdict: str) -> int:
    """{{ row|count_of:"major" }}"""
    return int(row.verdicts[verdict])
