"""What the histograms hold of one office: four questions to the database, whatever the number of answers."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import BigIntegerField, F, QuerySet, Sum
from django.db.models.functions import Cast

from probierz.lib.questionnaires import INDEX_ITEM, Questionnaire
from probierz.lib.statistics.histogram import Moments
from probierz.offices.models import Office
from probierz.surveys.models import CollectionPoint, Tally, Wave, WaveStudy
from probierz.surveys.queries.figures import Counted
from probierz.surveys.queries.sums import Sums
from probierz.surveys.rules import COMMENTS_ITEM, RESPONSES_ITEM
from probierz.surveys.rules.breakdowns import MONTH_PREFIX, month_of


@dataclass(frozen=True)
class WaveRows:
    """One wave: item, value and count of all answers; and by point and channel what means of groups are made of."""

    whole: dict[str, dict[str, int]] = field(default_factory=dict)
    groups: list[Counted] = field(default_factory=list)
    collected: int = 0

    @cached_property
    def sums(self) -> Sums:
        """As a programme adds them up: answers and index by channel, items by value."""
        sums = Sums(items=self.whole)
        for row in self.groups:
            if row.item == RESPONSES_ITEM:
                sums.responses[row.channel] = sums.responses.get(row.channel, 0) + row.times
            elif row.item == INDEX_ITEM:
                value = int(row.value)
                one = Moments(row.times, value * row.times, value * value * row.times)
                sums.indices[row.channel] = sums.indices.get(row.channel, Moments()) + one
        return sums


NOTHING = WaveRows()


@dataclass(frozen=True)
class Place:
    """A collection point with the unit it belongs to; 0 stands for none."""

    name: str
    unit: int
    unit_name: str


def rows_of(office: Office, waves: Iterable[Wave], *, questionnaire: Questionnaire) -> dict[int, WaveRows]:
    """By wave: only what results may tell."""
    keys = [wave.pk for wave in waves]
    mine = Tally.objects.filter(office=office, wave__in=keys).order_by()
    found = {key: WaveRows(collected=collected) for key, collected in _collected(mine, keys).items()}
    shown = mine.filter(shown__gt=0)
    in_groups = {RESPONSES_ITEM, INDEX_ITEM, questionnaire.analysis.overall}
    for key, group in _grouped(shown, in_groups):
        found[key].groups.append(group)
        values = found[key].whole.setdefault(group.item, {})
        values[group.value] = values.get(group.value, 0) + group.times
    codes = {item.code for item in questionnaire.items if item.is_counted} | {COMMENTS_ITEM}
    for key, item, value, count in _counts(shown, codes - in_groups):
        found[key].whole.setdefault(item, {})[value] = count
    return found


def months_of(office: Office, waves: Iterable[Wave]) -> list[tuple[date, Moments]]:
    """The sum of the index of each month, the earliest first."""
    rows = Tally.objects.filter(office=office, wave__in=[wave.pk for wave in waves], shown__gt=0).order_by()
    value = Cast("value", BigIntegerField())
    total = Sum(F("shown") * value, output_field=BigIntegerField())
    months = rows.filter(item__startswith=MONTH_PREFIX).values_list("item")
    sums = months.annotate(Sum("shown"), total=total)
    return sorted((month_of(item), Moments(n, int(total), 0)) for item, n, total in sums)


def places_of(office: Office, wave: Wave) -> dict[int, Place]:
    rows = CollectionPoint.objects.filter(office=office, campaign=wave.campaign_id)
    columns = rows.values_list("pk", "name", "unit_id", "unit__name")
    return {key: Place(name, unit or 0, unit_name or "") for key, name, unit, unit_name in columns}


def studies_of(office: Office, waves: Iterable[Wave]) -> dict[int, WaveStudy]:
    """By wave: those of waves that are closed and read."""
    rows = WaveStudy.objects.filter(office=office, wave__in=[wave.pk for wave in waves], done_at__isnull=False)
    return {one.wave_id: one for one in rows}


def _collected(mine: QuerySet[Tally], waves: Collection[int]) -> Mapping[int, int]:
    sums = dict(mine.filter(item=RESPONSES_ITEM).values_list("wave_id").annotate(Sum("count")))
    return {wave: sums.get(wave, 0) for wave in waves}


def _grouped(shown: QuerySet[Tally], items: Collection[str]) -> Iterable[tuple[int, Counted]]:
    rows = shown.filter(item__in=sorted(items))
    columns = rows.values_list("wave_id", "point_id", "channel", "item", "value", "shown")
    for wave, point, channel, item, value, times in columns:
        yield wave, Counted(point, channel, item, value, times)


def _counts(shown: QuerySet[Tally], items: Collection[str]) -> Iterable[tuple[int, str, str, int]]:
    rows = shown.filter(item__in=sorted(items)).values_list("wave_id", "item", "value")
    return rows.annotate(Sum("shown"))
