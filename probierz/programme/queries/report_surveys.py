"""A survey of the programme as the closing report tells it."""

from probierz.lib.statistics.estimates import Estimate
from probierz.lib.typesetting.report import content
from probierz.programme.queries.surveys import SurveyFigures
from probierz.surveys.models import Wave
from probierz.surveys.queries import OfficeRow, WaveFigures
from probierz.surveys.queries.programme import ProgrammeResults
from probierz.surveys.rules import WaveRole


def survey_content(figures: SurveyFigures) -> content.Survey:
    """An honest gap for every wave that has not ten answers, and for every hidden office."""
    results = figures.results
    if results is None:
        return content.Survey()
    return content.Survey(
        programme=_whole(results),
        offices=tuple(_office(row) for row in results.rows),
        baseline_wave=_span(results.waves.get(WaveRole.BASELINE)),
        followup_wave=_span(results.waves.get(WaveRole.FOLLOWUP)),
    )


def _whole(results: ProgrammeResults) -> content.Comparison:
    return content.Comparison(
        baseline=_measurement(results.before), followup=_measurement(results.now), change=_change(results)
    )


def _office(row: OfficeRow) -> content.OfficeComparison:
    gap = content.Gap.HIDDEN if row.is_hidden else content.Gap.NO_DATA
    comparison = content.Comparison(
        baseline=_measurement(row.before, gap), followup=_measurement(row.now, gap), change=_change(row)
    )
    return content.OfficeComparison(office=row.name, comparison=comparison)


def _measurement(wave: WaveFigures | None, gap: content.Gap = content.Gap.NO_DATA) -> content.Measurement | content.Gap:
    if wave is None or wave.index is None:
        return gap
    return content.Measurement(
        n=wave.n,
        index=wave.index.value,
        interval=_interval(wave.index),
        top_two=wave.top_two.value if wave.top_two else None,
        top_two_interval=_interval(wave.top_two) if wave.top_two else None,
    )


def _interval(estimate: Estimate) -> content.Interval | None:
    if estimate.low is None or estimate.high is None:
        return None
    return content.Interval(estimate.low, estimate.high)


def _change(compared: ProgrammeResults | OfficeRow) -> content.Change | None:
    change = compared.change
    if change is None:
        return None
    interval = None
    if change.low is not None and change.high is not None:
        interval = content.Interval(change.low, change.high)
    p_value = compared.p_adjusted if isinstance(compared, OfficeRow) else change.p
    return content.Change(change.difference, interval, p_value)


def _span(wave: Wave | None) -> content.Span | None:
    if wave is None or wave.opened_on is None:
        return None
    return content.Span(wave.opened_on, wave.closed_on)
