"""The results of a programme: of the offices that agreed to share them, together and side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum
from django.utils import timezone

from probierz.lib.statistics.changes import Change, adjusted_p_values
from probierz.lib.statistics.estimates import Estimate
from probierz.offices.models import Office, Programme
from probierz.offices.queries import name_then, offices_named
from probierz.offices.rules import reckoning_day
from probierz.offices.scope import programme_scope
from probierz.surveys.models import Campaign, Tally, Wave
from probierz.surveys.queries import figures
from probierz.surveys.queries.campaigns import questionnaire_of
from probierz.surveys.queries.figures import Counted, PointFigures, WaveFigures
from probierz.surveys.queries.office import verdict_of
from probierz.surveys.queries.sharing import sharing_offices
from probierz.surveys.rules import (
    SIGNIFICANCE,
    ChangeVerdict,
    WaveRole,
)


@dataclass(frozen=True)
class OfficeRow:
    """One office's index then and now. A hidden office has neither figures nor a verdict."""

    office: Office
    name: str  # of the day on which the programme is judged
    before: WaveFigures | None
    now: WaveFigures | None
    change: Change | None
    p_adjusted: float | None
    verdict: ChangeVerdict

    @property
    def is_hidden(self) -> bool:
        return self.before is None and self.now is None

    @property
    def index_before(self) -> Estimate | None:
        return self.before.index if self.before else None

    @property
    def index_now(self) -> Estimate | None:
        return self.now.index if self.now else None

    @property
    def latest(self) -> Estimate | None:
        """The index of the follow-up, or of the baseline while there is no other."""
        return self.index_now or self.index_before

    @property
    def is_marked(self) -> bool:
        """Whether the change stands after adjusting for the number of offices compared."""
        return self.p_adjusted is not None and self.p_adjusted < SIGNIFICANCE


@dataclass(frozen=True)
class ProgrammeResults:
    """A campaign over all sharing offices, and office by office in alphabetical order: no league table."""

    campaign: Campaign
    waves: dict[WaveRole, Wave]
    before: WaveFigures
    now: WaveFigures
    change: Change | None
    verdict: ChangeVerdict
    seeable: float | None
    rows: tuple[OfficeRow, ...]

    @property
    def hidden(self) -> int:
        return sum(row.is_hidden for row in self.rows)


def programme_results(
    programme: Programme, campaign: Campaign, *, on: date | None = None, offices: frozenset[int] | None = None
) -> ProgrammeResults:
    """Opens its own scope: the programme, and the offices that share their survey results on the day."""
    offices = sharing_offices(programme, on=on) if offices is None else offices
    day = reckoning_day(programme.closes_on, on or timezone.localdate())
    with programme_scope(programme.pk, offices=offices):
        waves = {WaveRole(wave.role): wave for wave in campaign.waves.all()}
        counted = _counted_by_office(waves)
    questionnaire = questionnaire_of(campaign)
    before_rows, now_rows = counted[WaveRole.BASELINE], counted[WaveRole.FOLLOWUP]
    before, now = (figures.wave_figures(questionnaire, figures.merged(rows)) for rows in (before_rows, now_rows))
    change = figures.change_between(before, now)
    groups = figures.point_figures(questionnaire, now_rows, before_rows)
    return ProgrammeResults(
        campaign=campaign,
        waves=waves,
        before=before,
        now=now,
        change=change,
        verdict=verdict_of(change),
        seeable=figures.seeable_change(before, now),
        rows=_office_rows(offices_named(day).filter(pk__in=offices), groups),
    )


def _counted_by_office(waves: dict[WaveRole, Wave]) -> dict[WaveRole, list[Counted]]:
    """Summed over points and channels in the database: an office is the smallest group seen from here."""
    roles = {wave.pk: role for role, wave in waves.items()}
    result: dict[WaveRole, list[Counted]] = {role: [] for role in WaveRole}
    rows = Tally.objects.filter(wave__in=roles, shown__gt=0).order_by()
    sums = rows.values_list("wave_id", "office_id", "item", "value").annotate(Sum("shown"))
    for wave_id, office_id, item, value, count in sums:
        result[roles[wave_id]].append(Counted(office_id, "", item, value, count))
    return result


def _office_rows(offices: QuerySet[Office], groups: Iterable[PointFigures]) -> tuple[OfficeRow, ...]:
    by_office = {group.group: group for group in groups}
    changes = {key: figures.change_between(one.before, one.now) for key, one in by_office.items()}
    tested = {key: change.p for key, change in changes.items() if change and change.p is not None}
    adjusted = dict(zip(tested, adjusted_p_values(list(tested.values())), strict=True))
    nobody = PointFigures(0, WaveFigures(0), WaveFigures(0))
    return tuple(
        _office_row(office, by_office.get(office.pk, nobody), changes.get(office.pk), adjusted.get(office.pk))
        for office in offices.order_by("sort_key")
    )


def _office_row(office: Office, group: PointFigures, change: Change | None, p: float | None) -> OfficeRow:
    return OfficeRow(office, name_then(office), group.before, group.now, change, p, verdict_of(change, p=p))
