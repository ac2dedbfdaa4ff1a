"""Which numbers of answers are told in tens while people answer, and which one by one."""

from probierz.surveys.rules.answers import THRESHOLD
from probierz.surveys.rules.points import Channel
from probierz.surveys.rules.waves import CampaignKind, WaveState


def is_told_in_tens(kind: CampaignKind, channel: Channel, wave: WaveState) -> bool:
    """Where a few known people are asked, a step of one would tell who has just answered."""
    return wave is WaveState.OPEN and (kind is CampaignKind.STAFF or channel is Channel.EMAIL)


def in_tens(count: int) -> int:
    """The tens that are full."""
    return count - count % THRESHOLD
