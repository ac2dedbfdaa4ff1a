"""What a survey is made of, what may happen to its waves, and how few answers are too few to show."""

from probierz.surveys.rules.answers import COMMENTS_ITEM, RESPONSES_ITEM, THRESHOLD, Outcome
from probierz.surveys.rules.plans import TEST_OF, Comparison, ComparisonGroup, Measure, PlanRefusal, may_plan
from probierz.surveys.rules.points import PUBLIC_CHANNELS, Channel, PointKind, PointRefusal, channel_wished
from probierz.surveys.rules.verdicts import (
    SIGNIFICANCE,
    SMALLEST_DELTA,
    SMALLEST_EFFECT,
    ChangeVerdict,
    verdict_on,
)
from probierz.surveys.rules.waves import (
    WAVE_WORKFLOW,
    CampaignKind,
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
    "SMALLEST_DELTA",
    "SMALLEST_EFFECT",
    "TEST_OF",
    "THRESHOLD",
    "WAVE_WORKFLOW",
    "CampaignKind",
    "ChangeVerdict",
    "Channel",
    "Comparison",
    "ComparisonGroup",
    "Measure",
    "Outcome",
    "PlanRefusal",
    "PointKind",
    "PointRefusal",
    "Refusal",
    "WaveCommand",
    "WaveRole",
    "WaveState",
    "channel_wished",
    "may_close",
    "may_open",
    "may_plan",
    "verdict_on",
]
