"""The parts of an office's results as tables: the same rows for the files beside each picture and for the report."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from probierz.design.languages import page_language
from probierz.lib import figures, sheets
from probierz.lib.papers import Table
from probierz.lib.statistics.estimates import Estimate
from probierz.processes.labels import RULES
from probierz.surveys.labels import CHANGE_VERDICTS, CHANNELS
from probierz.surveys.queries import OfficeResults, WaveFigures
from probierz.surveys.queries.items import ItemComparison
from probierz.surveys.queries.months import Month
from probierz.surveys.queries.office import Named
from probierz.surveys.web.questions import words

Row = list[sheets.Value]
PLACES = 4  # of the raw figures in files
PLACES_OF_P, SMALLEST_P = 3, 0.001  # on paper


@dataclass(frozen=True)
class Part:
    """Numbers as numbers; `places` says how many decimals a reader needs in each column."""

    title: str
    head: Sequence[str]
    rows: Sequence[Row]
    places: Sequence[int]

    def on_paper(self, *, widths: Sequence[float] = ()) -> Table | None:
        if not self.rows:
            return None
        numeric = frozenset(at for at in range(len(self.head)) if any(_is_number(row[at]) for row in self.rows))
        rows = [[_said(value, places) for value, places in zip(row, self.places, strict=True)] for row in self.rows]
        return Table(head=self.head, rows=rows, numeric=numeric, widths=widths)


def headline(results: OfficeResults) -> Part:
    names = {
        pgettext("table column", "index"): "index",
        _("overall ratings 4 and 5, %"): "top_two",
        _("matter settled, %"): "outcome",
    }
    rows = []
    for name, field in names.items():
        now, before = getattr(results.now, field), getattr(results.before, field, None)
        if now is not None:
            times = 1 if field == "index" else 100
            rows.append([name, *_ends(now, times), _times(before, times)])
    return Part(_("Headline"), [_("measure"), *_head_of_ends(), _("baseline")], rows, [0, 0, 1, 1, 1, 1])


def items(results: OfficeResults) -> Part:
    rows = [_item(one) for one in results.comparisons]
    places = [0, 0, 2, 2, 2, 1, 2, 2, 1, 1, 1, 3, 2, 3, 0]
    return Part(_("Questions"), _head_of_items(), rows, places)


def _head_of_items() -> list[str]:
    since, until = pgettext("table column", "from"), pgettext("table column", "to")
    head = [_("question"), "n", _("mean"), since, until, _("ratings 4 and 5, %")]
    head += [_("baseline mean"), pgettext("table column", "change")]
    head += [_("change of 4 and 5, points"), since, until, _("U test, p"), _("Cliff's delta"), _("p adjusted")]
    return [*head, pgettext("of a test", "Verdict").lower()]


def _item(one: ItemComparison) -> Row:
    change, ranks = one.top_two, one.ranks
    ends = [100 * end for end in (change.difference, change.low, change.high)] if change else [None] * 3
    return [
        words(one.item.text),
        *_ends(one.now.mean),
        _times(one.now.top_two, 100),
        _times(one.before.mean if one.before else None),
        _kept(one.difference),
        *map(_kept, ends),
        _kept(ranks.p if ranks else None),
        _kept(ranks.delta if ranks else None),
        _kept(one.p),
        str(CHANGE_VERDICTS[one.verdict]),
    ]


def drivers(results: OfficeResults) -> Part:
    head = ["", _("driver"), _("part of what all explain, %"), _("rating from 0 to 100"), _("ratings 4 and 5, %")]
    found = results.drivers
    rows: list[Row] = [
        [
            number,
            words(one.item.text),
            _kept(100 * one.importance),
            _kept(one.score),
            _times(one.top_two, 100),
            _("mend first") if found and found.is_first_to_mend(one) else "",
        ]
        for number, one in enumerate(found.rows if found else (), start=1)
    ]
    return Part(_("Drivers"), [*head, ""], rows, [0, 0, 0, 0, 0, 0])


def months(results: OfficeResults) -> Part:
    found = results.months
    rows: list[Row] = [
        [month_words(one), one.n, _kept(one.index), *map(_kept, _limits(results)), signal_words(results, at)]
        for at, one in enumerate(found.rows)
    ]
    head = [
        _("month"),
        "n",
        pgettext("table column", "index"),
        _("mean"),
        _("lower limit"),
        _("upper limit"),
        _("signal"),
    ]
    return Part(_("Month by month"), head, rows, [0, 0, 1, 1, 1, 1, 0])


def units(results: OfficeResults) -> Part:
    return _of_places(_("Units"), results.units, nameless=_("points of no unit"))


def points(results: OfficeResults) -> Part:
    return _of_places(_("Collection points"), results.points)


def channels(results: OfficeResults) -> Part:
    rows = [
        [str(CHANNELS[one.channel]), *(_hidden() if one.is_hidden else _group(one.n, one.index, _index_of(one.before)))]
        for one in results.channels
    ]
    return Part(_("Channels"), _head_of_groups(), rows, _PLACES_OF_GROUPS)


def splits(results: OfficeResults) -> list[Part]:
    """One table to a question; the outcome is the first."""
    return [
        Part(
            words(one.item.text),
            _head_of_groups(),
            [
                [
                    words(row.option.label),
                    *(_hidden() if row.is_hidden else _group(row.now.n if row.now else 0, row.now, row.before)),
                ]
                for row in one.rows
            ],
            _PLACES_OF_GROUPS,
        )
        for one in results.splits
    ]


_PLACES_OF_GROUPS = [0, 0, 1, 1, 1, 1, 1]


def _first_split(results: OfficeResults) -> Part | None:
    return next(iter(splits(results)), None)


def _second_split(results: OfficeResults) -> Part | None:
    return next(iter(splits(results)[1:]), None)


# By the word in the address of the file.
PARTS: dict[str, Callable[[OfficeResults], Part | None]] = {
    "pytania": items,
    "czynniki": drivers,
    "miesiace": months,
    "komorki": units,
    "punkty": points,
    "kanaly": channels,
    "zalatwienie": _first_split,
    "sprawy": _second_split,
}


def month_words(one: Month) -> str:
    """September 2026, or the first and the last of those told together."""
    first, last = (figures.month(day, language=page_language()) for day in (one.first, one.last))
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


def signal_words(results: OfficeResults, at: int) -> str:
    """What makes a month a signal, and whether for the better."""
    signals = results.months.signals_of(at)
    if not signals:
        return ""
    side = _("for the better") if signals[0].is_high else _("for the worse")
    return f"{side}: {'; '.join(str(RULES[one.rule]) for one in signals)}"


def _of_places(title: str, places: Named, *, nameless: str = "") -> Part:
    rows = [
        [
            name or nameless,
            *(_hidden() if one.is_hidden else _group(_n(one.now), _index_of(one.now), _index_of(one.before))),
        ]
        for name, one in places
    ]
    return Part(title, _head_of_groups(), rows, _PLACES_OF_GROUPS)


def _head_of_groups() -> list[str]:
    return [
        _("group"),
        *_head_of_ends(pgettext("table column", "index")),
        _("baseline"),
        pgettext("table column", "change"),
    ]


def _head_of_ends(value: str = "") -> list[str]:
    return [
        "n",
        value or pgettext("table column", "value"),
        pgettext("table column", "from"),
        pgettext("table column", "to"),
    ]


def _group(n: int | None, now: Estimate | None, before: Estimate | None) -> Row:
    change = now.value - before.value if now and before else None
    return [n, *_ends(now)[1:], _times(before), _kept(change)]


def _hidden() -> Row:
    return [pgettext("table column", "hidden"), None, None, None, None, None]


def _n(figures: WaveFigures | None) -> int | None:
    return figures.n if figures else None


def _index_of(figures: WaveFigures | None) -> Estimate | None:
    return figures.index if figures else None


def _limits(results: OfficeResults) -> tuple[float | None, float | None, float | None]:
    chart = results.months.chart
    return (chart.mean, max(chart.low, 0.0), min(chart.high, 100.0)) if chart else (None, None, None)


def _ends(estimate: Estimate | None, times: float = 1) -> Row:
    if estimate is None:
        return [None, None, None, None]
    low, high = (None if end is None else _kept(end * times) for end in (estimate.low, estimate.high))
    return [estimate.n, _kept(estimate.value * times), low, high]


def _times(estimate: Estimate | None, times: float = 1) -> float | None:
    return _kept(estimate.value * times) if estimate else None


def _kept(value: float | None) -> float | None:
    return None if value is None else round(value, PLACES)


def _is_number(value: sheets.Value) -> bool:
    return isinstance(value, int | float)


def _said(value: sheets.Value, places: int) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if not isinstance(value, int | float):
        return str(value)
    if places == PLACES_OF_P and value < SMALLEST_P:
        return f"< {figures.number(SMALLEST_P, places=places, language=page_language())}"
    return figures.number(value, places=places, language=page_language())
