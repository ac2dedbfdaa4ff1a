"""The five results as figures on a page: ready texts with their uncertainty, and the streak."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from probierz.design.languages import page_language
from probierz.lib import figures
from probierz.lib.charts import Scale, Streak, scale_for
from probierz.programme.labels import MEASURE_UNITS, MEASURES, RESULT_STATUSES
from probierz.programme.queries import Measure, Results
from probierz.programme.rules import MeasureCode, ResultStatus

# In the order of the board: what people feel first, then what is counted.
ON_BOARD = (
    MeasureCode.SATISFACTION,
    MeasureCode.COMMUNICATION,
    MeasureCode.ORGANISATION,
    MeasureCode.CERTIFICATES,
    MeasureCode.TRAINING,
)
INDICES = frozenset({MeasureCode.SATISFACTION, MeasureCode.COMMUNICATION})
DIRECTIONS = {ResultStatus.IMPROVED: "better", ResultStatus.WORSE: "worse"}
SHAPES = {
    ResultStatus.IMPROVED: "done",
    ResultStatus.ACHIEVED: "done",
    ResultStatus.PARTLY: "progress",
    ResultStatus.NO_CHANGE: "waiting",
    ResultStatus.WORSE: "late",
    ResultStatus.NO_DATA: "none",
}


@dataclass(frozen=True)
class Tile:
    """One measure, written out in the reader's language."""

    measure: Measure
    label: str | Promise
    unit: str | Promise
    value: str
    before: str
    after: str
    change: str
    direction: str
    note: str
    why_none: str
    streak: Streak | None

    @property
    def status(self) -> str | Promise:
        return RESULT_STATUSES[self.measure.status]

    @property
    def shape(self) -> str:
        return SHAPES[self.measure.status]


def tiles_of(results: Results) -> list[Tile]:
    return [tile_of(results[code]) for code in ON_BOARD]


def common_scale(tiles: list[Tile]) -> Scale:
    """One scale for all streaks, so that neighbours may be compared."""
    return scale_for(tuple(value for tile in tiles if tile.streak for value in tile.streak.values))


def tile_of(measure: Measure) -> Tile:
    return Tile(
        measure=measure,
        label=MEASURES[measure.id],
        unit=MEASURE_UNITS[measure.id],
        value=_written(measure, measure.followup if measure.followup is not None else measure.baseline),
        before=_written(measure, measure.baseline),
        after=_written(measure, measure.followup),
        change=_change(measure),
        direction=DIRECTIONS.get(measure.status, "same"),
        note=_note(measure),
        why_none=_why_none(measure),
        streak=_streak(measure),
    )


def _written(measure: Measure, value: float | None) -> str:
    if value is None:
        return ""
    if measure.id in INDICES:
        return figures.number(value, places=1, language=page_language())
    if measure.id is MeasureCode.ORGANISATION:
        return figures.percent(value, language=page_language())
    count = figures.number(value, language=page_language())
    if measure.id is MeasureCode.TRAINING:
        return count
    out_of = figures.number(measure.out_of or 0, language=page_language())
    return _("%(count)s of %(total)s") % {"count": count, "total": out_of}


def _change(measure: Measure) -> str:
    if measure.change is None or measure.id is MeasureCode.CERTIFICATES:
        return ""
    if measure.id in INDICES:
        return figures.signed(measure.change, language=page_language())
    if measure.id is MeasureCode.ORGANISATION:
        return figures.signed_points(measure.change, language=page_language())
    return _("of %(total)s") % {"total": figures.number(measure.out_of or 0, language=page_language())}


def _note(measure: Measure) -> str:
    match measure.id:
        case MeasureCode.CERTIFICATES:
            return _missing_note(measure)
        case MeasureCode.TRAINING:
            return _pass_rate(measure)
        case MeasureCode.ORGANISATION:
            return _joined(_doubt(measure), _interval(measure), _counting(measure))
        case _:
            return _joined(_doubt(measure), _interval(measure), _answers(measure))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _doubt(measure: Measure) -> str:
    return str(RESULT_STATUSES[measure.status]) if measure.status is ResultStatus.NO_CHANGE else ""


def _interval(measure: Measure) -> str:
    if measure.low is None or measure.high is None:
        return ""
    points = 100 if measure.id is MeasureCode.ORGANISATION else 1
    words = figures.interval(measure.low * points, measure.high * points, language=page_language())
    return _("95%%: %(interval)s") % {"interval": words}


def _answers(measure: Measure) -> str:
    n = measure.n_followup or measure.n_baseline
    return f"n = {figures.number(n, language=page_language())}" if n else ""


def _counting(measure: Measure) -> str:
    total = measure.offices + len(measure.missing)
    return ngettext("%(count)s of %(total)s office counts", "%(count)s of %(total)s offices count", measure.offices) % {
        "count": measure.offices,
        "total": total,
    }


def _missing_note(measure: Measure) -> str:
    if measure.followup is None or not measure.missing:
        return ""
    number = len(measure.missing)
    return ngettext("%(count)s office without it", "%(count)s offices without it", number) % {"count": number}


def _pass_rate(measure: Measure) -> str:
    if not measure.out_of or measure.followup is None:
        return ""
    rate = figures.percent(measure.followup / measure.out_of, language=page_language())
    return _("pass rate %(rate)s") % {"rate": rate}


def _why_none(measure: Measure) -> str:
    return {
        MeasureCode.SATISFACTION: _("No data: no survey of clients has ten answers yet."),
        MeasureCode.COMMUNICATION: _("No data: no survey of staff has ten answers yet."),
        MeasureCode.ORGANISATION: _("No data: no office has counted its matters both before and after."),
        MeasureCode.CERTIFICATES: _("No data: no certificate of conformity has been entered."),
        MeasureCode.TRAINING: _("No data: no training with an exam has been entered."),
    }[measure.id]


def _streak(measure: Measure) -> Streak | None:
    if measure.id not in INDICES and measure.id is not MeasureCode.ORGANISATION:
        return None
    if measure.followup is None and measure.baseline is None:
        return None
    points = 100 if measure.id is MeasureCode.ORGANISATION else 1

    def scaled(value: float | None) -> float | None:
        return None if value is None else value * points

    return Streak(
        label=str(MEASURES[measure.id]),
        then=scaled(measure.baseline),
        now=scaled(measure.followup),
        low=scaled(measure.followup_low),
        high=scaled(measure.followup_high),
    )
