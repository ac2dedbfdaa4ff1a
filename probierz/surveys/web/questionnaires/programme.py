"""A programme's questionnaires: the list, drafts, frozen versions."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import programme_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import ProgrammeRequest
from probierz.design.languages import page_language
from probierz.design.pages import attempt, done_or_refused, typed
from probierz.lib.bilingual import Bilingual
from probierz.lib.identifiers import slugify
from probierz.lib.questionnaires import editing
from probierz.surveys.actions import questionnaires as actions
from probierz.surveys.labels import EDIT_REFUSALS
from probierz.surveys.models import QuestionnaireDraft
from probierz.surveys.queries import questionnaires as queries
from probierz.surveys.queries.questionnaires import Frozen
from probierz.surveys.web.questionnaires import editor, preview, wording
from probierz.surveys.web.questionnaires.bench import Bench
from probierz.surveys.web.questionnaires.forms import NewForm, RevisionForm

MANAGE = Permission.CAMPAIGN_MANAGE
WRITES = ["GET", "POST"]


@programme_view(MANAGE)
@require_GET
def index(request: ProgrammeRequest) -> HttpResponse:
    context = {
        "drafts": [(one, _draft_url(request, one.draft)) for one in queries.drafts_of(request.programme)],
        "versions": [(one, _version_url(request, one)) for one in queries.frozen_versions(request.programme)],
    }
    return render(request, "surveys/questionnaires.html", context)


@programme_view(MANAGE)
@require_http_methods(WRITES)
def new(request: ProgrammeRequest) -> HttpResponse:
    versions = queries.frozen_versions(request.programme)
    form = NewForm(typed(request), versions=versions, initial={"base": request.GET.get("z", "")})
    begun: list[QuestionnaireDraft] = []
    if attempt(form, lambda: begun.append(_begin(request, form, versions)), sentences=EDIT_REFUSALS):
        messages.success(request, _("The draft has begun. Nobody is asked until it is frozen and a wave opens."))
        return redirect(_draft_url(request, begun[0]))
    return render(request, "surveys/questionnaire_new.html", {"form": form}, status=422 if form.errors else 200)


@programme_view(MANAGE)
@require_GET
def draft(request: ProgrammeRequest, draft: str) -> HttpResponse:
    bench = _found(request, draft)
    return editor.overview(request, bench, urls={page: bench.url(page) for page in ("freeze", "drop", "export")})


@programme_view(MANAGE)
@require_GET
def types(request: ProgrammeRequest, draft: str, group: str) -> HttpResponse:
    return editor.choose_type(request, _found(request, draft), group)


@programme_view(MANAGE)
@require_http_methods(WRITES)
def item_new(request: ProgrammeRequest, draft: str, group: str, kind: str) -> HttpResponse:
    return editor.new_item(request, _found(request, draft), group, kind)


@programme_view(MANAGE)
@require_http_methods(WRITES)
def item(request: ProgrammeRequest, draft: str, code: str) -> HttpResponse:
    return editor.item(request, _found(request, draft), code)


@programme_view(MANAGE)
@require_http_methods(WRITES)
def screen_new(request: ProgrammeRequest, draft: str) -> HttpResponse:
    return editor.new_group(request, _found(request, draft))


@programme_view(MANAGE)
@require_http_methods(WRITES)
def screen(request: ProgrammeRequest, draft: str, code: str) -> HttpResponse:
    return editor.group(request, _found(request, draft), code)


@programme_view(MANAGE)
@require_http_methods(WRITES)
def settings(request: ProgrammeRequest, draft: str) -> HttpResponse:
    return editor.settings(request, _found(request, draft))


@programme_view(MANAGE)
@require_http_methods(WRITES)
def words(request: ProgrammeRequest, draft: str) -> HttpResponse:
    return editor.words(request, _found(request, draft))


@programme_view(MANAGE)
@require_POST
def move(request: ProgrammeRequest, draft: str) -> HttpResponse:
    return editor.move(request, _found(request, draft))


@programme_view(MANAGE)
@require_http_methods(WRITES)
def freeze(request: ProgrammeRequest, draft: str) -> HttpResponse:
    """Asks first: what is frozen stays."""
    row = _draft(request, draft)
    bench = _bench(request, row)
    if request.method != "POST":
        form = RevisionForm(initial={"revision": bench.revision})
        return render(request, "surveys/questionnaire_freeze.html", {"bench": bench, "form": form})
    return done_or_refused(
        request,
        lambda: actions.freeze_draft(request.actor, draft=row, revision=_revision(request)),
        done=_("The version is frozen. A survey can ask it now."),
        back=_index_url(request),
        sentences=EDIT_REFUSALS,
    )


@programme_view(MANAGE)
@require_http_methods(WRITES)
def drop(request: ProgrammeRequest, draft: str) -> HttpResponse:
    row = _draft(request, draft)
    bench = _bench(request, row)
    if request.method != "POST":
        form = RevisionForm(initial={"revision": bench.revision})
        return render(request, "surveys/questionnaire_drop.html", {"bench": bench, "form": form})
    return done_or_refused(
        request,
        lambda: actions.drop_draft(request.actor, draft=row, revision=_revision(request)),
        done=_("The draft was thrown away."),
        back=_index_url(request),
        sentences=EDIT_REFUSALS,
    )


@programme_view(MANAGE)
@preview.with_frame
@require_GET
def draft_preview(request: ProgrammeRequest, draft: str) -> HttpResponse:
    bench = _found(request, draft)
    return preview.page(request, bench.content, frame=bench.url("frame"), paper=bench.url("paper"), way=bench.way)


@programme_view(MANAGE)
@preview.in_own_frame
@require_http_methods(WRITES)
def draft_frame(request: ProgrammeRequest, draft: str) -> HttpResponse:
    bench = _found(request, draft)
    return preview.form(request, bench.content, office=bench.office, here=bench.url("frame"))


@programme_view(MANAGE)
@preview.in_own_frame
@require_GET
def draft_paper(request: ProgrammeRequest, draft: str) -> HttpResponse:
    return preview.paper(_found(request, draft).content, office=_any_office())


@programme_view(MANAGE)
@require_GET
def version(request: ProgrammeRequest, version: str) -> HttpResponse:
    found = _version(request, version)
    bench = _frozen_bench(request, found)
    pages = ("preview", "export") if found.is_shipped else ("preview", "export", "next")
    context = {
        "bench": bench,
        "version": found,
        "groups": wording.groups_of(bench),
        "urls": {page: bench.url(page) for page in pages},
    }
    return render(request, "surveys/questionnaire_version.html", context)


@programme_view(MANAGE)
@require_POST
def next_version(request: ProgrammeRequest, version: str) -> HttpResponse:
    found = _version(request, version)
    existing(None if found.is_shipped else found)
    return done_or_refused(
        request,
        lambda: actions.begin_next_version(request.actor, programme=request.programme, code=found.content.code),
        done=_("The draft of the next version has begun. Codes stay as they are."),
        back=_index_url(request),
        sentences=EDIT_REFUSALS,
    )


@programme_view(MANAGE)
@preview.with_frame
@require_GET
def version_preview(request: ProgrammeRequest, version: str) -> HttpResponse:
    bench = _frozen_bench(request, _version(request, version))
    return preview.page(request, bench.content, frame=bench.url("frame"), paper=bench.url("paper"), way=bench.way)


@programme_view(MANAGE)
@preview.in_own_frame
@require_http_methods(WRITES)
def version_frame(request: ProgrammeRequest, version: str) -> HttpResponse:
    bench = _frozen_bench(request, _version(request, version))
    return preview.form(request, bench.content, office=bench.office, here=bench.url("frame"))


@programme_view(MANAGE)
@preview.in_own_frame
@require_GET
def version_paper(request: ProgrammeRequest, version: str) -> HttpResponse:
    return preview.paper(_version(request, version).content, office=_any_office())


def _begin(request: ProgrammeRequest, form: NewForm, versions: list[Frozen]) -> QuestionnaireDraft:
    given = form.cleaned_data
    title = Bilingual(given["title_pl"], given["title_en"])
    base = queries.version_named(versions, given["base"])
    return actions.begin_draft(
        request.actor,
        programme=request.programme,
        base=base.content if base else editing.blank("", title=title),
        title=title,
        stem=slugify(given["title_pl"]),
    )


def _revision(request: ProgrammeRequest) -> int:
    form = RevisionForm(request.POST)
    return form.cleaned_data["revision"] if form.is_valid() else -1


def _draft(request: ProgrammeRequest, key: str) -> QuestionnaireDraft:
    return existing(queries.draft_in(request.programme, key))


def _found(request: ProgrammeRequest, key: str) -> Bench:
    return _bench(request, _draft(request, key))


def _bench(request: ProgrammeRequest, row: QuestionnaireDraft) -> Bench:
    state = queries.draft_state(row)
    return Bench(
        content=state.content,
        revision=row.revision,
        faults=state.faults,
        keep=lambda content, revision: actions.change_draft(
            request.actor, draft=row, content=content, revision=revision
        ),
        prefix="draft",
        args=(request.programme.code, row.key),
        office=_any_office(),
        steps=_steps(request),
    )


def _version(request: ProgrammeRequest, key: str) -> Frozen:
    return existing(queries.version_named(queries.frozen_versions(request.programme), key))


def _frozen_bench(request: ProgrammeRequest, version: Frozen) -> Bench:
    """A bench on which nothing can be kept."""
    return Bench(
        content=version.content,
        revision=0,
        faults=(),
        keep=lambda content, revision: None,
        prefix="version",
        args=(request.programme.code, version.key),
        office=_any_office(),
        steps=_steps(request),
        is_frozen=True,
    )


def _steps(request: ProgrammeRequest) -> tuple[tuple[str, str], ...]:
    surveys = reverse("surveys:programme", args=[request.programme.code])
    return ((_("Surveys"), surveys), (_("Questionnaires"), _index_url(request)))


def _index_url(request: ProgrammeRequest) -> str:
    return reverse("surveys:questionnaires", args=[request.programme.code])


def _draft_url(request: ProgrammeRequest, row: QuestionnaireDraft) -> str:
    return reverse("surveys:draft", args=[request.programme.code, row.key])


def _version_url(request: ProgrammeRequest, version: Frozen) -> str:
    return reverse("surveys:version", args=[request.programme.code, version.key])


def _any_office() -> str:
    """A programme's questionnaire is asked in many offices; a preview needs one name."""
    return _("Your office") if page_language() == "en" else "Urząd Gminy"
