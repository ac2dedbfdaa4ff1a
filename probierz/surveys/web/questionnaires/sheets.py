"""Questionnaires from files of other systems, and as files for them."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import programme_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import ProgrammeRequest
from probierz.design import downloads
from probierz.design.pages import files, typed
from probierz.lib import sheets
from probierz.lib.bilingual import Bilingual
from probierz.lib.identifiers import slugify
from probierz.lib.questionnaire_files import Imported, Note, read_file, xlsform_sheets
from probierz.lib.questionnaire_json import from_data
from probierz.lib.questionnaires import Questionnaire, editing
from probierz.lib.tabular import TableRefused
from probierz.surveys.actions import questionnaires as actions
from probierz.surveys.labels import NOTES, QUESTIONNAIRE_FILE_REFUSALS
from probierz.surveys.models import QuestionnaireDraft
from probierz.surveys.queries import questionnaires as queries
from probierz.surveys.web.questionnaires.forms import ImportForm

MANAGE = Permission.CAMPAIGN_MANAGE


@programme_view(MANAGE)
@require_http_methods(["GET", "POST"])
def take_in(request: ProgrammeRequest) -> HttpResponse:
    """A file whose every row can be read becomes a draft at once; otherwise its rows are shown first."""
    form = ImportForm(typed(request), files(request))
    found = _read(form) if form.is_valid() else None
    if found and found.groups and (not found.notes or form.cleaned_data["anyway"]):
        draft = _begun(request, found, form.cleaned_data["title_pl"])
        messages.success(request, _("The file is a draft now. Look at its screens and words."))
        return redirect("surveys:draft", request.programme.code, draft.key)
    context = {"form": form, "found": found, "notes": [_told(one) for one in found.notes] if found else []}
    status = 422 if request.method == "POST" else 200
    return render(request, "surveys/questionnaire_import.html", context, status=status)


@programme_view(MANAGE)
@require_GET
def draft(request: ProgrammeRequest, draft: str) -> HttpResponse:
    return _xlsform(from_data(existing(queries.draft_in(request.programme, draft)).content))


@programme_view(MANAGE)
@require_GET
def version(request: ProgrammeRequest, version: str) -> HttpResponse:
    found = queries.version_named(queries.frozen_versions(request.programme), version)
    return _xlsform(existing(found).content)


def _read(form: ImportForm) -> Imported | None:
    try:
        return read_file(form.cleaned_data["file"].read())
    except TableRefused as refused:
        form.add_error("file", QUESTIONNAIRE_FILE_REFUSALS[refused.code])
        return None


def _begun(request: ProgrammeRequest, found: Imported, wished: str) -> QuestionnaireDraft:
    title = Bilingual(wished, "") if wished else found.title
    title = replace(title, pl=title.pl or title.en or str(_("Imported questionnaire")))
    base = replace(editing.blank("", title=title), groups=found.groups)
    return actions.begin_draft(
        request.actor, programme=request.programme, base=base, title=title, stem=slugify(title.pl)
    )


def _told(note: Note) -> tuple[str, int, str]:
    words = str(NOTES[note.code])
    return note.sheet, note.row, words % note.params if note.params else words


def _xlsform(content: Questionnaire) -> HttpResponse:
    data = sheets.xlsx_book(xlsform_sheets(content))
    return downloads.attached(data, media_type=sheets.XLSX, name=f"{content.code}-{content.version}.xlsx")
