"""Values of indicators: typed one by one, or brought in a file that is looked at before it is taken."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.design.pages import FormPage, attempt, files, form_page, sentence, typed
from probierz.lib.catalogs.processes import Unit
from probierz.lib.refusals import Refused
from probierz.processes.actions import indicators as actions
from probierz.processes.labels import REFUSALS, UNITS
from probierz.processes.queries import indicators
from probierz.processes.web.forms.indicators import FileForm, ValueForm, written
from probierz.processes.web.pages import indicator_of, page_of_indicator, today, url

RECORD = Permission.INDICATOR_RECORD


@office_view(RECORD)
@require_http_methods(["GET", "POST"])
def give(request: OfficeRequest, key: str, since: str) -> HttpResponse:
    one = indicator_of(key)
    period = existing(indicators.period_with(one, since, on=today()))
    reading = indicators.reading_in(one, period)
    seen = written(reading.value) if reading else ""
    initial = {"value": seen, "seen": seen, "note": reading.note if reading else ""}
    form = ValueForm(typed(request), initial=initial)
    page = page_of_indicator(
        request,
        one,
        title=_("%(name)s: value for %(period)s") % {"name": one.name, "period": period.label},
        lead=pgettext("of measure", "Unit: %(unit)s") % {"unit": UNITS[Unit(one.unit)]},
        submit=_("Save"),
        done=_("The value was recorded."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.record_value(request.actor, indicator=one, period=period, on=today(), **form.cleaned_data),
    )


@office_view(RECORD)
@require_http_methods(["GET", "POST"])
def upload(request: OfficeRequest) -> HttpResponse:
    form = FileForm(typed(request), files(request))
    drafts: list[Any] = []
    if attempt(form, lambda: drafts.append(_upload(request, form)), sentences=REFUSALS):
        return redirect(url(request, "preview", key=drafts[0].key))
    page = FormPage(
        title=_("Bring values from a file"),
        lead=_("Before anything is written you see what the file says and which lines have errors."),
        submit=_("Look at the file"),
        back=url(request, "indicators"),
        steps=((_("Indicators"), url(request, "indicators")),),
        sentences=REFUSALS,
    )
    return render(request, "processes/upload.html", {"form": form, "page": page})


@office_view(RECORD)
@require_http_methods(["GET", "POST"])
def preview(request: OfficeRequest, key: str) -> HttpResponse:
    draft = existing(indicators.draft_by_key(key))
    refusal = ""
    if request.method == "POST":
        try:
            count = actions.take_readings(request.actor, draft=draft, on=today())
        except Refused as refused:
            refusal = sentence(refused, REFUSALS)
        else:
            words = ngettext("%(n)s value was written.", "%(n)s values were written.", count)
            messages.success(request, words % {"n": count})
            return redirect(url(request, "indicators"))
    plan = indicators.plan_of(draft, on=today())
    context = {"draft": draft, "plan": plan, "names": indicators.names_in(plan), "refusal": refusal}
    return render(request, "processes/preview.html", context, status=422 if refusal else 200)


@office_view(RECORD)
@require_POST
def drop(request: OfficeRequest, key: str) -> HttpResponse:
    actions.drop_readings(request.actor, draft=existing(indicators.draft_by_key(key)))
    messages.success(request, _("The file was removed. Nothing was written."))
    return redirect(url(request, "upload"))


@office_view(RECORD)
@require_GET
def pattern(request: OfficeRequest, ending: str) -> HttpResponse:
    """A sheet with a line for each value that is missing, ready to be filled in."""
    head = [_("indicator"), _("period"), _("value"), _("note")]
    rows = indicators.series_of(indicators.counted_indicators(), on=today())
    typed_ones = [series for series in rows if not series.indicator.source]
    lines = [
        [f"{one.indicator.process.code} {one.indicator.name}", period.label, None, ""]
        for one in typed_ones
        for period in one.missing
    ]
    return downloads.table(ending, head, lines, name=f"brakujace-wartosci-{request.office.code}")


def _upload(request: OfficeRequest, form: FileForm) -> object:
    name = form.cleaned_data["file"].name
    return actions.upload_readings(request.actor, office=request.office, name=name, rows=form.rows)
