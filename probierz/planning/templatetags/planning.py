"""Words of planning for templates."""

from collections.abc import Mapping
from typing import Any

from django import template

from probierz.planning import labels
from probierz.planning.rules import Scale

register = template.Library()


@register.filter
def word(code: str, table: str) -> str:
    """{{ risk.category|word:"CATEGORIES" }}: the words of a code."""
    words: Mapping[Any, Any] = getattr(labels, table)
    return str(words[code]) if code else ""


@register.filter
def state_shape(code: str) -> str:
    """{{ objective.state|state_shape }}: the shape of a state."""
    return labels.SHAPES.get(code, "none")


@register.filter
def over(score: int, scale: Scale) -> bool:
    """{{ risk.score|over:scale }}: whether the score lies above the threshold."""
    return score > scale.threshold
