"""The page that shows every component in its states; axe and the screenshots look at it."""

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


class SampleForm(forms.Form):
    """Every kind of control."""

    name = forms.CharField(label=_("Name of the process"), help_text=_("As people say it, not as the law does."))
    email = forms.EmailField(label=_("E-mail"), required=False)
    starts_on = forms.DateField(label=_("From which day"), widget=DayInput())
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", "—"), ("main", _("Main")), ("support", _("Supporting"))]
    )
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
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), ("late", _("Late"))]
    )


@public_view("Components with invented content, shown in development and in tests only.")
def gallery(request: ActorRequest) -> HttpResponse:
    if not settings.PROBIERZ_GALLERY:
        raise Http404
    messages.success(request, _("The revision is in force from tomorrow."))
    return render(request, "design/gallery.html", _samples())


def _samples() -> dict[str, Any]:
    return {
        "form": SampleForm({"name": "", "email": "lucja", "audience": "clients"}, auto_id="wrong_%s"),
        "fresh_form": SampleForm(auto_id="fresh_%s"),
        "filters": SampleFilters(auto_id="filter_%s"),
        "sample_page": Paginator(range(1457), 50).page(9),
        "offices": OFFICES,
    }


OFFICES = [
    ("Starostwo Powiatowe w Bochni", 46, "progress", "do 15 lut", 73.1),
    ("Starostwo Powiatowe w Brzezinach", 157, "late", "+11 dni", 71.9),
    ("Starostwo Powiatowe w Jędrzejowie", 45, "done", "", 69.4),
    ("Starostwo Powiatowe w Łęczycy", 74, "none", "", 75.9),
    ("Urząd Miasta i Gminy w Olkuszu", 74, "waiting", "", None),
]
