"""The closing report: making it, the reports made so far, and the words that people write for it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import programme_view
from probierz.access.finding import existing, no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import ProgrammeRequest
from probierz.attachments import store
from probierz.design import downloads
from probierz.programme.actions.outcomes import write_report_text
from probierz.programme.actions.report import TITLES, ask_for_report
from probierz.programme.labels import TEXT_SECTIONS
from probierz.programme.queries.reports import report_by_key, reports_of, text_of, texts_of
from probierz.programme.web.forms import ReportTextForm


@programme_view(Permission.REPORT_MAKE)
@require_http_methods(["GET", "POST"])
def report(request: ProgrammeRequest) -> HttpResponse:
    if request.method == "POST":
        language = request.POST.get("language", "")
        if language not in TITLES:
            raise no_such_page()
        job = ask_for_report(request.actor, programme=request.programme, language=language)
        return redirect("jobs:programme_job", programme=request.programme.code, key=job.key)
    written = texts_of(request.programme)
    sections = [(code, name, written.get(code)) for code, name in TEXT_SECTIONS.items()]
    context = {"programme": request.programme, "reports": reports_of(request.programme), "sections": sections}
    return render(request, "programme/report.html", context)


@programme_view(Permission.REPORT_MAKE)
@require_GET
def report_file(request: ProgrammeRequest, key: str) -> HttpResponse:
    found = existing(report_by_key(request.programme, key))
    return downloads.attached(store.content_of(found.file.sha256), media_type=downloads.PDF, name=found.file.name)


@programme_view(Permission.PROGRAMME_MANAGE)
@require_http_methods(["GET", "POST"])
def report_text(request: ProgrammeRequest, section: str) -> HttpResponse:
    if section not in TEXT_SECTIONS:
        raise no_such_page()
    row = text_of(request.programme, section)
    initial = {"body_pl": row.body_pl, "body_en": row.body_en} if row else {}
    form = ReportTextForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        write_report_text(request.actor, programme=request.programme, section=section, **form.cleaned_data)
        messages.success(request, _("Saved. The next report says it."))
        return redirect("programme:report", programme=request.programme.code)
    context = {"programme": request.programme, "form": form, "name": TEXT_SECTIONS[section]}
    return render(request, "programme/report_text.html", context)
