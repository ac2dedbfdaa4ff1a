"""Names of states and kinds for templates."""

from django import template
from django.utils.functional import Promise

from probierz.design.languages import page_language
from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaires import ItemType
from probierz.surveys import labels
from probierz.surveys.models import Campaign, CollectionPoint, Wave
from probierz.surveys.rules import (
    CampaignKind,
    ChangeVerdict,
    Channel,
    Comparison,
    ComparisonGroup,
    Measure,
    PointKind,
    WaveRole,
    WaveState,
)
from probierz.surveys.rules.comments import CommentState

register = template.Library()
SHAPES = {WaveState.PLANNED: "none", WaveState.OPEN: "progress", WaveState.CLOSED: "done"}
COMMENT_SHAPES = {
    CommentState.NEW: "waiting",
    CommentState.READ: "none",
    CommentState.ANSWERED: "progress",
    CommentState.PUBLISHED: "done",
}


@register.filter
def role_name(wave: Wave) -> str | Promise:
    return labels.WAVE_ROLES[WaveRole(wave.role)]


@register.filter
def state_name(wave: Wave) -> str | Promise:
    return labels.WAVE_STATES[WaveState(wave.state)]


@register.filter
def state_shape(wave: Wave) -> str:
    return SHAPES[WaveState(wave.state)]


@register.filter
def kind_name(thing: Campaign | CollectionPoint) -> str | Promise:
    if isinstance(thing, Campaign):
        return labels.CAMPAIGN_KINDS[CampaignKind(thing.kind)]
    return labels.POINT_KINDS[PointKind(thing.kind)]


@register.filter
def channel_name(channel: Channel | str) -> str | Promise:
    return labels.CHANNELS[Channel(channel)]


@register.filter
def measure_name(campaign: Campaign) -> str | Promise:
    name = labels.MEASURES[Measure(campaign.primary_measure)]
    return f"{name} ({campaign.primary_item})" if campaign.primary_item else name


@register.filter
def comparison_name(campaign: Campaign) -> str | Promise:
    return labels.COMPARISONS[Comparison(campaign.comparison)]


@register.filter
def comment_state(state: str) -> str | Promise:
    return labels.COMMENT_STATES[CommentState(state)]


@register.filter
def comment_shape(state: str) -> str:
    return COMMENT_SHAPES[CommentState(state)]


@register.filter
def verdict_name(verdict: ChangeVerdict) -> str | Promise:
    return labels.CHANGE_VERDICTS[verdict]


@register.filter
def in_words(text: Bilingual) -> str:
    """{{ item.text|in_words }}: in the page's language."""
    return text.text_in(page_language())


@register.filter
def language_name(code: str) -> str | Promise:
    return labels.LANGUAGES[code]


@register.filter
def item_type(kind: str) -> str | Promise:
    return labels.ITEM_TYPES[ItemType(kind)]


@register.filter
def kind_hint(kind: str) -> str | Promise:
    return labels.ITEM_TYPE_HINTS[ItemType(kind)]


@register.filter
def group_name(campaign: Campaign) -> str | Promise:
    return labels.COMPARISON_GROUPS[ComparisonGroup(campaign.comparison_group)]
