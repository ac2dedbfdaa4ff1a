"""The results of one office: read from histograms alone, whatever the number of answers."""

from dataclasses import dataclass

from django.db.models import Q

from probierz.lib.statistics.changes import Change
from probierz.offices.models import Office
from probierz.offices.scope import across_offices
from probierz.surveys.models import Campaign, CollectionPoint, Tally, Wave
from probierz.surveys.queries import figures
from probierz.surveys.queries.campaigns import questionnaire_of
from probierz.surveys.queries.figures import ChannelFigures, Counted, ItemFigures, PointFigures, WaveFigures
from probierz.surveys.rules import RESPONSES_ITEM, ChangeVerdict, WaveRole, verdict_on


@dataclass(frozen=True)
class OfficeResults:
    """What an office sees about one wave; `before` is the baseline when the wave is the follow-up."""

    campaign: Campaign
    wave: Wave
    now: WaveFigures
    before: WaveFigures | None
    collected: int
    change: Change | None
    verdict: ChangeVerdict
    seeable: float | None
    items: tuple[ItemFigures, ...]
    items_before: tuple[ItemFigures, ...]
    channels: tuple[ChannelFigures, ...]
    points: tuple[tuple[str, PointFigures], ...]

    @property
    def waiting(self) -> int:
        """Answers that have come and are not in the results yet."""
        return self.collected - self.now.n


def office_results(office: Office, wave: Wave) -> OfficeResults:
    """In a scope that holds the office."""
    baseline = _baseline_of(wave)
    questionnaire = questionnaire_of(wave.campaign)
    rows, collected = _counted(office, wave, baseline)
    now = rows.get(wave.pk, [])
    earlier = rows.get(baseline.pk, []) if baseline else []
    now_merged, before_merged = figures.merged(now), figures.merged(earlier)
    now_figures = figures.wave_figures(questionnaire, now_merged)
    before_figures = figures.wave_figures(questionnaire, before_merged) if baseline else None
    change = figures.change_between(before_figures, now_figures)
    return OfficeResults(
        campaign=wave.campaign,
        wave=wave,
        now=now_figures,
        before=before_figures,
        collected=collected,
        change=change,
        verdict=verdict_of(change),
        seeable=figures.seeable_change(before_figures, now_figures),
        items=figures.item_figures(questionnaire, now_merged) if now_figures.is_shown else (),
        items_before=figures.item_figures(questionnaire, before_merged) if change else (),
        channels=figures.channel_figures(questionnaire, now) if now_figures.is_shown else (),
        points=_points(office, wave, figures.point_figures(questionnaire, now, earlier)),
    )


def verdict_of(change: Change | None, *, p: float | None = None) -> ChangeVerdict:
    """`p` replaces the change's own when it was adjusted for many comparisons."""
    if change is None:
        return ChangeVerdict.NO_DATA
    return verdict_on(difference=change.difference, p=change.p if p is None else p, effect=change.effect)


def _baseline_of(wave: Wave) -> Wave | None:
    if wave.role == WaveRole.BASELINE:
        return None
    with across_offices(reason="An office compares with the baseline of its programme's campaign."):
        return next((one for one in wave.campaign.waves.all() if one.role == WaveRole.BASELINE), None)


def _counted(office: Office, wave: Wave, baseline: Wave | None) -> tuple[dict[int, list[Counted]], int]:
    """What results may tell of each wave, and how many answers of this one have come; in one query."""
    waves = [wave.pk] if baseline is None else [wave.pk, baseline.pk]
    rows = Tally.objects.filter(Q(shown__gt=0) | Q(item=RESPONSES_ITEM), office=office, wave__in=waves)
    result: dict[int, list[Counted]] = {key: [] for key in waves}
    collected = 0
    columns = rows.values_list("wave_id", "point_id", "channel", "item", "value", "count", "shown")
    for wave_id, point_id, channel, item, value, count, shown in columns:
        if shown:
            result[wave_id].append(Counted(point_id, channel, item, value, shown))
        if item == RESPONSES_ITEM and wave_id == wave.pk:
            collected += count
    return result, collected


def _points(office: Office, wave: Wave, groups: tuple[PointFigures, ...]) -> tuple[tuple[str, PointFigures], ...]:
    rows = CollectionPoint.objects.filter(office=office, campaign=wave.campaign_id)
    names = dict(rows.values_list("pk", "name"))
    return tuple(sorted(((names[one.group], one) for one in groups), key=lambda pair: pair[0].casefold()))
