"""Pictures of improvement with their tables."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from probierz.access.doors import office_view
from probierz.access.finding import no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.design.languages import page_language
from probierz.improvement.labels import CAUSE_AREAS, SOURCES
from probierz.improvement.queries.figures import Figures, figures
from probierz.improvement.rules import CauseArea, Source
from probierz.improvement.rules.pictures import Pareto
from probierz.improvement.web.pages import today
from probierz.lib import charts
from probierz.lib.figures import month

READ = Permission.IMPROVEMENT_READ


@office_view(READ)
@require_GET
def pictures(request: OfficeRequest) -> HttpResponse:
    found = figures(today())
    context = {
        "figures": found,
        "ages": _ages([(one.least, one.most, one.count) for one in found.ages]),
        "closing": _ages(list(found.closing.within)),
        "paretos": _paretos(found),
        "control": _control(found),
        "months": [(_month(one.first), one.count, _signal(found, at)) for at, one in enumerate(found.months)],
        "today": today(),
    }
    return render(request, "improvement/pictures.html", context)


@office_view(READ)
@require_GET
def sheet(request: OfficeRequest, name: str, ending: str) -> HttpResponse:
    """The numbers of one picture."""
    found = figures(today())
    tables: dict[str, tuple[list[str], list[list[Any]]]] = {
        "wiek": ([_("age in days"), _("open nonconformities")], [[w, n] for w, n, _s in _lines(found.ages)]),
        "miesiace": ([_("month"), _("reports")], [[_month(one.first), one.count] for one in found.months]),
        "przyczyny": _table(found.by_cause, _cause_words),
        "procesy": _table(found.by_process, str),
        "zrodla": _table(found.by_source, _source_words),
    }
    if name not in tables:
        raise no_such_page()
    head, rows = tables[name]
    return downloads.table(ending, head, rows, name=f"{name}-{request.office.code}")


def _lines(ages: Any) -> list[tuple[str, int, float]]:
    return _ages([(one.least, one.most, one.count) for one in ages])


def _ages(ranges: list[tuple[int, int | None, int]]) -> list[tuple[str, int, Any]]:
    """Words of each range with its number and its bar."""
    total = sum(count for _l, _m, count in ranges)
    return [
        (_range(least, most), count, charts.Bar(_range(least, most), count / total if total else 0.0))
        for least, most, count in ranges
    ]


def _range(least: int, most: int | None) -> str:
    if most is None:
        return _("over %(days)s days") % {"days": least - 1}
    return _("%(least)s to %(most)s days") % {"least": least, "most": most}


def _paretos(found: Figures) -> list[dict[str, Any]]:
    """Three pictures of one kind; each says which few make most of it."""
    return [
        _pareto("przyczyny", _("What causes most of them?"), _("Cause"), found.by_cause, _cause_words),
        _pareto("procesy", _("In which processes?"), _("Process"), found.by_process, str, short=_code),
        _pareto("zrodla", _("Where do they come to light?"), _("Source"), found.by_source, _source_words),
    ]


def _pareto(name: str, title: str, label: str, data: Pareto, words: Any, *, short: Any = None) -> dict[str, Any]:
    rows = [(words(row.code) if row.code else _("not given yet"), row) for row in data.rows]
    columns = tuple(charts.ParetoColumn(short(text) if short else text, row.count) for text, row in rows)
    return {
        "name": name,
        "title": title,
        "label": label,
        "rows": rows,
        "total": data.total,
        "vital": ", ".join(words(row.code) for row in data.vital) if data.is_telling else "",
        "chart": charts.Pareto(title, columns),
    }


def _table(data: Pareto, words: Any) -> tuple[list[str], list[list[Any]]]:
    head = [_("name"), _("number"), _("share"), _("together")]
    rows = [
        [words(row.code) if row.code else _("not given yet"), row.count, round(row.share, 4), round(row.cumulative, 4)]
        for row in data.rows
    ]
    return head, rows


def _control(found: Figures) -> charts.ControlChart | None:
    if not found.months:
        return None
    limits = found.chart
    return charts.ControlChart(
        title=_("New reports by month"),
        unit=_("reports"),
        points=tuple(
            charts.ControlPoint(f"{one.first:%m.%y}", float(one.count), None if _signal(found, at) is None else True)
            for at, one in enumerate(found.months)
        ),
        mean=limits.mean if limits else None,
        low=max(limits.low, 0.0) if limits else None,
        high=limits.high if limits else None,
        places=1,
    )


def _signal(found: Figures, at: int) -> bool | None:
    """Whether a month tells of fewer reports than usual; more of them are not worse by themselves."""
    signals = found.chart.signals_at(at) if found.chart else ()
    return None if not signals else not signals[0].is_high


def _code(words: str) -> str:
    """The code of a process, which fits beneath a column."""
    return words.partition(" ")[0] if "-" in words else words


def _month(first: Any) -> str:
    return month(first, language=page_language())


def _cause_words(code: str) -> str:
    return str(CAUSE_AREAS[CauseArea(code)])


def _source_words(code: str) -> str:
    return str(SOURCES[Source(code)])
