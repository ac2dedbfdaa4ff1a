"""Pictures of improvement: age of what is open, days to close, where it comes from, and whether reports grow."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q

from probierz.improvement.models import Nonconformity, Step
from probierz.improvement.queries.lists import is_late
from probierz.improvement.rules import State
from probierz.improvement.rules.pictures import (
    AGES,
    MONTHS,
    Closing,
    Pareto,
    closing_of,
    months_before,
    pareto_of,
)
from probierz.lib.statistics.xmr import Xmr, xmr
from probierz.offices.dated import DaysBetween
from probierz.processes.models import Process


@dataclass(frozen=True)
class Age:
    """How many open nonconformities are between so many days old; `most` is None for the oldest."""

    least: int
    most: int | None
    count: int


@dataclass(frozen=True)
class Month:
    """The first day of a month, and how many were reported in it."""

    first: date
    count: int


@dataclass(frozen=True)
class Figures:
    """Everything the pictures show; `months` are whole ones, the last before the day's own."""

    open: int
    late: int
    steps_open: int
    steps_late: int
    ages: tuple[Age, ...]
    closing: Closing
    by_cause: Pareto
    by_process: Pareto
    by_source: Pareto
    months: tuple[Month, ...]
    chart: Xmr | None

    @property
    def has_any(self) -> bool:
        return bool(self.open or self.closing.count or self.by_source.total or any(one.count for one in self.months))


def figures(on: date) -> Figures:
    """Of the office in scope; causes, processes, sources and closing count the last twelve months."""
    year_ago = months_before(on, 12)
    months = _months(on)
    ages, late = _ages(on)
    steps = Step.objects.open().aggregate(all=Count("pk"), late=Count("pk", filter=Q(due_on__lt=on)))
    causes, processes, sources = _counted(year_ago, on)
    return Figures(
        open=sum(one.count for one in ages),
        late=late,
        steps_open=steps["all"],
        steps_late=steps["late"],
        ages=ages,
        closing=_closing(year_ago, on),
        by_cause=pareto_of(causes),
        by_process=pareto_of(_named(processes)),
        by_source=pareto_of(sources),
        months=months,
        chart=xmr([one.count for one in months]),
    )


def _ages(on: date) -> tuple[tuple[Age, ...], int]:
    """Ages of what is open, and how many are late."""
    bounds = list(zip(AGES, (*(least - 1 for least in AGES[1:]), None), strict=True))
    between = {f"from_{least}": Count("pk", filter=_is_aged(least, most, on)) for least, most in bounds}
    counts = Nonconformity.objects.open().order_by().aggregate(**between)
    late = Nonconformity.objects.filter(is_late(on)).count()
    return tuple(Age(least, most, counts[f"from_{least}"]) for least, most in bounds), late


def _is_aged(least: int, most: int | None, on: date) -> Q:
    is_old = Q(found_on__lte=on - timedelta(days=least))
    return is_old if most is None else is_old & Q(found_on__gte=on - timedelta(days=most))


def _closing(since: date, on: date) -> Closing:
    rows = Nonconformity.objects.filter(state=State.CLOSED.value, closed_on__gte=since, closed_on__lte=on)
    days = rows.order_by().annotate(days=DaysBetween("closed_on", "found_on")).values_list("days")
    return closing_of(Counter(dict(days.annotate(n=Count("pk")))))


def _counted(since: date, on: date) -> tuple[Counter[Any], Counter[Any], Counter[Any]]:
    """One question for all three: every combination with its number."""
    rows = Nonconformity.objects.filter(found_on__gte=since, found_on__lte=on).order_by()
    causes: Counter[Any] = Counter()
    processes: Counter[Any] = Counter()
    sources: Counter[Any] = Counter()
    for cause, process, source, count in rows.values_list("cause_area", "process", "source").annotate(n=Count("pk")):
        causes[cause] += count
        processes[process] += count
        sources[source] += count
    return causes, processes, sources


def _named(counts: Counter[Any]) -> Counter[str]:
    known = {row.pk: str(row) for row in Process.objects.filter(pk__in=[key for key in counts if key])}
    return Counter({known.get(key, ""): count for key, count in counts.items()})


def _months(on: date) -> tuple[Month, ...]:
    """The last whole months; a month without a report counts as none."""
    first = months_before(on.replace(day=1), MONTHS)
    rows = Nonconformity.objects.filter(found_on__gte=first, found_on__lt=on.replace(day=1)).order_by()
    counts: Counter[date] = Counter()
    for found_on, count in rows.values_list("found_on").annotate(n=Count("pk")):
        counts[found_on.replace(day=1)] += count
    firsts = [months_before(on.replace(day=1), back) for back in range(MONTHS, 0, -1)]
    begun = [one for one in firsts if any(counts[other] for other in firsts if other <= one)]
    return tuple(Month(one, counts[one]) for one in begun)
