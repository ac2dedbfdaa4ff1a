"""The list of documents, what waits for me, the archive."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from probierz.access.doors import office_view
from probierz.access.finding import existing, no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.documents.queries import lists, printing, reading
from probierz.documents.queries.people import asked_of, sees_drafts
from probierz.documents.web.forms.documents import ArchiveFilters, ListFilters
from probierz.documents.web.pages import today
from probierz.documents.web.rows import Waiting, file_of, kept_until, pdf_of, rows_head, rows_of, shown, waiting_rows
from probierz.lib.sheets import Value

PER_PAGE = 50
READ, ARCHIVE, MANAGE = Permission.DOCUMENT_READ, Permission.DOCUMENT_ARCHIVE, Permission.DOCUMENT_MANAGE


@office_view(READ)
@require_GET
def document_list(request: OfficeRequest) -> HttpResponse:
    filters = ListFilters(request.GET, may_see_drafts=sees_drafts(request.actor))
    wish = filters.wish()
    page = Paginator(lists.documents(wish, on=today()), PER_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "filters": filters,
        "page": page,
        "rows": [shown(row) for row in page],
        "sort": wish.order,
        "is_filtered": bool(set(request.GET) - {"page", "sort"}),
        "has_any": page.paginator.count > 0 or lists.has_any(),
        "sees_drafts": sees_drafts(request.actor),
        "query": request.GET.urlencode(),
        "tab": "list",
        "counts": _counts(request),
        "today": today(),
    }
    return render(request, "documents/list.html", context)


@office_view(READ)
@require_GET
def document_sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    """The same list, with the same filters; as `pdf` the list of documents in force, to be signed."""
    wish = ListFilters(request.GET, may_see_drafts=sees_drafts(request.actor)).wish()
    rows = list(lists.documents(wish, on=today()))
    if ending in {"pdf", "docx"}:
        paper = printing.master_list(request.office, rows, on=today())
        return downloads.paper(ending, paper, name=f"spis-dokumentow-{request.office.code}")
    return downloads.table(ending, rows_head(), rows_of(rows), name=f"dokumenty-{request.office.code}")


@office_view(READ)
@require_GET
def queue(request: OfficeRequest) -> HttpResponse:
    """What waits for my word: to be checked and to be approved."""
    context = {**_waiting(request), "tab": "queue", "today": today()}
    return render(request, "documents/queue.html", context)


@office_view(READ)
@require_GET
def queue_sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    """The same three lists as one, each line with what is to be done."""
    head = [_("what to do"), _("number"), _("title"), _("edition"), _("whose word"), _("by when")]
    return downloads.table(ending, head, waiting_rows(**_waiting(request)), name=f"czekaja-{request.office.code}")


@office_view(READ)
@require_GET
def to_read(request: OfficeRequest) -> HttpResponse:
    """What I have to read."""
    context = {"rows": reading.to_read(request.actor, on=today()), "tab": "to_read"}
    return render(request, "documents/to_read.html", context)


@office_view(READ)
@require_GET
def to_read_sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    head = [_("number"), _("title"), _("edition"), _("what changed"), _("in force since"), _("read until")]
    rows: Iterator[list[Value]] = (
        [
            one.document.number,
            one.document.title,
            one.revision.edition,
            one.revision.summary,
            one.revision.in_force_on,
            reading.read_until(one.revision),
        ]
        for one in reading.to_read(request.actor, on=today())
    )
    return downloads.table(ending, head, rows, name=f"do-przeczytania-{request.office.code}")


@office_view(MANAGE)
@require_GET
def copies_due(request: OfficeRequest) -> HttpResponse:
    """Numbered copies that have to come back."""
    return render(request, "documents/copies_due.html", {"copies": lists.copies_to_withdraw(), "tab": "copies"})


@office_view(MANAGE)
@require_GET
def copies_sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    head = [_("document"), _("edition"), _("copy"), _("who has it"), _("given out on")]
    rows: Iterator[list[Value]] = (
        [str(one.document), one.revision.edition, one.number, one.holder, one.issued_on]
        for one in lists.copies_to_withdraw()
    )
    return downloads.table(ending, head, rows, name=f"kopie-do-wycofania-{request.office.code}")


@office_view(ARCHIVE)
@require_GET
def archive(request: OfficeRequest) -> HttpResponse:
    """Withdrawn editions."""
    filters = ArchiveFilters(request.GET)
    words = filters.words()
    page = Paginator(lists.withdrawn_editions(words=words), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(row, kept_until(row)) for row in page],
        "filters": filters,
        "words": words,
        "tab": "archive",
        "today": today(),
    }
    return render(request, "documents/archive.html", context)


@office_view(ARCHIVE)
@require_GET
def archive_sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    head = [_("document"), _("edition"), _("in force since"), _("withdrawn on"), _("JRWA class")]
    head += [_("retention category"), _("keep until"), _("disposed of on"), _("protocol")]
    rows: Iterator[list[Value]] = (
        [
            str(one.document),
            one.edition,
            one.in_force_on,
            one.withdrawn_on,
            one.document.jrwa_class,
            one.document.retention,
            kept_until(one),
            one.disposal.done_on if hasattr(one, "disposal") else None,
            one.disposal.protocol if hasattr(one, "disposal") else "",
        ]
        for one in lists.withdrawn_editions(words=ArchiveFilters(request.GET).words())
    )
    return downloads.table(ending, head, rows, name=f"archiwum-dokumentow-{request.office.code}")


@office_view(ARCHIVE)
@require_GET
def archived(request: OfficeRequest, key: str) -> HttpResponse:
    """The only page that shows a withdrawn text, and says so."""
    revision = existing(lists.archived(key))
    context = {"revision": revision, "document": revision.document, "until": kept_until(revision)}
    return render(request, "documents/archived.html", context)


@office_view(ARCHIVE)
@require_GET
def archived_file(request: OfficeRequest, key: str) -> HttpResponse:
    """Stamped as withdrawn where that can be done."""
    revision = existing(lists.archived(key))
    content = revision.content
    if content is None or not (content.is_markdown or content.file):
        raise no_such_page()
    name = f"{revision.document.number}-{revision.edition}-wycofany"
    if content.is_markdown or printing.is_pdf(revision):
        return pdf_of(revision, stamp=printing.withdrawn_stamp(), name=name)
    return file_of(revision, name)


@office_view(ARCHIVE)
@require_GET
def disposal_paper(request: OfficeRequest, key: str, ending: str) -> HttpResponse:
    """The record of a disposal, to be signed."""
    revision = existing(lists.archived(key))
    if not hasattr(revision, "disposal"):
        raise no_such_page()
    paper = printing.disposal_paper(revision, on=today())
    return downloads.paper(ending, paper, name=f"brakowanie-{revision.document.number}-{revision.edition}")


def _waiting(request: OfficeRequest) -> Waiting:
    return {
        "to_approve": lists.waiting_for_approval(request.actor, on=today()),
        "asked": asked_of(request.actor, on=today()),
        "due": lists.review_due(on=today()) if request.actor.may(MANAGE) else [],
    }


def _counts(request: OfficeRequest) -> dict[str, int]:
    """Figures on the tabs."""
    asked = asked_of(request.actor, on=today()).count()
    return {"to_read": len(reading.to_read(request.actor, on=today())), "queue": asked}
