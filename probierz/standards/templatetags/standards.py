"""Words and shapes for what rules decide, in templates."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from probierz.design.languages import page_language
from probierz.lib.bilingual import Bilingual
from probierz.standards import labels
from probierz.standards.rules.readiness import Because

register = template.Library()
_STATE = (
    '<span class="state state--{}"><span class="state__shape" aria-hidden="true"></span>'
    '<span class="state__word">{}</span></span>'
)


@register.filter
def named(value: Any, table: str) -> Any:
    """{{ row.light|named:"LIGHTS" }}: what a table of `labels` says of the value."""
    return getattr(labels, table)[value]


@register.simple_tag
def state_of(value: Any, words: str, marks: str) -> SafeString:
    """{% state_of row.light "LIGHTS" "LIGHT_MARKS" %}: a c-state, drawn quickly enough for tables of hundreds."""
    return format_html(_STATE, getattr(labels, marks)[value], getattr(labels, words)[value])


@register.filter
def told(because: Because) -> str:
    """{{ because|told }}: the sentence of a reason."""
    return labels.told(because, language=page_language())


@register.filter
def either(pair: dict[str, str]) -> str:
    """{{ expected|either }}: the `pl` or the `en` of a stored pair."""
    return Bilingual(pair["pl"], pair["en"]).text_in(page_language())


@register.filter
def chosen(catalog: Any, code: str) -> str:
    """{{ catalog|chosen:answer.choice }}: the words of a catalog's answer."""
    return next((either(one) for one in catalog.answers if one["code"] == code), "")
