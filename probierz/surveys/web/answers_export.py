"""Single answers as files, the codebook of their columns, and the counts for analysts who need no single answers."""

import json
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import Any

import xlsxwriter
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import office_view
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.design.languages import page_language
from probierz.lib import sheets
from probierz.lib.refusals import Refused
from probierz.lib.survey_files.ddi import Study, codebook
from probierz.lib.survey_files.rows import AS_CODES, as_words, rows_of
from probierz.lib.survey_files.sav import sav
from probierz.lib.survey_files.texts import csv, json_lines
from probierz.surveys.actions.exporting import export_answers
from probierz.surveys.labels import EXPORT_REFUSALS, WHAT_LEAVES
from probierz.surveys.models import Wave
from probierz.surveys.queries.analysis_pack import analysis_pack
from probierz.surveys.queries.single_answers import SingleAnswers, columns_for, responses_of
from probierz.surveys.rules import CampaignKind, WaveRole
from probierz.surveys.rules.exporting import ExportFormat, ExportRefusal
from probierz.surveys.web import finding
from probierz.surveys.web.forms_export import CODES, ExportForm

MEDIA_TYPES = {
    ExportFormat.CSV: sheets.CSV,
    ExportFormat.XLSX: sheets.XLSX,
    ExportFormat.SAV: "application/x-spss-sav",
    ExportFormat.JSON_LINES: "application/jsonl",
}


@office_view(Permission.ANSWERS_EXPORT)
@require_http_methods(["GET", "POST"])
def export(request: OfficeRequest, campaign: str) -> HttpResponseBase:
    summary = finding.campaign_of_office(request, campaign)
    form = ExportForm(request.POST or None)
    if form.is_valid():
        wave, wish = summary.waves[WaveRole(form.cleaned_data["wave"])], ExportFormat(form.cleaned_data["form"])
        try:
            found = export_answers(
                request.actor, office=request.office, wave=wave, form=wish, purpose=form.cleaned_data["purpose"]
            )
        except Refused as refused:
            form.add_error("wave", EXPORT_REFUSALS[ExportRefusal(refused.reason)])
        else:
            words = None if form.cleaned_data["words"] == CODES else form.cleaned_data["words"]
            name = downloads.file_name(request.office.code, summary.campaign.code, wave.role, ending=wish.value)
            return _file(found, wish, words, title=summary.campaign.name_pl, name=name)
    context = {
        "form": form,
        "campaign": summary.campaign,
        "waves": list(summary.waves.values()),
        "what_leaves": WHAT_LEAVES[CampaignKind(summary.campaign.kind)],
    }
    return render(request, "surveys/export.html", context, status=422 if form.errors else 200)


@office_view(Permission.SURVEY_READ)
@require_GET
def ddi(request: OfficeRequest, campaign: str) -> HttpResponse:
    """What the columns mean, as DDI Codebook; it holds no answer."""
    summary = finding.campaign_of_office(request, campaign)
    wave = finding.wave_in(summary, request.GET.get("wave"))
    study = _study(request, wave)
    content = codebook(study, columns_for(request.office, wave), language=page_language())
    return downloads.attached(content, media_type="application/xml", name=study.file_name.replace(".csv", ".xml"))


@office_view(Permission.SURVEY_READ)
@require_GET
def pack(request: OfficeRequest, campaign: str) -> HttpResponse:
    """Counts of values with small groups hidden: all that means, shares and tests need."""
    summary = finding.campaign_of_office(request, campaign)
    content = json.dumps(analysis_pack(request.office, summary.campaign), ensure_ascii=False, indent=1)
    name = downloads.file_name(request.office.code, summary.campaign.code, ending="json")
    return downloads.attached(content, media_type=downloads.JSON, name=name)


def _file(found: SingleAnswers, form: ExportFormat, words: str | None, *, title: str, name: str) -> HttpResponseBase:
    if form is ExportFormat.XLSX:
        return downloads.under_name(_book(found, words), name)
    pieces = _pieces(found, form, words, title=title)
    return downloads.under_name(StreamingHttpResponse(pieces, content_type=MEDIA_TYPES[form]), name)


def _pieces(found: SingleAnswers, form: ExportFormat, words: str | None, *, title: str) -> Iterator[bytes]:
    if form is ExportFormat.SAV:
        language, made = words or page_language(), timezone.localdate()
        return sav(found.columns, found.sheets, title=title, language=language, made=made)
    if form is ExportFormat.JSON_LINES:
        return json_lines(found.columns, found.sheets)
    return csv(found.columns, found.sheets, language=words)


def _book(found: SingleAnswers, words: str | None) -> FileResponse:
    """Written row by row to a file without a name, which is gone when it has been sent."""
    file: Any = TemporaryFile()  # noqa: SIM115 - the response closes it
    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    sheet = book.add_worksheet()
    for column, one in enumerate(found.columns):
        sheet.write_string(0, column, one.name)
    saying = AS_CODES if words is None else as_words(words)
    for number, row in enumerate(rows_of(found.columns, found.sheets, saying), 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell)
            elif cell is not None:
                sheet.write_number(number, column, cell)
    sheet.freeze_panes(1, 0)
    book.close()
    file.seek(0)
    return FileResponse(file, content_type=sheets.XLSX)


def _study(request: OfficeRequest, wave: Wave) -> Study:
    campaign = wave.campaign
    return Study(
        key=wave.key,
        title=campaign.name_en if page_language() == "en" else campaign.name_pl,
        producer=request.office.name,
        since=wave.opened_on,
        until=wave.closed_on,
        cases=responses_of(request.office, wave),
        file_name=downloads.file_name(request.office.code, campaign.code, wave.role, ending="csv"),
        made=timezone.localdate(),
        abstract=str(WHAT_LEAVES[CampaignKind(campaign.kind)]),
    )
