"""Answers from a file: upload, columns, words, preview, and then all of them or none."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.design.pages import attempt, done_or_refused, files, typed
from probierz.lib.answer_tables import FORM, AnswerPlan, RowError, questions_in
from probierz.lib.questionnaires import Answer, Item, codes_of
from probierz.lib.sheets import Value
from probierz.surveys.actions import imports as actions
from probierz.surveys.labels import IMPORT_REFUSALS, ROW_ERRORS
from probierz.surveys.models import AnswerFile
from probierz.surveys.queries import CampaignWaves, imports, paper, points_of
from probierz.surveys.queries.imports import Reading
from probierz.surveys.rules import Channel, WaveState
from probierz.surveys.web import finding
from probierz.surveys.web import questions as asked
from probierz.surveys.web.imports_forms import ColumnsForm, Place, UploadForm, WordsForm

MANAGE = Permission.SURVEY_MANAGE
SHOWN_ROWS, SHOWN_ERRORS = 12, 200


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def upload(request: OfficeRequest, campaign: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    places = _places(request, summary)
    form = UploadForm(typed(request), files(request), places=places)
    made: list[AnswerFile] = []
    if attempt(form, lambda: made.append(_uploaded(request, summary, form, places)), sentences=IMPORT_REFUSALS):
        return redirect(_address(request, campaign, made[0], "import_columns"))
    context = {
        "summary": summary,
        "campaign": summary.campaign,
        "form": form,
        "is_open": summary.current.state == WaveState.OPEN,
        "places": places,
        "taken": imports.taken_files(request.office, [wave.pk for wave in summary.waves.values()]),
    }
    return render(request, "surveys/import_upload.html", context, status=422 if form.errors else 200)


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def columns(request: OfficeRequest, campaign: str, key: str) -> HttpResponse:
    summary, reading = _reading(request, campaign, key)
    form = ColumnsForm(typed(request), reading=reading)
    if form.is_bound and form.is_valid():
        actions.match_columns(request.actor, file=reading.file, columns=form.columns())
        return redirect(_address(request, campaign, reading.file, "import_preview"))
    context = {**_about(summary, reading), "form": form, "sample": reading.table.rows[1:4]}
    return render(request, "surveys/import_columns.html", context, status=422 if form.errors else 200)


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def words(request: OfficeRequest, campaign: str, key: str) -> HttpResponse:
    summary, reading = _reading(request, campaign, key)
    form = WordsForm(typed(request), reading=reading)
    if form.is_bound and form.is_valid():
        actions.match_words(request.actor, file=reading.file, meanings=form.meanings())
        return redirect(_address(request, campaign, reading.file, "import_preview"))
    context = {**_about(summary, reading), "form": form}
    return render(request, "surveys/import_words.html", context, status=422 if form.errors else 200)


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def preview(request: OfficeRequest, campaign: str, key: str) -> HttpResponse:
    summary, reading = _reading(request, campaign, key)
    plan = imports.plan_of(reading)
    if request.method == "POST" and not plan.errors:
        job = actions.start_import(request.actor, file=reading.file, rows=len(plan.rows))
        return redirect("jobs:office_job", request.office.code, job.key)
    context = {**_about(summary, reading), "plan": plan, **_shown(reading, plan)}
    return render(request, "surveys/import_preview.html", context, status=422 if request.method == "POST" else 200)


@office_view(MANAGE)
@require_GET
def errors(request: OfficeRequest, campaign: str, key: str, ending: str) -> HttpResponse:
    """What to mend, as a table to take away."""
    _summary, reading = _reading(request, campaign, key)
    head = [_("row"), _("column"), _("what to mend")]
    rows: list[list[Value]] = [[one.row, one.column, told_error(one)] for one in imports.plan_of(reading).errors]
    return downloads.table(ending, head, rows, name="bledy-w-odpowiedziach")


@office_view(MANAGE)
@require_POST
def drop(request: OfficeRequest, campaign: str, key: str) -> HttpResponse:
    _summary, reading = _reading(request, campaign, key)
    return done_or_refused(
        request,
        lambda: actions.drop_file(request.actor, file=reading.file),
        done=_("The import was given up. Nothing was added and the file was removed."),
        back=reverse("surveys:import", args=[request.office.code, campaign]),
        sentences=IMPORT_REFUSALS,
    )


def told_error(error: RowError) -> str:
    return str(ROW_ERRORS[error.code]) % dict(error.params)


def _places(request: OfficeRequest, summary: CampaignWaves) -> dict[str, Place]:
    points = [one.point for one in points_of(summary.campaign, request.office, wave=summary.current)]
    batches = [row.batch for row in paper.batches_of(request.office, [summary.current])]
    numbered = _("Batch %(number)s: %(point)s")
    return {
        **{point.key: Place(point.name, point) for point in points},
        **{
            one.key: Place(numbered % {"number": one.number, "point": one.point.name}, one.point, one)
            for one in batches
        },
    }


def _uploaded(
    request: OfficeRequest, summary: CampaignWaves, form: UploadForm, places: Mapping[str, Place]
) -> AnswerFile:
    given, place = form.cleaned_data, places[form.cleaned_data["place"]]
    return actions.upload_answers(
        request.actor,
        wave=summary.current,
        point=place.point,
        batch=place.batch,
        channel=Channel.PAPER if place.batch else Channel(given["channel"]),
        name=given["file"].name,
        content=given["file"].content,
        now=timezone.now(),
    )


def _reading(request: OfficeRequest, campaign: str, key: str) -> tuple[CampaignWaves, Reading]:
    summary = finding.campaign_of_office(request, campaign)
    waves = [wave.pk for wave in summary.waves.values()]
    row = existing(imports.file_by_key(request.office, waves, key, now=timezone.now()))
    return summary, imports.read_file(row)


def _about(summary: CampaignWaves, reading: Reading) -> dict[str, Any]:
    return {"campaign": summary.campaign, "file": reading.file, "headings": reading.headings}


def _shown(reading: Reading, plan: AnswerPlan) -> dict[str, Any]:
    """The first rows in words, as they were understood, and what is wrong."""
    items = [item for item in questions_in(reading.questionnaire) if item.code in reading.columns]
    return {
        "asked": [asked.words(item.text) for item in items],
        "rows": [
            (row, [_said(item, row.answers.values.get(item.code, "")) for item in items])
            for row in plan.rows[:SHOWN_ROWS]
        ],
        "errors": [(error, told_error(error)) for error in plan.errors[:SHOWN_ERRORS]],
        "more": max(0, len(plan.errors) - SHOWN_ERRORS),
        "unread": [
            name for place, name in enumerate(reading.headings) if name and place not in reading.columns.values()
        ],
        "numbered": FORM in reading.columns,
    }


def _said(item: Item, answer: Answer) -> str:
    if answer == "" or not item.options:
        return str(answer or "")
    labels = {option.code: asked.words(option.label) for option in item.options}
    return ", ".join(labels[code] for code in item.codes if code in codes_of(answer))


def _address(request: OfficeRequest, campaign: str, file: AnswerFile, name: str) -> str:
    return reverse(f"surveys:{name}", args=[request.office.code, campaign, file.key])
