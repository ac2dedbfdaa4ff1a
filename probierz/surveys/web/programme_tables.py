"""The numbers behind the pictures of a programme's results, as tables for spreadsheets."""

from collections.abc import Iterator, Mapping

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from probierz.design import downloads
from probierz.lib import charts, sheets
from probierz.lib.statistics.changes import Change, ShareChange
from probierz.lib.statistics.channels import StandardisedChange
from probierz.lib.statistics.places import ALARM, WARNING
from probierz.surveys.labels import CHANGE_VERDICTS, DATA_WARNINGS
from probierz.surveys.queries import ProgrammeResults
from probierz.surveys.rules.denominators import Reach
from probierz.surveys.web import programme_pictures as drawn

Row = list[sheets.Value]
PLACES = 4


def funnel(ending: str, results: ProgrammeResults, *, name: str) -> HttpResponse:
    """Each office with its limits at its own number of answers."""
    head = [
        pgettext("table column", "office"),
        "n",
        pgettext("table column", "index"),
        pgettext("table column", "95% limit, low"),
        pgettext("table column", "95% limit, high"),
        pgettext("table column", "99.8% limit, low"),
        pgettext("table column", "99.8% limit, high"),
    ]
    data = drawn.funnel(results)
    rows = [_funnel_row(data, one) for one in data.points] if data else []
    return downloads.table(ending, head, rows, name=name)


def changes(ending: str, results: ProgrammeResults, reach: Mapping[int, Reach], *, name: str) -> HttpResponse:
    """Each office with every test of its change; p adjusted over the offices."""
    return downloads.table(ending, _changes_head(), _changes_rows(results, reach), name=name)


def _funnel_row(data: charts.Funnel, one: charts.FunnelPoint) -> Row:
    limits = [data.spread.centre + side * data.limit(one.n, z) for z in (WARNING, ALARM) for side in (-1, 1)]
    return [one.label, one.n, round(one.value, PLACES), *(round(limit, PLACES) for limit in limits)]


def _changes_head() -> list[str]:
    return [
        pgettext("table column", "office"),
        pgettext("table column", "n, baseline"),
        pgettext("table column", "n, follow-up"),
        pgettext("table column", "index, baseline"),
        pgettext("table column", "index, follow-up"),
        pgettext("table column", "change"),
        pgettext("table column", "from"),
        pgettext("table column", "to"),
        "p",
        pgettext("table column", "p, adjusted"),
        "g",
        pgettext("table column", "verdict"),
        pgettext("table column", "change at the channels of the baseline"),
        pgettext("table column", "from"),
        pgettext("table column", "to"),
        pgettext("table column", "change of ratings 4 and 5"),
        pgettext("table column", "from"),
        pgettext("table column", "to"),
        pgettext("table column", "p, adjusted"),
        "delta",
        pgettext("table column", "p, adjusted"),
        pgettext("table column", "answers per form offered"),
        pgettext("table column", "answers per client served"),
        pgettext("table column", "data quality"),
    ]


def _changes_rows(results: ProgrammeResults, reach: Mapping[int, Reach]) -> Iterator[Row]:
    for row in results.rows:
        change, beside = row.change, row.beside
        whose = reach.get(row.office.pk)
        yield [
            row.name,
            *([_("hidden"), None] if row.is_hidden else [one.n if one else 0 for one in (row.before, row.now)]),
            *(_rounded(one.value) if one else None for one in (row.index_before, row.index_now)),
            *_ends(change),
            _rounded(change.p if change else None, places=6),
            _rounded(row.p_adjusted, places=6),
            _rounded(change.effect if change else None),
            str(CHANGE_VERDICTS[row.verdict]),
            *_ends(beside.standardised),
            *_ends(beside.top_two),
            _rounded(beside.top_two_p, places=6),
            _rounded(beside.ranks.delta if beside.ranks else None),
            _rounded(beside.ranks_p, places=6),
            *(_rounded(one) for one in ((whose.response_rate, whose.coverage) if whose else (None, None))),
            "; ".join(str(DATA_WARNINGS[one]) for one in row.warnings),
        ]


def _ends(change: Change | ShareChange | StandardisedChange | None) -> list[sheets.Value]:
    if change is None:
        return [None, None, None]
    return [_rounded(one) for one in (change.difference, change.low, change.high)]


def _rounded(value: float | None, *, places: int = PLACES) -> float | None:
    return None if value is None else round(value, places)
