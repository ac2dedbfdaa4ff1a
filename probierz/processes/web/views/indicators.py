"""The list of indicators and the page of one."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import office_view
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads, records
from probierz.design.pages import form_page, typed
from probierz.lib.catalogs.processes import Unit
from probierz.lib.periods import Frequency
from probierz.members.queries.history import history_of
from probierz.processes.actions import indicators as actions
from probierz.processes.labels import FREQUENCIES, STANDINGS, TAKEN, UNITS
from probierz.processes.queries import indicators
from probierz.processes.queries.charts import chart_of
from probierz.processes.queries.records import INDICATOR
from probierz.processes.rules import Standing, Taken
from probierz.processes.web.forms.indicators import EndIndicatorForm, IndicatorFilters, IndicatorForm
from probierz.processes.web.pages import indicator_of, page_of, page_of_indicator, process_of, today

LATEST = 12  # events: each value leaves one, and the whole history has its own page
READ, MANAGE = Permission.PROCESS_READ, Permission.PROCESS_MANAGE


@office_view(READ)
@require_GET
def indicator_list(request: OfficeRequest) -> HttpResponse:
    filters = IndicatorFilters(request.GET)
    context = {
        "filters": filters,
        "rows": _listed(filters),
        "is_filtered": any(request.GET.get(name) for name in ("q", "group", "only")),
        "query": request.GET.urlencode(),
    }
    return render(request, "processes/indicators.html", context)


@office_view(READ)
@require_GET
def indicator_sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    head = [
        _("process"),
        _("indicator"),
        pgettext("of measure", "unit"),
        _("target"),
        _("frequency"),
        _("period"),
        _("value"),
        _("standing"),
    ]
    rows = [_as_line(series) for series in _listed(IndicatorFilters(request.GET))]
    return downloads.table(ending, head, rows, name=f"wskazniki-{request.office.code}")


@office_view(READ)
@require_GET
def indicator(request: OfficeRequest, key: str) -> HttpResponse:
    one = indicator_of(key)
    series = indicators.one_series(one, on=today())
    context = {
        "indicator": one,
        "series": series,
        "chart": chart_of(series),
        "points": list(reversed(series.points)),
        "related": records.related(request.actor, INDICATOR, one.key),
        "history": history_of(one, limit=LATEST) if request.actor.may(Permission.TRAIL_READ) else [],
    }
    return render(request, "processes/indicator.html", context)


@office_view(READ)
@require_GET
def series_sheet(request: OfficeRequest, key: str, ending: str) -> HttpResponse:
    one = indicator_of(key)
    head = [_("indicator"), _("period"), _("value"), _("note"), _("how taken")]
    rows = [_as_value(one.name, point) for point in indicators.one_series(one, on=today()).points]
    return downloads.table(ending, head, rows, name=f"wskaznik-{one.process.code}-{one.name}"[:80])


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add(request: OfficeRequest, key: str) -> HttpResponse:
    process = process_of(key)
    form = IndicatorForm(
        typed(request), is_new=True, initial={"since": date(today().year, 1, 1), "frequency": "quarter"}
    )
    page = page_of(request, process, title=_("Add an indicator"), submit=_("Add"), done=_("The indicator was added."))
    return form_page(
        request,
        page,
        form,
        lambda: actions.add_indicator(
            request.actor, process=process, definition=form.definition_of(), since=form.cleaned_data["since"]
        ),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def change(request: OfficeRequest, key: str) -> HttpResponse:
    one = indicator_of(key)
    form = IndicatorForm(typed(request), is_new=False, initial=IndicatorForm.values_of(one))
    page = page_of_indicator(request, one, title=_("Change the indicator"), submit=_("Save"), done=_("Saved."))
    return form_page(
        request,
        page,
        form,
        lambda: actions.change_indicator(request.actor, indicator=one, definition=form.definition_of()),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def end(request: OfficeRequest, key: str) -> HttpResponse:
    one = indicator_of(key)
    form = EndIndicatorForm(typed(request), initial={"on": today()})
    page = page_of_indicator(
        request,
        one,
        title=_("Stop counting the indicator"),
        lead=_("The values there are stay readable. No more are asked for."),
        submit=_("Stop counting"),
        done=_("The indicator is no longer counted."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.end_indicator(request.actor, indicator=one, today=today(), **form.cleaned_data),
    )


def _listed(filters: IndicatorFilters) -> list[indicators.Series]:
    wish = filters.cleaned_data if filters.is_valid() else {}
    rows = indicators.counted_indicators(words=wish.get("q", ""), group=wish.get("group", ""))
    found = indicators.series_of(rows, on=today())
    match wish.get("only", ""):
        case "missing":
            return [one for one in found if one.missing]
        case "out":
            return [one for one in found if one.is_out]
        case _:
            return found


def _as_line(series: indicators.Series) -> list[Any]:
    one, last = series.indicator, series.last
    return [
        str(one.process),
        one.name,
        str(UNITS[Unit(one.unit)]),
        one.target,
        str(FREQUENCIES[Frequency(one.frequency)]),
        last.period.label if last else "",
        last.value if last else None,
        str(STANDINGS[Standing(series.standing)]),
    ]


def _as_value(name: str, point: indicators.Point) -> list[Any]:
    reading = point.reading
    note, taken = (reading.note, str(TAKEN[Taken(reading.taken)])) if reading else ("", "")
    return [name, point.period.label, point.value, note, taken]
