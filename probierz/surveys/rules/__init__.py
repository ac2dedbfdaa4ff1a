"""What a survey is made of, what may happen to its waves, and how few answers are too few to show."""

from probierz.surveys.rules.answers import COMMENTS_ITEM, RESPONSES_ITEM, THRESHOLD, Outcome
from probierz.surveys.rules.points import PUBLIC_CHANNELS, Channel, PointKind, PointRefusal
from probierz.surveys.rules.verdicts import SIGNIFICANCE, SMALLEST_EFFECT, ChangeVerdict, verdict_on
from probierz.surveys.rules.waves import (
    WAVE_WORKFLOW,
    CampaignKind,
    Comparison,
    Measure,
    Refusal,
    WaveCommand,
    WaveRole,
    WaveState,
    may_close,
    may_open,
)

__all__ = [
    "COMMENTS_ITEM",
    "PUBLIC_CHANNELS",
    "RESPONSES_ITEM",
    "SIGNIFICANCE",
    "SMALLEST_EFFECT",
    "THRESHOLD",
    "WAVE_WORKFLOW",
    "CampaignKind",
    "ChangeVerdict",
    "Channel",
    "Comparison",
    "Measure",
    "Outcome",
    "PointKind",
    "PointRefusal",
    "Refusal",
    "WaveCommand",
    "WaveRole",
    "WaveState",
    "may_close",
    "may_open",
    "verdict_on",
]
