"""Names of what becomes of submitted results, and of what frozen results hold, for templates."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.utils.functional import Promise

from probierz.design.languages import page_language
from probierz.surveys import labels
from probierz.surveys.models import Publication
from probierz.surveys.rules import CampaignKind, Comparison, Measure, WaveRole
from probierz.surveys.rules.publication import PublicationState

register = template.Library()
SHAPES = {
    PublicationState.SUBMITTED: "waiting",
    PublicationState.RETURNED: "late",
    PublicationState.PUBLISHED: "done",
    PublicationState.WITHDRAWN: "stopped",
}


@register.filter
def publication_state(publication: Publication) -> str | Promise:
    return labels.PUBLICATION_STATES[PublicationState(publication.state)]


@register.filter
def publication_shape(publication: Publication) -> str:
    return SHAPES[PublicationState(publication.state)]


@register.filter
def frozen_wave(wave: Mapping[str, Any]) -> str | Promise:
    """{{ content.wave|frozen_wave }}."""
    return labels.WAVE_ROLES[WaveRole(wave["role"])]


@register.filter
def frozen_day(day: str | None) -> date | None:
    """{{ content.wave.days.0|frozen_day|day }}."""
    return date.fromisoformat(day) if day else None


@register.filter
def index_name(survey: Mapping[str, Any]) -> str | Promise:
    return labels.INDEX_NAMES[CampaignKind(survey["kind"])]


@register.filter
def frozen_measure(plan: Mapping[str, Any]) -> str | Promise:
    return labels.MEASURES[Measure(plan["measure"])]


@register.filter
def frozen_comparison(plan: Mapping[str, Any]) -> str | Promise:
    return labels.COMPARISONS[Comparison(plan["comparison"])]


@register.filter
def said(texts: Mapping[str, str]) -> str:
    """{{ question|said }}: the text in the page's language, or in Polish where there is no other."""
    return texts.get(page_language()) or texts["pl"]
