"""The page that shows every component in its states; axe and the screenshots look at it."""

from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from probierz.access.doors import public_view
from probierz.access.requests import ActorRequest
from probierz.design.forms import DayInput
from probierz.design.history import Changed, Told
from probierz.lib import charts


class SampleForm(forms.Form):
    """Every kind of control."""

    name = forms.CharField(label=_("Name of the process"), help_text=_("As people say it, not as the law does."))
    email = forms.EmailField(label=_("E-mail"), required=False)
    starts_on = forms.DateField(label=_("From which day"), widget=DayInput())
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", "—"), ("main", _("Main")), ("support", _("Supporting"))])
    audience = forms.ChoiceField(
        label=_("For whom"),
        widget=forms.RadioSelect,
        choices=[("clients", _("Clients")), ("staff", _("Employees"))],
    )
    channels = forms.MultipleChoiceField(
        label=_("Channels"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("desk", _("At the desk")), ("letter", _("By letter")), ("qr", _("By QR code"))],
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}), required=False)
    roster = forms.FileField(label=_("File"), help_text=_("xlsx, ods or csv, at most 10 MB."), required=False)
    agreed = forms.BooleanField(label=_("I have read the rules"))


class SampleFilters(forms.Form):
    """A bar above a list."""

    q = forms.CharField(label=_("Search"), required=False, widget=forms.SearchInput())
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), ("late", _("Late"))])


@public_view("Components with invented content, shown in development and in tests only.")
def gallery(request: ActorRequest) -> HttpResponse:
    if not settings.PROBIERZ_GALLERY:
        raise Http404
    messages.success(request, _("The revision is in force from tomorrow."))
    return render(request, "design/gallery.html", samples())


OFFICES = [
    ("Starostwo Powiatowe w Bochni", 46, "progress", "do 15 lut", 73.1),
    ("Starostwo Powiatowe w Brzezinach", 157, "late", "+11 dni", 71.9),
    ("Starostwo Powiatowe w Jędrzejowie", 45, "done", "", 69.4),
    ("Starostwo Powiatowe w Łęczycy", 74, "none", "", 75.9),
    ("Urząd Miasta i Gminy w Olkuszu", 74, "waiting", "", None),
]
SATISFACTION = charts.Streak("Zadowolenie klientów", then=65.2, now=71.4, low=70.1, high=72.7)
ON_TIME = charts.Streak("Sprawy w terminie", then=91.1, now=94.8, low=94.1, high=95.5)
STREAKS = charts.StreakRows(
    "Zadowolenie klientów w urzędach",
    (
        charts.Streak("Starostwo Powiatowe w Bochni", 66.4, 73.1, 71.0, 75.2, is_here=True),
        charts.Streak("Starostwo Powiatowe w Brzezinach", 70.2, 71.9, 70.6, 73.2),
        charts.Streak("Starostwo Powiatowe w Jędrzejowie", 71.8, 69.4, 66.9, 71.9),
        charts.Streak("Starostwo Powiatowe w Łęczycy", None, 75.9, 73.0, 78.8),
        charts.Streak("Urząd Miasta i Gminy w Olkuszu", note="mniej niż 10 odpowiedzi"),
    ),
)
BARS = charts.Bars(
    "Oceny dobre i bardzo dobre",
    (
        charts.Bar("Uprzejmość", 0.912, 0.904, 0.919, 4812),
        charts.Bar("Czas oczekiwania i załatwienia sprawy", 0.674, 0.661, 0.687, 4790),
        charts.Bar("Dostęp dla osób z niepełnosprawnością", 0.55, 0.38, 0.71, 29),
        charts.Bar("Strona internetowa", None),
    ),
)
ANSWERS = charts.Distributions(
    "Odpowiedzi na skali od 1 do 5",
    (
        charts.Distribution("Uprzejmość", (31, 58, 336, 1542, 2845)),
        charts.Distribution("Czas oczekiwania i załatwienia sprawy", (212, 431, 918, 1700, 1529)),
    ),
)
SCHEDULE = charts.Schedule(
    "Etapy: plan i wykonanie",
    (
        charts.Stage("Nabór", date(2010, 9, 1), date(2010, 10, 15), date(2010, 9, 6), date(2010, 10, 12)),
        charts.Stage("Diagnoza", date(2010, 10, 10), date(2010, 12, 1), date(2010, 10, 18), date(2010, 12, 20)),
        charts.Stage("Audity wewnętrzne", date(2010, 12, 15), date(2011, 2, 15), date(2011, 1, 3)),
        charts.Stage("Certyfikacja", date(2011, 3, 1), date(2011, 4, 20)),
    ),
    today=date(2011, 1, 20),
)


RENAMED = Told(
    position=1,
    at=datetime(2026, 3, 31, 10, 15, tzinfo=UTC),
    who="Łucja Żółć",
    what="zmiana nazwy urzędu",
    target="",
    note="Uchwała 7/2026.",
    changes=(Changed("nazwa", "Gmina Lipowo", "Urząd Gminy w Lipowie"),),
    hash="",
    request_id="",
    address="",
)


def samples() -> dict[str, Any]:
    return {
        "form": SampleForm({"name": "", "email": "lucja", "audience": "clients"}, auto_id="wrong_%s"),
        "fresh_form": SampleForm(auto_id="fresh_%s"),
        "filters": SampleFilters(auto_id="filter_%s"),
        "filters_form": SampleFilters({"state": "unknown"}, auto_id="small_%s"),
        "sample_page": Paginator(range(1457), 50).page(9),
        "offices": OFFICES,
        "satisfaction": SATISFACTION,
        "on_time": ON_TIME,
        "streaks": STREAKS,
        "bars": BARS,
        "answers": ANSWERS,
        "steps": ["bardzo źle", "źle", "średnio", "dobrze", "bardzo dobrze"],
        "schedule": SCHEDULE,
        "events": [RENAMED],
        "trend": [61.0, 63.5, None, 65.2, 66.0, 71.4],
    }
