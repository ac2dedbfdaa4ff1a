"""Words of improvement for templates."""

from collections.abc import Mapping
from typing import Any

from django import template

from probierz.improvement import labels

register = template.Library()


@register.filter
def word(code: str, table: str) -> str:
    """{{ case.state|word:"STATES" }}: the words of a code."""
    words: Mapping[Any, Any] = getattr(labels, table)
    return str(words[code]) if code else ""


@register.filter
def state_shape(code: str) -> str:
    """{{ case.state|state_shape }}: the shape of a state."""
    return labels.SHAPES.get(code, "none")
