"""What clients say: how many answer now, and the last remarks that may be shown."""

from dataclasses import dataclass

from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.offices.models import Office
from probierz.surveys.queries import CampaignSummary, Reader, campaigns_of_office, comments_of
from probierz.surveys.rules import CampaignKind, WaveState

REMARKS = 3
_LONGEST = 220


@dataclass(frozen=True)
class Voice:
    """The latest survey of clients; `remarks` are empty while they may not be shown."""

    summary: CampaignSummary | None
    remarks: tuple[str, ...] = ()

    @property
    def answers(self) -> int:
        return self.summary.total if self.summary else 0

    @property
    def is_open(self) -> bool:
        return self.summary is not None and self.summary.open_wave is not None


def voice_of(actor: Actor, office: Office) -> Voice | None:
    if not actor.may(Permission.SURVEY_READ):
        return None
    asked = [one for one in campaigns_of_office(office) if one.campaign.kind == CampaignKind.CLIENT]
    if not asked:
        return Voice(None)
    # Campaigns come with the oldest first or last; the one with the latest wave speaks.
    latest = max(asked, key=lambda one: (one.open_wave is not None, one.total > 0, one.campaign.pk))
    closed = [wave for wave in latest.waves.values() if wave.state == WaveState.CLOSED]
    reader = Reader(sees_originals=actor.may(Permission.COMMENT_TRIAGE))
    rows = comments_of(office, closed[-1], reader=reader).rows if closed else None
    said = [reader.words_of(one) for one in rows[:REMARKS]] if rows is not None else []
    return Voice(latest, tuple(map(_short, said)))


def _short(remark: str) -> str:
    return remark if len(remark) <= _LONGEST else remark[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
