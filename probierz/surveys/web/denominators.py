"""How many clients were served and how many forms offered: typed in by point, shown with the response rate."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from probierz.access.doors import office_view
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design.languages import page_language
from probierz.design.pages import typed
from probierz.lib import figures
from probierz.surveys.actions.denominators import record_denominators
from probierz.surveys.models import CollectionPoint, Wave
from probierz.surveys.queries import denominators as queries
from probierz.surveys.rules.denominators import Reach, months_between
from probierz.surveys.web import finding

WHOLE = "cala"
MOST = 10_000_000
_GROUPED = re.compile(r"\d{1,3}(?:\s\d{3})+")


@dataclass(frozen=True)
class Line:
    """A point with its two fields and what is known beside them."""

    point: CollectionPoint
    served: forms.BoundField
    offered: forms.BoundField
    reach: Reach
    in_tens: bool
    handed_out: int


class CountField(forms.IntegerField):
    """A whole number, also with spaces between its thousands, as our own pages print it."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {
        "invalid": gettext_lazy("Write a whole number, for example 120."),
        "min_value": gettext_lazy("Write a whole number, for example 120."),
        "max_value": gettext_lazy("This number is too large. Check it."),
    }

    def to_python(self, value: Any) -> int | None:
        text = str(value or "").strip()
        whole: int | None = super().to_python(re.sub(r"\s", "", text) if _GROUPED.fullmatch(text) else text)
        return whole


class CountsForm(forms.Form):
    """Two numbers for each point."""

    def __init__(self, *args: Any, points: Sequence[CollectionPoint], known: queries.Known, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.points = points
        for point in points:
            for name, value in zip(("served", "offered"), known.get(point.pk, (None, None)), strict=True):
                self.fields[f"{name}-{point.key}"] = CountField(
                    label=f"{_LABELS[name]}: {point.name}",
                    required=False,
                    min_value=0,
                    max_value=MOST,
                    initial=value,
                )

    def counts(self) -> dict[CollectionPoint, tuple[int | None, int | None]]:
        given = self.cleaned_data
        return {point: (given[f"served-{point.key}"], given[f"offered-{point.key}"]) for point in self.points}


_LABELS = {"served": gettext_lazy("Clients served"), "offered": gettext_lazy("Forms offered")}


@office_view(Permission.SURVEY_ENTER)
@require_http_methods(["GET", "POST"])
def edit(request: OfficeRequest, campaign: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    wave = finding.wave_in(summary, request.GET.get("wave"))
    months = _months(wave)
    wish = request.GET.get("okres", WHOLE)
    month = months.get(wish)
    reaches = queries.denominators_of(request.office, wave, month=month)
    known = queries.typed_of(request.office, wave, month=month)
    form = CountsForm(typed(request), points=[row.point for row in reaches.rows], known=known)
    if form.is_bound and form.is_valid():
        record_denominators(request.actor, office=request.office, wave=wave, month=month, counts=form.counts())
        messages.success(request, _("The numbers are saved."))
        return redirect(request.get_full_path())
    context = {
        "summary": summary,
        "campaign": summary.campaign,
        "wave": wave,
        "form": form,
        "lines": _lines(request, wave, form, reaches, month),
        "total": reaches.total,
        "in_tens": reaches.in_tens,
        "periods": _periods(months),
        "chosen": wish if month else WHOLE,
        "by_month": queries.months_typed(request.office, wave) if month is None else {},
    }
    return render(request, "surveys/denominators.html", context, status=422 if form.errors else 200)


def _months(wave: Wave) -> Mapping[str, date]:
    if wave.opened_on is None:
        return {}
    last = wave.closed_on or timezone.localdate()
    return {f"{month:%Y-%m}": month for month in months_between(wave.opened_on, last)}


def _periods(months: Mapping[str, date]) -> list[tuple[str, str]]:
    language = page_language()
    return [
        (WHOLE, _("the whole wave")),
        *((code, figures.month(day, language=language)) for code, day in months.items()),
    ]


def _lines(
    request: OfficeRequest, wave: Wave, form: CountsForm, reaches: queries.Denominators, month: date | None
) -> list[Line]:
    handed = queries.paper_handed_out(request.office, wave, month=month)
    return [
        Line(
            row.point,
            form[f"served-{row.point.key}"],
            form[f"offered-{row.point.key}"],
            row.reach,
            row.in_tens,
            handed.get(row.point.pk, 0),
        )
        for row in reaches.rows
    ]
