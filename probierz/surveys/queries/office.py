"""The results of one office, each part computed when it is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from probierz.lib.questionnaires import INDEX_ITEM, Questionnaire
from probierz.lib.statistics.changes import Change
from probierz.lib.statistics.channels import StandardisedChange
from probierz.lib.statistics.histogram import Histogram
from probierz.offices.models import Office
from probierz.offices.scope import across_offices
from probierz.surveys.models import Campaign, Wave, WaveStudy
from probierz.surveys.queries import figures, office_rows
from probierz.surveys.queries.breakdowns import (
    Hidden,
    SplitFigures,
    channel_figures,
    hidden_lines,
    place_figures,
    split_figures,
)
from probierz.surveys.queries.campaigns import questionnaire_at
from probierz.surveys.queries.drivers import Drivers, drivers_from
from probierz.surveys.queries.figures import ChannelFigures, ItemFigures, PointFigures, WaveFigures
from probierz.surveys.queries.items import ItemComparison, Recommendation, compared_items, recommendations
from probierz.surveys.queries.months import Months, months_from
from probierz.surveys.queries.office_rows import NOTHING, WaveRows
from probierz.surveys.queries.programme_changes import Decision, decided, seeable_change, within_channels
from probierz.surveys.queries.sums import Sums
from probierz.surveys.queries.warnings import warnings_between
from probierz.surveys.rules import THRESHOLD, ChangeVerdict, WaveRole, verdict_on
from probierz.surveys.rules.data_quality import DataWarning, warnings_about

Named = tuple[tuple[str, PointFigures], ...]


@dataclass(frozen=True)
class OfficeResults:
    """What an office sees about one wave, next to the baseline when the wave is the follow-up.

    Places, months and what whole sheets tell are read when they are asked for, in the scope it was made in.
    """

    office: Office
    wave: Wave
    waves: Mapping[WaveRole, Wave]
    questionnaire: Questionnaire
    rows: Mapping[int, WaveRows]

    @property
    def campaign(self) -> Campaign:
        return self.wave.campaign

    @property
    def baseline(self) -> Wave | None:
        return self.waves.get(WaveRole.BASELINE) if self.wave.role == WaveRole.FOLLOWUP else None

    @property
    def aside(self) -> Wave | None:
        """The wave that is not shown here. It has the same groups hidden, or two pages together would tell of them."""
        return None if self.baseline else self.waves.get(WaveRole.FOLLOWUP)

    def rows_in(self, wave: Wave | None) -> WaveRows:
        return self.rows[wave.pk] if wave else NOTHING

    @cached_property
    def now(self) -> WaveFigures:
        return figures.wave_figures(self.questionnaire, self.rows_in(self.wave).whole)

    @cached_property
    def before(self) -> WaveFigures | None:
        return figures.wave_figures(self.questionnaire, self.rows_in(self.baseline).whole) if self.baseline else None

    @property
    def is_compared(self) -> bool:
        return self.before is not None and self.before.is_shown and self.now.is_shown

    @property
    def collected(self) -> int:
        return self.rows_in(self.wave).collected

    @property
    def waiting(self) -> int:
        """Answers that have come and are not in the results yet."""
        return self.collected - self.now.n

    @cached_property
    def decision(self) -> Decision | None:
        """By the test that was named before the baseline."""
        return decided(self.campaign, self.questionnaire, *self._sums) if self.is_compared else None

    @property
    def change(self) -> Change | None:
        return self.decision.change if self.decision else None

    @property
    def verdict(self) -> ChangeVerdict:
        return verdict_of(self.decision)

    @property
    def seeable(self) -> float | None:
        return seeable_change(*self._sums) if self.is_compared else None

    @cached_property
    def standardised(self) -> StandardisedChange | None:
        """The change within channels, at the baseline's mix of them."""
        return within_channels(*self._sums) if self.is_compared else None

    @cached_property
    def warnings(self) -> tuple[DataWarning, ...]:
        """What to know before believing the comparison."""
        if self.baseline is None or not self.now.is_shown:
            return ()
        before, now = self._sums
        of_waves = warnings_between(self.waves.values(), before, now) if self.is_compared else ()
        of_answers = warnings_about(before=before.responses, now=now.responses, smallest=THRESHOLD)
        return tuple(dict.fromkeys((*of_waves, *of_answers)))

    @cached_property
    def items(self) -> tuple[ItemFigures, ...]:
        if not self.now.is_shown:
            return ()
        return figures.item_figures(self.questionnaire, self.rows_in(self.wave).whole)

    @cached_property
    def items_before(self) -> tuple[ItemFigures, ...]:
        if not self.is_compared:
            return ()
        return figures.item_figures(self.questionnaire, self.rows_in(self.baseline).whole)

    @cached_property
    def comparisons(self) -> tuple[ItemComparison, ...]:
        return compared_items(self.items, self.items_before)

    @cached_property
    def recommendations(self) -> tuple[Recommendation, ...]:
        if not self.now.is_shown:
            return ()
        return recommendations(self.questionnaire, self.rows_in(self.wave).whole, self.rows_in(self.baseline).whole)

    @cached_property
    def channels(self) -> tuple[ChannelFigures, ...]:
        if not self.now.is_shown:
            return ()
        shown = [self.rows_in(one).groups for one in self._three[:2]]
        return channel_figures(self.questionnaire, *shown, hidden=self._hidden.channels)

    @cached_property
    def units(self) -> Named:
        names = {place.unit: place.unit_name for place in self._places.values()}
        return _named(names, self._by_place[0])

    @cached_property
    def points(self) -> Named:
        return _named({key: place.name for key, place in self._places.items()}, self._by_place[1])

    @cached_property
    def splits(self) -> tuple[SplitFigures, ...]:
        """By outcome and by service; told when the wave is closed, for single answers would show in them."""
        if not self.now.is_shown:
            return ()
        studies = [self.studies.get(one.pk) if one else None for one in self._three]
        return split_figures(self.questionnaire, studies, indices=[self._indices(one) for one in self._three])

    @cached_property
    def months(self) -> Months:
        """Of both waves in one row of time."""
        return months_from(office_rows.months_of(self.office, self.waves.values()) if self.now.is_shown else ())

    @cached_property
    def studies(self) -> dict[int, WaveStudy]:
        return office_rows.studies_of(self.office, self.waves.values())

    @property
    def study(self) -> WaveStudy | None:
        return self.studies.get(self.wave.pk)

    @cached_property
    def drivers(self) -> Drivers | None:
        return drivers_from(self.study, self.comparisons) if self.now.is_shown else None

    @property
    def _sums(self) -> tuple[Sums, Sums]:
        return self.rows_in(self.baseline).sums, self.rows_in(self.wave).sums

    @property
    def _three(self) -> tuple[Wave | None, ...]:
        return self.wave, self.baseline, self.aside

    @cached_property
    def _places(self) -> dict[int, office_rows.Place]:
        return office_rows.places_of(self.office, self.wave)

    @cached_property
    def _by_place(self) -> tuple[tuple[PointFigures, ...], tuple[PointFigures, ...]]:
        shown = [self.rows_in(one).groups for one in self._three[:2]]
        return place_figures(self.questionnaire, *shown, unit_of=self._units, hidden=self._hidden)

    @property
    def _units(self) -> dict[int, int]:
        return {key: place.unit for key, place in self._places.items()}

    @cached_property
    def _hidden(self) -> Hidden:
        rows = [self.rows_in(one).groups for one in self._three]
        return hidden_lines(self.questionnaire, *rows, unit_of=self._units)

    def _indices(self, wave: Wave | None) -> int:
        return Histogram.of_texts(self.rows_in(wave).whole.get(INDEX_ITEM, {})).n


def office_results(office: Office, wave: Wave) -> OfficeResults:
    """In a scope that holds the office."""
    with across_offices(reason="An office compares with the other wave of its programme's campaign."):
        waves = {WaveRole(one.role): one for one in wave.campaign.waves.all()}
    questionnaire = questionnaire_at(wave.campaign, office)
    rows = office_rows.rows_of(office, waves.values(), questionnaire=questionnaire)
    return OfficeResults(office, wave, waves, questionnaire, rows)


def verdict_of(decision: Decision | None, *, p: float | None = None) -> ChangeVerdict:
    """`p` replaces the change's own when it was adjusted for many comparisons."""
    if decision is None:
        return ChangeVerdict.NO_DATA
    change, effect = decision.change, decision.effect
    return verdict_on(
        difference=change.difference if effect is None else effect,
        p=change.p if p is None else p,
        effect=effect,
        smallest=decision.smallest,
    )


def _named(names: Mapping[int, str], groups: tuple[PointFigures, ...]) -> Named:
    return tuple(sorted(((names[one.group], one) for one in groups), key=lambda pair: pair[0].casefold()))
