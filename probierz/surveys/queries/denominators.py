"""Clients served, forms offered and answers, by point, by month and by office."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth

from probierz.offices.models import Office
from probierz.surveys.models import CollectionPoint, Denominator, PaperBatch, Response, Tally, Wave
from probierz.surveys.rules import RESPONSES_ITEM, CampaignKind, Channel, WaveState
from probierz.surveys.rules.denominators import Reach, reach_of, together, total
from probierz.surveys.rules.telling import in_tens, is_told_in_tens


@dataclass(frozen=True)
class PointReach:
    """One collection point with its reach; told in tens, its answers are the tens that are full."""

    point: CollectionPoint
    reach: Reach
    in_tens: bool


@dataclass(frozen=True)
class Denominators:
    """The reach of an office in a wave or a month of it, point by point and together."""

    rows: tuple[PointReach, ...]
    total: Reach

    @property
    def in_tens(self) -> bool:
        return any(row.in_tens for row in self.rows)

    @property
    def is_known(self) -> bool:
        """Whether anybody said how many clients were served or forms offered."""
        return any(row.reach.served is not None or row.reach.offered is not None for row in self.rows)


Known = Mapping[int, tuple[int | None, int | None]]


def denominators_of(office: Office, wave: Wave, *, month: date | None = None) -> Denominators:
    """Of the whole wave or of one month, in a scope that holds the office; points without answers too."""
    points = list(CollectionPoint.objects.filter(office=office, campaign=wave.campaign_id))
    answered = _answers_in_wave(office, wave) if month is None else _answers_in_month(office, wave, month)
    known = _known([office.pk], wave, month=month)
    rows = tuple(
        _point_reach(point, wave, answered.get(point.pk, 0), known.get(point.pk, (None, None)))
        for point in sorted(points, key=lambda point: (point.until is not None, point.name.casefold(), point.pk))
    )
    return Denominators(rows, together(row.reach for row in rows))


def reach_of_offices(wave: Wave) -> dict[int, Reach]:
    """By the offices in scope that gave numbers: how many of whom their answers come from, at those points."""
    known = _known(None, wave, month=None)
    if not known:
        return {}
    answers = Tally.objects.filter(wave=wave, item=RESPONSES_ITEM, point__in=known).order_by().values_list("point_id")
    answered = dict(answers.annotate(Sum("count")))
    by_office: dict[int, list[Reach]] = defaultdict(list)
    for office_id, point_id in CollectionPoint.objects.filter(pk__in=known).values_list("office_id", "pk"):
        by_office[office_id].append(_reach(answered.get(point_id, 0), known[point_id]))
    return {office_id: together(rows) for office_id, rows in by_office.items()}


def typed_of(office: Office, wave: Wave, *, month: date | None) -> Known:
    """What was said of exactly this period, by point."""
    rows = Denominator.objects.filter(office=office, wave=wave, month=month)
    return {row.point_id: (row.served, row.offered) for row in rows}


def months_typed(office: Office, wave: Wave) -> Known:
    """The sums of the months, by point: what the whole wave has where nothing else was said."""
    rows = Denominator.objects.filter(office=office, wave=wave, month__isnull=False)
    return _sums(rows)


def paper_handed_out(office: Office, wave: Wave, *, month: date | None) -> dict[int, int]:
    """Printed forms of batches, by point: the least that was offered there."""
    batches = PaperBatch.objects.filter(office=office, wave=wave)
    if month is not None:
        batches = batches.filter(day__year=month.year, day__month=month.month)
    handed: dict[int, int] = defaultdict(int)
    for batch in batches:
        handed[batch.point_id] += batch.forms
    return dict(handed)


def _known(offices: Iterable[int] | None, wave: Wave, *, month: date | None) -> Known:
    """Of a month what was said of it; of the wave what was said of it as a whole, else the sum of its months."""
    rows = Denominator.objects.filter(wave=wave)
    if offices is not None:
        rows = rows.filter(office__in=list(offices))
    if month is not None:
        return _sums(rows.filter(month=month))
    found = list(rows)
    whole = _sums(row for row in found if row.month is None)
    return {**_sums(row for row in found if row.month is not None), **whole}


def _sums(rows: Iterable[Denominator]) -> Known:
    by_point: dict[int, list[Denominator]] = defaultdict(list)
    for row in rows:
        by_point[row.point_id].append(row)
    return {
        point: (total(row.served for row in some), total(row.offered for row in some))
        for point, some in by_point.items()
    }


def _point_reach(point: CollectionPoint, wave: Wave, answered: int, known: tuple[int | None, int | None]) -> PointReach:
    is_rounded = is_told_in_tens(CampaignKind(wave.campaign.kind), Channel(point.channel), WaveState(wave.state))
    return PointReach(point, _reach(in_tens(answered) if is_rounded else answered, known), is_rounded)


def _reach(answered: int, known: tuple[int | None, int | None]) -> Reach:
    served, offered = known
    return reach_of(answered=answered, served=served, offered=offered)


def _answers_in_wave(office: Office, wave: Wave) -> dict[int, int]:
    rows = Tally.objects.filter(office=office, wave=wave, item=RESPONSES_ITEM).order_by().values_list("point_id")
    return dict(rows.annotate(Sum("count")))


def _answers_in_month(office: Office, wave: Wave, month: date) -> dict[int, int]:
    rows = Response.objects.filter(office=office, wave=wave, day__gte=month)
    of_month = rows.annotate(month=TruncMonth("day")).filter(month=month).order_by().values_list("point_id")
    return dict(of_month.annotate(Count("pk")))
