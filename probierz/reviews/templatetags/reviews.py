"""Words of reviews for templates."""

from collections.abc import Mapping
from typing import Any

from django import template

from probierz.reviews import labels

register = template.Library()


@register.filter
def review_word(code: str, table: str) -> str:
    """{{ review.state|review_word:"STATES" }}: the words of a code."""
    words: Mapping[Any, Any] = getattr(labels, table)
    return str(words[code]) if code else ""


@register.filter
def review_shape(code: str) -> str:
    """{{ review.state|review_shape }}: the shape of a state."""
    return labels.SHAPES.get(code, "none")
