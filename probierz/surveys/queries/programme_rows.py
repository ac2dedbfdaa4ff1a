"""One row for each office of a programme: its figures, its change with every test, what to know about its data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from probierz.lib.questionnaires import Questionnaire
from probierz.lib.statistics.changes import Change, adjusted_by_key
from probierz.lib.statistics.disclosure import suppress_alike
from probierz.lib.statistics.estimates import Estimate
from probierz.offices.models import Office
from probierz.offices.queries import name_then
from probierz.surveys.models import Campaign, Wave
from probierz.surveys.queries import programme_changes as changes
from probierz.surveys.queries.figures import WaveFigures
from probierz.surveys.queries.office import verdict_of
from probierz.surveys.queries.programme_changes import NO_COMPARISONS, Comparisons, Decision
from probierz.surveys.queries.programme_figures import figures_of
from probierz.surveys.queries.sums import NOTHING, ByOffice
from probierz.surveys.rules import SIGNIFICANCE, THRESHOLD, ChangeVerdict, WaveRole
from probierz.surveys.rules.data_quality import DataWarning, warnings_about


@dataclass(frozen=True)
class OfficeRow:
    """One office's figures then and now. A hidden office has neither figures nor a verdict."""

    office: Office
    name: str  # of the day on which the programme is judged
    before: WaveFigures | None
    now: WaveFigures | None
    decision: Decision | None = None
    p_adjusted: float | None = None
    verdict: ChangeVerdict = ChangeVerdict.NO_DATA
    beside: Comparisons = NO_COMPARISONS
    warnings: tuple[DataWarning, ...] = ()

    @property
    def change(self) -> Change | None:
        return self.decision.change if self.decision else None

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
class Asked:
    """What a campaign asked and what came of it: answers by office, before and now."""

    campaign: Campaign
    questionnaire: Questionnaire
    waves: dict[WaveRole, Wave]
    before: ByOffice
    now: ByOffice


def office_rows(asked: Asked, offices: Iterable[Office]) -> tuple[OfficeRow, ...]:
    """In the order of the offices; small ones hidden alike in both waves, tests adjusted for their number."""
    hidden = suppress_alike(_sizes(asked), k=THRESHOLD)[0].hidden
    rows = {one.pk: _row(asked, one, is_hidden=one.pk in hidden) for one in offices}
    p_values = adjusted_by_key({key: row.change.p for key, row in rows.items() if row.change})
    beside = changes.adjusted({key: row.beside for key, row in rows.items()})
    return tuple(_judged(row, p_values.get(key), beside[key]) for key, row in rows.items())


def _sizes(asked: Asked) -> list[dict[int, int]]:
    """By office each count that a mean of the whole programme could be subtracted with; the baseline first."""
    items = sorted({asked.questionnaire.analysis.overall, asked.campaign.primary_item} - {""})
    return [table for wave in (asked.before, asked.now) for table in _counts(wave, items)]


def _counts(wave: ByOffice, items: Iterable[str]) -> list[dict[int, int]]:
    rated = [{office: one.ratings(item).n for office, one in wave.items()} for item in items]
    answered = {office: one.n for office, one in wave.items()}
    return [answered, {office: one.index.n for office, one in wave.items()}, *rated]


def _row(asked: Asked, office: Office, *, is_hidden: bool) -> OfficeRow:
    if is_hidden:
        return OfficeRow(office, name_then(office), None, None)
    before, now = asked.before.get(office.pk, NOTHING), asked.now.get(office.pk, NOTHING)
    figures = figures_of(asked.questionnaire, before), figures_of(asked.questionnaire, now)
    is_compared = all(one.is_shown for one in figures)
    return OfficeRow(
        office,
        name_then(office),
        *figures,
        decision=changes.decided(asked.campaign, asked.questionnaire, before, now),
        beside=changes.comparisons_of(asked.questionnaire.analysis, before, now) if is_compared else NO_COMPARISONS,
        warnings=_warnings(before.responses, now.responses),
    )


def _warnings(before: Mapping[str, int], now: Mapping[str, int]) -> tuple[DataWarning, ...]:
    """Of an office that answered at all."""
    return warnings_about(before=before, now=now, smallest=THRESHOLD) if before or now else ()


def _judged(row: OfficeRow, p: float | None, beside: Comparisons) -> OfficeRow:
    return replace(row, p_adjusted=p, verdict=verdict_of(row.decision, p=p), beside=beside)
