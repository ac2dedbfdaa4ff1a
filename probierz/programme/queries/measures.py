"""The five promised results, each computed from rows: before, after, how sure, and who is missing."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet, Sum

from probierz.lib.statistics.changes import share_change
from probierz.offices.models import Office
from probierz.programme.models import IndicatorReading, OfficeCertification, TrainingRecord
from probierz.programme.queries.sharing import Sharing
from probierz.programme.queries.surveys import SurveyFigures, survey_figures
from probierz.programme.rules import (
    EXAMINED_COURSES,
    Indicator,
    MeasureCode,
    ResultStatus,
    status_of_change,
    status_of_promise,
)
from probierz.surveys.rules import CampaignKind, WaveRole


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One result. Values are index points, shares of one or counts; None is an honest "no data"."""

    id: MeasureCode
    status: ResultStatus
    baseline: float | None = None
    followup: float | None = None
    change: float | None = None
    low: float | None = None
    high: float | None = None
    followup_low: float | None = None
    followup_high: float | None = None
    p: float | None = None
    n_baseline: int = 0
    n_followup: int = 0
    out_of: int | None = None
    missing: tuple[Office, ...] = ()
    offices: int = 0


NO_RESPONSES = SurveyFigures()


@dataclass(frozen=True)
class Results:
    """The five measures, and the surveys they were read from."""

    measures: tuple[Measure, ...]
    satisfaction: SurveyFigures = field(default=NO_RESPONSES)
    communication: SurveyFigures = field(default=NO_RESPONSES)

    def __getitem__(self, code: MeasureCode) -> Measure:
        return next(one for one in self.measures if one.id is code)


def results_of(sharing: Sharing) -> Results:
    """In the order in which the programme promised them."""
    satisfaction = survey_figures(sharing, CampaignKind.CLIENT)
    communication = survey_figures(sharing, CampaignKind.STAFF)
    return Results(
        measures=(
            _organisation(sharing),
            _survey(sharing, MeasureCode.SATISFACTION, satisfaction),
            _survey(sharing, MeasureCode.COMMUNICATION, communication),
            _certificates(sharing),
            _training(sharing),
        ),
        satisfaction=satisfaction,
        communication=communication,
    )


def _survey(sharing: Sharing, code: MeasureCode, figures: SurveyFigures) -> Measure:
    results = figures.results
    if results is None:
        return Measure(id=code, status=ResultStatus.NO_DATA, missing=sharing.offices)
    change = results.change
    before, now = results.before.index, results.now.index
    answered = {row.office.pk for row in results.rows if not row.is_hidden}
    return Measure(
        id=code,
        status=status_of_change(change.low, change.high) if change else ResultStatus.NO_DATA,
        baseline=before.value if before else None,
        followup=now.value if now else None,
        change=change.difference if change else None,
        low=change.low if change else None,
        high=change.high if change else None,
        followup_low=now.low if now else None,
        followup_high=now.high if now else None,
        p=change.p if change else None,
        n_baseline=results.before.n,
        n_followup=results.now.n,
        offices=len(answered),
        missing=tuple(office for office in sharing.offices if office.pk not in answered),
    )


def _organisation(sharing: Sharing) -> Measure:
    """All matters of the offices that counted both times, together."""
    with sharing.scope(sharing.participation):
        rows = list(IndicatorReading.objects.filter(programme=sharing.programme, indicator=Indicator.ON_TIME))
    waves = {wave: {row.office_id: row for row in rows if row.wave == wave} for wave in WaveRole}
    both = waves[WaveRole.BASELINE].keys() & waves[WaveRole.FOLLOWUP].keys()
    before, now = (_sum([waves[wave][office] for office in both]) for wave in WaveRole)
    change = share_change(before, now)
    return Measure(
        id=MeasureCode.ORGANISATION,
        status=status_of_change(change.low, change.high) if change else ResultStatus.NO_DATA,
        baseline=before[0] / before[1] if before[1] else None,
        followup=now[0] / now[1] if now[1] else None,
        change=change.difference if change else None,
        low=change.low if change else None,
        high=change.high if change else None,
        n_baseline=before[1],
        n_followup=now[1],
        offices=len(both),
        missing=tuple(office for office in sharing.offices if office.pk not in both),
    )


def _sum(rows: list[IndicatorReading]) -> tuple[int, int]:
    return sum(row.numerator for row in rows), sum(row.denominator for row in rows)


def _certificates(sharing: Sharing) -> Measure:
    """Offices with a certificate of the programme's standard, on its first day and on the day of judgement."""
    with sharing.scope(frozenset()):
        rows = certifications_of(sharing)
        recorded = rows.exists()
        before = set(_valid(rows, sharing.programme.starts_on))
        now = set(_valid(rows, sharing.day))
    return Measure(
        id=MeasureCode.CERTIFICATES,
        status=status_of_promise(kept=len(now), offices=len(sharing.offices), recorded=recorded),
        baseline=len(before) if recorded else None,
        followup=len(now) if recorded else None,
        change=len(now) - len(before) if recorded else None,
        out_of=len(sharing.offices),
        offices=len(now),
        missing=tuple(office for office in sharing.offices if office.pk not in now),
    )


def certifications_of(sharing: Sharing) -> QuerySet[OfficeCertification]:
    """Certificates of the programme's standard held by offices that share; in the programme's scope."""
    taking_part = [office.pk for office in sharing.offices if office.pk in sharing.participation]
    return OfficeCertification.objects.filter(
        programme=sharing.programme, standard=sharing.programme.standard, office__in=taking_part
    )


def _valid(rows: QuerySet[OfficeCertification], day: date) -> QuerySet[OfficeCertification, int]:
    return rows.filter(granted_on__lte=day, valid_until__gte=day).values_list("office_id", flat=True)


def _training(sharing: Sharing) -> Measure:
    """Representatives and auditors who passed the exam, of those who sat it, until the day of judgement."""
    with sharing.scope(frozenset()):
        rows = training_of(sharing).filter(course__in=EXAMINED_COURSES)
        sums = rows.aggregate(
            all_passed=Sum("passed"),
            all_examined=Sum("examined"),
            before=Sum("passed", filter=Q(held_on__lt=sharing.programme.starts_on)),
        )
        passed_in = set(rows.filter(passed__gt=0).values_list("office_id", flat=True))
    recorded = sums["all_examined"] is not None
    before, passed = sums["before"] or 0, sums["all_passed"] or 0
    return Measure(
        id=MeasureCode.TRAINING,
        status=status_of_promise(kept=len(passed_in), offices=len(sharing.offices), recorded=recorded),
        baseline=before if recorded else None,
        followup=passed if recorded else None,
        change=passed - before if recorded else None,
        out_of=sums["all_examined"],
        n_followup=sums["all_examined"] or 0,
        offices=len(passed_in),
        missing=tuple(office for office in sharing.offices if office.pk not in passed_in),
    )


def training_of(sharing: Sharing) -> QuerySet[TrainingRecord]:
    """Training of offices that share, until the day of judgement; in the programme's scope."""
    taking_part = [office.pk for office in sharing.offices if office.pk in sharing.participation]
    return TrainingRecord.objects.filter(programme=sharing.programme, office__in=taking_part, held_on__lte=sharing.day)
