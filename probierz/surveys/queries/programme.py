"""The results of a programme: of the offices that agreed to share them, together and side by side."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from probierz.lib.questionnaires import Item
from probierz.lib.statistics.changes import Change
from probierz.lib.statistics.channels import StandardisedChange
from probierz.lib.statistics.estimates import Estimate
from probierz.offices.models import Participation, Programme
from probierz.offices.queries import offices_named
from probierz.offices.rules import OfficeKind, reckoning_day
from probierz.offices.scope import programme_scope
from probierz.surveys.models import Campaign, Wave
from probierz.surveys.queries import programme_changes as changes
from probierz.surveys.queries.campaigns import questionnaire_of
from probierz.surveys.queries.denominators import reach_of_offices
from probierz.surveys.queries.figures import WaveFigures
from probierz.surveys.queries.office import verdict_of
from probierz.surveys.queries.programme_figures import figures_of
from probierz.surveys.queries.programme_rows import Asked, OfficeRow, office_rows
from probierz.surveys.queries.sharing import sharing_offices
from probierz.surveys.queries.side_by_side import SideBySide, deviation_within, drawn_together, side_by_side
from probierz.surveys.queries.sums import sums_by_office, together
from probierz.surveys.queries.warnings import warnings_between
from probierz.surveys.rules import ChangeVerdict, ComparisonGroup, WaveRole
from probierz.surveys.rules.data_quality import DataWarning
from probierz.surveys.rules.denominators import Reach


@dataclass(frozen=True)
class OfficeGroup:
    """Offices that are compared with each other, those drawn highest first; `kind` is None when it is all of them."""

    kind: OfficeKind | None
    rows: tuple[OfficeRow, ...]


@dataclass(frozen=True)
class ProgrammeResults:
    """A campaign over all sharing offices, and office by office in alphabetical order: no league table."""

    campaign: Campaign
    question: Item | None  # that decides, where the plan names one and not the index
    waves: dict[WaveRole, Wave]
    before: WaveFigures
    now: WaveFigures
    change: Change | None
    verdict: ChangeVerdict
    seeable: float | None
    standardised: StandardisedChange | None
    warnings: tuple[DataWarning, ...]
    rows: tuple[OfficeRow, ...]
    not_sharing: int  # offices of the programme that keep their results to themselves
    deviation: float  # of single answers around the mean of their office, in points

    @property
    def hidden(self) -> int:
        return sum(row.is_hidden for row in self.rows)

    @property
    def role(self) -> WaveRole:
        """The wave whose figures are the latest."""
        return WaveRole.FOLLOWUP if self.now.index else WaveRole.BASELINE

    def index_of(self, row: OfficeRow) -> Estimate | None:
        """The office's index in that wave: an older figure would stand among newer ones."""
        return row.index_now if self.role is WaveRole.FOLLOWUP else row.index_before

    @cached_property
    def side_by_side(self) -> SideBySide | None:
        """None when there is too little to draw a funnel of."""
        return side_by_side([one for row in self.rows if (one := self.index_of(row))], deviation=self.deviation)

    @cached_property
    def groups(self) -> tuple[OfficeGroup, ...]:
        """By the comparison group of the plan. Within each the order forgets what few answers made by chance."""
        groups: dict[OfficeKind | None, list[OfficeRow]] = defaultdict(list)
        for row in self.rows:
            groups[self._group_of(row)].append(row)
        return tuple(OfficeGroup(kind, self._in_order(rows)) for kind, rows in groups.items())

    def _group_of(self, row: OfficeRow) -> OfficeKind | None:
        is_by_kind = self.campaign.comparison_group == ComparisonGroup.SAME_KIND
        return OfficeKind(row.office.kind) if is_by_kind else None

    def _in_order(self, rows: list[OfficeRow]) -> tuple[OfficeRow, ...]:
        """Those without a figure come last, in alphabetical order."""
        indices = {row.office.pk: one for row in rows if (one := self.index_of(row))}
        drawn = drawn_together(indices, deviation=self.deviation)
        return tuple(sorted(rows, key=lambda row: -drawn.get(row.office.pk, -1.0)))


def programme_results(
    programme: Programme, campaign: Campaign, *, on: date | None = None, offices: frozenset[int] | None = None
) -> ProgrammeResults:
    """Opens its own scope: the programme, and the offices that share their survey results on the day."""
    offices = sharing_offices(programme, on=on) if offices is None else offices
    day = reckoning_day(programme.closes_on, on or timezone.localdate())
    with programme_scope(programme.pk, offices=offices):
        asked = _asked(campaign)
        taking_part = Participation.objects.on(day).filter(programme=programme).count()
    rows = office_rows(asked, offices_named(day).filter(pk__in=offices).order_by("sort_key"))
    return _results(asked, rows, not_sharing=max(taking_part - len(offices), 0))


def programme_reach(programme: Programme, results: ProgrammeResults) -> dict[int, Reach]:
    """By the offices shown that said how many clients there were: of whom the latest answers come."""
    shown = frozenset(row.office.pk for row in results.rows if not row.is_hidden)
    with programme_scope(programme.pk, offices=shown):
        return reach_of_offices(results.waves[results.role])


def _asked(campaign: Campaign) -> Asked:
    questionnaire = questionnaire_of(campaign)
    analysis = questionnaire.analysis
    items = {analysis.overall, analysis.outcome, campaign.primary_item} - {None, ""}
    waves = {WaveRole(wave.role): wave for wave in campaign.waves.all()}
    sums = sums_by_office([wave.pk for wave in waves.values()], items=[item for item in items if item])
    return Asked(campaign, questionnaire, waves, *(sums[waves[role].pk] for role in WaveRole))


def _results(asked: Asked, rows: tuple[OfficeRow, ...], *, not_sharing: int) -> ProgrammeResults:
    first, second = together(asked.before.values()), together(asked.now.values())
    before, now = figures_of(asked.questionnaire, first), figures_of(asked.questionnaire, second)
    is_compared = before.is_shown and now.is_shown
    decision = changes.decided(asked.campaign, asked.questionnaire, first, second)
    latest = asked.now if now.index else asked.before
    return ProgrammeResults(
        campaign=asked.campaign,
        question=asked.questionnaire.item(item) if (item := asked.campaign.primary_item) else None,
        waves=asked.waves,
        before=before,
        now=now,
        change=decision.change if decision else None,
        verdict=verdict_of(decision),
        seeable=changes.seeable_change(first, second),
        standardised=changes.within_channels(first, second) if is_compared else None,
        warnings=warnings_between(asked.waves.values(), first, second) if is_compared else (),
        rows=rows,
        not_sharing=not_sharing,
        deviation=deviation_within([one.index for one in latest.values()]),
    )
