"""Issuing a series with a preview, and replacing one certificate."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from probierz.access.doors import programme_view
from probierz.access.permissions import Permission
from probierz.access.requests import ProgrammeRequest
from probierz.certificates import actions, queries
from probierz.certificates.web import files
from probierz.certificates.web.forms import ReplaceForm, SeriesForm, signatures
from probierz.certificates.web.views.register import one
from probierz.offices.models import Programme

BAD = 400


@programme_view(Permission.CERTIFICATE_ISSUE)
@require_http_methods(["GET", "HEAD", "POST"])
def new_series(request: ProgrammeRequest) -> HttpResponse:
    programme = request.programme
    day = _day(request.POST.get("issued_on", ""), programme)
    possible = queries.possible_recipients(programme, on=day, shared_on=min(day, timezone.localdate()))
    form = SeriesForm(request.POST or None, possible=possible, initial=_beginning(programme, day))
    if request.method == "POST" and form.is_valid():
        if "preview" in request.POST:
            return _preview(programme, form)
        if (answer := _issue(request, form)) is not None:
            return answer
    context = {
        "form": form,
        "holding": [one for one in possible if one.shares and one.holds],
        "silent": [one for one in possible if not one.shares],
        "free": sum(one.is_free for one in possible),
    }
    return render(request, "certificates/series.html", context, status=BAD if form.errors else 200)


@programme_view(Permission.CERTIFICATE_ISSUE)
@require_POST
def resume(request: ProgrammeRequest) -> HttpResponse:
    try:
        job = actions.resume_series(request.actor, programme=request.programme)
    except actions.CertificateRefused as refusal:
        messages.info(request, str(refusal))
        return redirect("certificates:register", programme=request.programme.code)
    return redirect("jobs:programme_job", programme=request.programme.code, key=job.key)


@programme_view(Permission.CERTIFICATE_REVOKE)
@require_http_methods(["GET", "HEAD", "POST"])
def replace(request: ProgrammeRequest, key: str) -> HttpResponse:
    old = one(request, key)
    form = ReplaceForm(request.POST or None, initial=ReplaceForm.values_of(old))
    if request.method == "POST" and form.is_valid():
        words = {"recipient": form.cleaned_data["recipient"], "reason": form.cleaned_data["reason"]}
        try:
            new = actions.replace_certificate(request.actor, certificate=old, wording=form.wording(), **words)
        except actions.CertificateRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The certificate %(number)s was issued in its place.") % {"number": new.number})
            return redirect("certificates:certificate", programme=request.programme.code, key=new.key)
    context = {"certificate": old, "form": form}
    return render(request, "certificates/replace.html", context, status=BAD if form.errors else 200)


def _day(given: str, programme: Programme) -> date:
    """The day for which offices are listed: the one typed, else the programme's last, if it has come."""
    try:
        typed = parse_date(given)
    except ValueError:
        typed = None
    today = timezone.localdate()
    return typed or min(programme.closes_on or today, today)


def _beginning(programme: Programme, day: date) -> dict[str, Any]:
    """The words of the last series, because the next one seldom differs."""
    last = queries.last_wording(programme)
    common = {name: last.get(name, "") for name in ("place", "conference")}
    return {"issued_on": day, "language": settings.LANGUAGE_CODE, **common, **signatures(last)}


def _preview(programme: Programme, form: SeriesForm) -> HttpResponse:
    content = queries.preview(programme, form.chosen()[0], form.wording(), number=_("preview"))
    return files.pdf_answer(content, "preview.pdf", inline=True)


def _issue(request: ProgrammeRequest, form: SeriesForm) -> HttpResponse | None:
    offices = [one.office for one in form.chosen()]
    try:
        series = actions.issue_series(
            request.actor, programme=request.programme, recipients=offices, wording=form.wording()
        )
    except actions.CertificateRefused as refusal:
        form.add_error(None, str(refusal))
        return None
    if series.passed_over:
        words = ngettext(
            "%(count)s office already holds a valid certificate, so it got no other.",
            "%(count)s offices already hold valid certificates, so they got no other.",
            series.passed_over,
        )
        messages.info(request, words % {"count": series.passed_over})
    return redirect("jobs:programme_job", programme=request.programme.code, key=series.job.key)
