"""Words and figures of processes for templates."""

from collections.abc import Mapping
from typing import Any

from django import template

from probierz.design.languages import page_language
from probierz.lib import figures
from probierz.lib.catalogs.deadlines import LegalDeadline
from probierz.lib.catalogs.processes import Direction, Unit
from probierz.processes import labels
from probierz.processes.models import Indicator
from probierz.processes.queries.indicators import Series
from probierz.processes.queries.service_cards import limit_in_words
from probierz.processes.queries.sources import source_named
from probierz.processes.rules import PLACES, Standing

register = template.Library()


@register.filter
def label(code: str, table: str) -> str:
    """{{ indicator.unit|label:"UNITS" }}: the words of a code."""
    words: Mapping[Any, Any] = getattr(labels, table)
    return str(words[code]) if code else ""


@register.filter
def lines(text: str) -> list[str]:
    """{{ process.inputs|lines }}: one entry in a line."""
    return text.splitlines()


@register.filter
def in_unit(value: Any, indicator: Indicator) -> str:
    """{{ reading.value|in_unit:indicator }}: as many places as the unit has, and its sign where it has a short one."""
    if value is None or value == "":
        return ""
    unit = Unit(indicator.unit)
    words = figures.number(value, places=PLACES[unit], language=page_language())
    return f"{words}\u00a0{labels.SIGNS[unit]}" if unit in labels.SIGNS else words


@register.filter
def aim(indicator: Indicator) -> str:
    """{{ indicator|aim }}: "at least 98,0 %"."""
    if indicator.target is None:
        return ""
    words = str(labels.TARGETS[Direction(indicator.direction)])
    return words % {"value": in_unit(indicator.target, indicator)}


@register.filter
def shape(series: Series) -> str:
    """{{ series|shape }}: the state shape of how an indicator stands."""
    return "late" if series.is_out else labels.STANDING_SHAPES[series.standing]


@register.filter
def stands(series: Series) -> str:
    """{{ series|stands }}: how it stands, in words; a signal for the worse goes before a target that is met."""
    if series.is_signal and series.standing is not Standing.OUT_OF_LINE:
        return str(labels.SIGNAL_FOR_THE_WORSE)
    return str(labels.STANDINGS[series.standing])


@register.filter
def source_words(code: str) -> str:
    return str(source_named(code).label)


@register.filter
def limit_words(limit: LegalDeadline | None) -> str:
    return limit_in_words(limit) if limit else ""


@register.filter
def limit_name(limit: LegalDeadline | None) -> str:
    return limit.name.text_in(page_language()) if limit else ""
