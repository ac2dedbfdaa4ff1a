"""What every office of a programme said, added up in the database: three sums, and counts of a few items."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import BigIntegerField, F, QuerySet, Sum
from django.db.models.functions import Cast

from probierz.lib.questionnaires import INDEX_ITEM
from probierz.lib.statistics.histogram import Histogram, Moments
from probierz.surveys.models import Tally
from probierz.surveys.rules import RESPONSES_ITEM

NO_VALUES = Moments()
AT_ONCE = 5_000


@dataclass(frozen=True)
class Sums:
    """One group of answers: how many by channel, the index by channel, and the items asked for by value.

    Filled first, asked afterwards: what is worked out of it is remembered.
    """

    responses: dict[str, int] = field(default_factory=dict)
    indices: dict[str, Moments] = field(default_factory=dict)
    items: dict[str, dict[str, int]] = field(default_factory=dict)

    @cached_property
    def n(self) -> int:
        return sum(self.responses.values())

    @cached_property
    def index(self) -> Moments:
        return sum(self.indices.values(), start=NO_VALUES)

    @cached_property
    def _ratings(self) -> dict[str, Histogram]:
        return {}

    def ratings(self, item: str) -> Histogram:
        """The ratings from 1 to 5, "does not apply" left out."""
        if item not in self._ratings:
            self._ratings[item] = Histogram.of_texts(self.items.get(item, {}))
        return self._ratings[item]


ByOffice = dict[int, Sums]
NOTHING = Sums()


def sums_by_office(waves: Collection[int], *, items: Collection[str]) -> dict[int, ByOffice]:
    """By wave and office, of the offices in scope; three questions whatever the number of answers and of offices."""
    found: dict[int, ByOffice] = {wave: defaultdict(Sums) for wave in waves}
    shown = Tally.objects.filter(wave__in=waves, shown__gt=0).order_by()
    for wave, office, channel, moments in _indices(shown):
        found[wave][office].indices[channel] = moments
    for wave, office, channel, count in _responses(shown):
        found[wave][office].responses[channel] = count
    for wave, office, item, value, count in _counts(shown, items):
        found[wave][office].items.setdefault(item, {})[value] = count
    return found


def together(groups: Iterable[Sums]) -> Sums:
    """All of them as one group."""
    whole = Sums()
    for one in groups:
        for channel, count in one.responses.items():
            whole.responses[channel] = whole.responses.get(channel, 0) + count
        for channel, moments in one.indices.items():
            whole.indices[channel] = whole.indices.get(channel, NO_VALUES) + moments
        for item, values in one.items.items():
            into = whole.items.setdefault(item, {})
            for value, count in values.items():
                into[value] = into.get(value, 0) + count
    return whole


def _indices(shown: QuerySet[Tally]) -> Iterator[tuple[int, int, str, Moments]]:
    """The index is counted by value; a mean and a variance need no more than its sum and its squares."""
    value, times, whole = Cast("value", BigIntegerField()), F("shown"), BigIntegerField()
    rows = shown.filter(item=INDEX_ITEM).values_list("wave_id", "office_id", "channel")
    sums = rows.annotate(
        Sum("shown"),
        total=Sum(times * value, output_field=whole),
        squares=Sum(times * value * value, output_field=whole),
    )
    for wave, office, channel, n, total, squares in sums.iterator(chunk_size=AT_ONCE):
        yield wave, office, channel, Moments(n, int(total), int(squares))


def _responses(shown: QuerySet[Tally]) -> Iterable[tuple[int, int, str, int]]:
    rows = shown.filter(item=RESPONSES_ITEM).values_list("wave_id", "office_id", "channel")
    return rows.annotate(Sum("shown")).iterator(chunk_size=AT_ONCE)


def _counts(shown: QuerySet[Tally], items: Collection[str]) -> Iterable[tuple[int, int, str, str, int]]:
    rows = shown.filter(item__in=sorted(items)).values_list("wave_id", "office_id", "item", "value")
    return rows.annotate(Sum("shown")).iterator(chunk_size=AT_ONCE)
