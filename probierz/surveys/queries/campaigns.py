"""Campaigns, their waves and collection points, with numbers of answers."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Prefetch, QuerySet, Sum

from probierz.lib.questionnaire_json import from_data
from probierz.lib.questionnaires import Questionnaire, with_local, with_names
from probierz.offices.models import Office, Programme
from probierz.offices.scope import across_offices, programme_scope
from probierz.surveys.models import Campaign, CollectionPoint, LocalQuestions, QuestionnaireVersion, Tally, Wave
from probierz.surveys.queries.sharing import sharing_offices
from probierz.surveys.rules import RESPONSES_ITEM, CampaignKind, Channel, WaveRole, WaveState
from probierz.surveys.rules.telling import in_tens, is_told_in_tens


@dataclass(frozen=True)
class CampaignWaves:
    """A campaign with its waves by role."""

    campaign: Campaign
    waves: dict[WaveRole, Wave]

    @property
    def open_wave(self) -> Wave | None:
        return next((wave for wave in self.waves.values() if wave.state == WaveState.OPEN), None)

    @property
    def current(self) -> Wave:
        """The wave worth looking at: the open one, else the last that closed, else the first planned."""
        closed = [wave for wave in self.waves.values() if wave.state == WaveState.CLOSED]
        return self.open_wave or (closed[-1] if closed else self.waves[WaveRole.BASELINE])


@dataclass(frozen=True)
class CampaignSummary(CampaignWaves):
    """With the answers that came, all of them and per wave."""

    responses: dict[WaveRole, int]

    @property
    def total(self) -> int:
        return sum(self.responses.values())


@dataclass(frozen=True)
class PointCount:
    """A collection point with the answers of one wave that came through it, by channel.

    Told in tens, `responses` are the tens that are full, and channels are not told apart.
    """

    point: CollectionPoint
    responses: int
    by_channel: dict[Channel, int]
    in_tens: bool


@lru_cache(maxsize=64)
def frozen_questionnaire(digest: str) -> Questionnaire:
    """The digest names the questions for good, so a process reads them once."""
    return from_data(QuestionnaireVersion.objects.filter(digest=digest).values_list("content", flat=True)[0])


@lru_cache(maxsize=256)
def asked_questionnaire(digest: str, local: str) -> Questionnaire:
    """The common core with the questions one office added; both digests name their questions for good."""
    core = frozen_questionnaire(digest)
    if not local:
        return core
    with across_offices(reason="A digest names the questions that its office asks; the caller found it there."):
        rows = LocalQuestions.objects.filter(digest=local, frozen_on__isnull=False)
        return with_local(core, from_data(rows.values_list("content", flat=True)[0]))


def questionnaire_of(campaign: Campaign) -> Questionnaire:
    """The common core, in words that name no office."""
    return with_names(frozen_questionnaire(campaign.version.digest), office="…", desk="…")


def questionnaire_at(campaign: Campaign, office: Office, *, desk: str = "…") -> Questionnaire:
    """What the office's clients are asked: the common core and what the office added; in the office's scope."""
    rows = LocalQuestions.objects.filter(office=office, campaign=campaign, frozen_on__isnull=False)
    local = rows.values_list("digest", flat=True).first() or ""
    return with_names(asked_questionnaire(campaign.version.digest, local), office=office.name, desk=desk)


def campaigns_of_office(office: Office) -> list[CampaignSummary]:
    """Campaigns of the programmes the office takes or took part in, the newest first; in the office's scope."""
    with across_offices(reason="An office sees the campaigns of its programmes; they are the programmes' rows."):
        campaigns = list(_campaigns_of(office).order_by("-analysis_fixed_at", "pk"))
    return _summaries(campaigns, Tally.objects.filter(office=office))


def campaigns_of_programme(programme: Programme, *, offices: frozenset[int] | None = None) -> list[CampaignSummary]:
    """The oldest first; opens its own scope with the offices that share their results, when not told them."""
    with programme_scope(programme.pk, offices=sharing_offices(programme) if offices is None else offices):
        campaigns = list(_campaigns().filter(programme=programme).order_by("analysis_fixed_at", "pk"))
        return _summaries(campaigns, Tally.objects.all())


def campaign_of_office(office: Office, key: str) -> CampaignWaves | None:
    """One of them, no answers counted; in the office's scope."""
    with across_offices(reason="An office sees the campaigns of its programmes; they are the programmes' rows."):
        return _with_waves(_campaigns_of(office).filter(key=key).first())


def campaign_of_programme(programme: Programme, key: str) -> CampaignWaves | None:
    """One of them, no answers counted; opens its own scope."""
    with programme_scope(programme.pk):
        return _with_waves(_campaigns().filter(programme=programme, key=key).first())


def codes_of(programme: Programme) -> set[str]:
    """Codes of campaigns that are taken; opens its own scope."""
    with programme_scope(programme.pk):
        return set(Campaign.objects.filter(programme=programme).values_list("code", flat=True))


def wave_of(campaign: Campaign, role: WaveRole) -> Wave:
    return Wave.objects.select_related("campaign__version", "programme").get(campaign=campaign, role=role)


def points_of(campaign: Campaign, office: Office, *, wave: Wave) -> list[PointCount]:
    """The office's collection points of a campaign, those in use first, each with the answers of one wave."""
    rows = CollectionPoint.objects.filter(campaign=campaign, office=office).select_related("unit")
    totals = Tally.objects.filter(office=office, wave=wave, item=RESPONSES_ITEM)
    by_point: dict[int, dict[Channel, int]] = {}
    for point_id, channel, count in totals.values_list("point_id", "channel", "count"):
        by_point.setdefault(point_id, {})[Channel(channel)] = count
    points = sorted(rows, key=lambda point: (point.until is not None, point.name.casefold(), point.pk))
    return [_point_count(point, by_point.get(point.pk, {}), wave) for point in points]


def _point_count(point: CollectionPoint, by_channel: dict[Channel, int], wave: Wave) -> PointCount:
    count = sum(by_channel.values())
    if is_told_in_tens(CampaignKind(wave.campaign.kind), Channel(point.channel), WaveState(wave.state)):
        return PointCount(point, in_tens(count), {}, in_tens=True)
    return PointCount(point, count, by_channel, in_tens=False)


def _campaigns() -> QuerySet[Campaign]:
    waves = Wave.objects.order_by("pk")
    return Campaign.objects.select_related("programme", "version__questionnaire").prefetch_related(
        Prefetch("waves", queryset=waves)
    )


def _campaigns_of(office: Office) -> QuerySet[Campaign]:
    return _campaigns().filter(programme__participations__office=office).distinct()


def _with_waves(campaign: Campaign | None) -> CampaignWaves | None:
    return None if campaign is None else CampaignWaves(campaign, _by_role(campaign))


def _by_role(campaign: Campaign) -> dict[WaveRole, Wave]:
    return {WaveRole(wave.role): wave for wave in campaign.waves.all()}


def _summaries(campaigns: list[Campaign], tallies: QuerySet[Tally]) -> list[CampaignSummary]:
    mine = [wave.pk for campaign in campaigns for wave in campaign.waves.all()]
    totals = tallies.filter(wave__in=mine, item=RESPONSES_ITEM).order_by().values_list("wave_id", "channel")
    by_wave: dict[int, dict[Channel, int]] = {}
    for wave_id, channel, count in totals.annotate(Sum("count")):
        by_wave.setdefault(wave_id, {})[Channel(channel)] = count
    result = []
    for campaign in campaigns:
        waves = _by_role(campaign)
        responses = {role: _told(campaign, wave, by_wave.get(wave.pk, {})) for role, wave in waves.items()}
        result.append(CampaignSummary(campaign, waves, responses))
    return result


def _told(campaign: Campaign, wave: Wave, by_channel: dict[Channel, int]) -> int:
    """All answers of a wave; of those told in tens the full ones, so that no subtraction tells more."""
    kind, state = CampaignKind(campaign.kind), WaveState(wave.state)
    rounded = sum(count for channel, count in by_channel.items() if is_told_in_tens(kind, channel, state))
    return sum(by_channel.values()) - rounded + in_tens(rounded)
