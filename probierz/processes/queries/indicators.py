"""Indicators with their periods: what is known, what is missing, what is more than noise."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property

from django.db.models import Q, QuerySet

from probierz.lib.catalogs.processes import Direction, Unit
from probierz.lib.periods import Frequency, Period, ended_periods
from probierz.lib.statistics.xmr import Rule, Xmr, xmr
from probierz.offices.models import Office
from probierz.processes.models import Indicator, Process, Reading, ReadingsDraft
from probierz.processes.rules import PLACES, Standing, meets, standing
from probierz.processes.rules.readings import Known, Plan, plan_readings

RECENT = 12
DRAFT_LASTS = timedelta(days=1)


@dataclass(frozen=True)
class Point:
    """One period of an indicator; `better` is None when its value is no signal."""

    period: Period
    reading: Reading | None
    rules: tuple[Rule, ...] = ()
    better: bool | None = None

    @property
    def value(self) -> Decimal | None:
        return self.reading.value if self.reading else None


@dataclass(frozen=True)
class Series:
    """An indicator with every ended period, oldest first."""

    indicator: Indicator
    points: tuple[Point, ...]
    chart: Xmr | None

    @property
    def last(self) -> Point | None:
        return self.points[-1] if self.points else None

    @property
    def missing(self) -> tuple[Period, ...]:
        return tuple(point.period for point in self.points if point.reading is None)

    @property
    def recent(self) -> list[float | None]:
        """The last values for a small drawing."""
        return [None if point.value is None else float(point.value) for point in self.points[-RECENT:]]

    @property
    def places(self) -> int:
        return PLACES[Unit(self.indicator.unit)]

    @cached_property
    def standing(self) -> Standing:
        return standing(
            value=self.last.value if self.last else None,
            is_due=self.last is not None,
            target=self.indicator.target,
            direction=Direction(self.indicator.direction),
        )

    @property
    def is_signal(self) -> bool:
        """Whether the last value is more than noise, for the worse."""
        return self.last is not None and self.last.better is False

    @property
    def is_out(self) -> bool:
        return self.standing is Standing.OUT_OF_LINE or self.is_signal

    def met(self, point: Point) -> bool | None:
        """Whether the value reached the target; None where one of them is missing."""
        if point.value is None or self.indicator.target is None:
            return None
        return meets(point.value, target=self.indicator.target, direction=Direction(self.indicator.direction))


def series_of(indicators: Iterable[Indicator], *, on: date) -> list[Series]:
    """Every indicator with its periods, at the cost of one question."""
    rows = list(indicators)
    readings: dict[int, dict[date, Reading]] = {row.pk: {} for row in rows}
    for reading in Reading.objects.filter(indicator__in=rows):
        readings[reading.indicator_id][reading.since] = reading
    return [_series(row, readings[row.pk], on=on) for row in rows]


def one_series(indicator: Indicator, *, on: date) -> Series:
    return series_of([indicator], on=on)[0]


def indicators_of(process: Process) -> QuerySet[Indicator]:
    return Indicator.objects.filter(process=process, ended_on__isnull=True).order_by("pk")


def counted_indicators(*, words: str = "", group: str = "") -> QuerySet[Indicator]:
    """Those still counted, in the order of processes."""
    rows = Indicator.objects.counted().select_related("process")
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(process__name__icontains=words))
    if group:
        rows = rows.filter(process__group=group)
    return rows.order_by("process__group", "process__order", "process__code", "pk")


def indicator_by_key(key: str) -> Indicator | None:
    return Indicator.objects.select_related("process", "office").filter(key=key).first()


def period_with(indicator: Indicator, since: str, *, on: date) -> Period | None:
    """The ended period that begins on the day written so."""
    end = indicator.ended_on or on
    periods = ended_periods(Frequency(indicator.frequency), since=indicator.since, on=end)
    return next((period for period in periods if period.since.isoformat() == since), None)


def reading_in(indicator: Indicator, period: Period) -> Reading | None:
    return Reading.objects.filter(indicator=indicator, since=period.since).first()


def computable(*, on: date) -> Iterator[tuple[Indicator, Period]]:
    """Ended periods without a value of indicators that the system computes."""
    rows = Indicator.objects.counted().exclude(source="").select_related("office", "process").order_by("pk")
    for series in series_of(rows, on=on):
        for period in series.missing:
            yield series.indicator, period


def offices_to_compute() -> list[Office]:
    """Across offices: those with an indicator that the system computes."""
    rows = Indicator.objects.counted().exclude(source="").order_by("office_id")
    return list(Office.objects.filter(pk__in=rows.values("office")).order_by("pk"))


def stale_drafts(*, now: datetime) -> list[ReadingsDraft]:
    return list(ReadingsDraft.objects.filter(started_at__lt=now - DRAFT_LASTS).select_related("office"))


def draft_by_key(key: str) -> ReadingsDraft | None:
    return ReadingsDraft.objects.select_related("office").filter(key=key).first()


def plan_of(draft: ReadingsDraft, *, on: date) -> Plan:
    """What the uploaded file would write today."""
    return plan_readings(draft.rows, [_known(row) for row in counted_indicators()], on=on)


def names_in(plan: Plan) -> dict[str, str]:
    """Names of the indicators that the plan speaks of, by key."""
    rows = Indicator.objects.filter(key__in={line.key for line in plan.lines}).select_related("process")
    return {row.key: f"{row.process.code} {row.name}" for row in rows}


def _known(row: Indicator) -> Known:
    code = row.process.code
    return Known(
        key=row.key,
        names=(row.name, f"{code} {row.name}", f"{code}: {row.name}"),
        unit=Unit(row.unit),
        frequency=Frequency(row.frequency),
        since=row.since,
        is_computed=bool(row.source),
    )


def _series(indicator: Indicator, readings: dict[date, Reading], *, on: date) -> Series:
    end = min(indicator.ended_on, on) if indicator.ended_on else on
    periods = ended_periods(Frequency(indicator.frequency), since=indicator.since, on=end)
    known = [period for period in periods if period.since in readings]
    chart = xmr([float(readings[period.since].value) for period in known])
    signals = _signals(chart, known, Direction(indicator.direction))
    points = [Point(period, readings.get(period.since), *signals.get(period.since, ((), None))) for period in periods]
    return Series(indicator, tuple(points), chart)


def _signals(
    chart: Xmr | None, known: Sequence[Period], direction: Direction
) -> dict[date, tuple[tuple[Rule, ...], bool | None]]:
    """What the rules say of each period; of two rules that disagree the first, the plainest, tells which way."""
    found: dict[date, tuple[tuple[Rule, ...], bool | None]] = {}
    for at, period in enumerate(known if chart else ()):
        here = chart.signals_at(at) if chart else ()
        if here:
            better = here[0].is_high == (direction is Direction.UP)
            found[period.since] = (tuple(signal.rule for signal in here), better)
    return found
