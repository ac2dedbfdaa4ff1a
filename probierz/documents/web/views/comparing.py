"""Two texts side by side or one within the other, with words for readers of screens."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from probierz.access.doors import office_view
from probierz.access.finding import existing, no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.documents.models import Content, Document, Revision
from probierz.documents.queries import lists
from probierz.documents.queries.people import sees_draft
from probierz.documents.rules import RevisionState
from probierz.documents.web.pages import document_of, draft_of, today
from probierz.lib.comparison import Comparison, Kind, Row, compare

READ = Permission.DOCUMENT_READ
NEIGHBOURS = 1  # unchanged paragraphs shown around a change


@dataclass(frozen=True)
class Stretch:
    """Rows that belong together; unchanged ones far from any change are folded."""

    rows: tuple[Row, ...]
    is_folded: bool


@office_view(READ)
@require_GET
def compare_editions(request: OfficeRequest, key: str) -> HttpResponse:
    """`z` and `do` are editions; a withdrawn one needs the archive's permission."""
    found = document_of(key)
    editions = [row for row in lists.editions_of(found) if _may_compare(request, row)]
    new = _chosen(editions, request.GET.get("do", ""), 0)
    old = _chosen(editions, request.GET.get("z", ""), min(1, len(editions) - 1))
    context = {
        "document": found,
        "editions": editions,
        "old": old,
        "new": new,
        "inline": request.GET.get("uklad") == "razem",
        **_compared(_content(found, old), _content(found, new)),
    }
    return render(request, "documents/comparison.html", context)


@office_view(READ)
@require_GET
def changes_since(request: OfficeRequest, key: str) -> HttpResponse:
    """What changed in the draft since this person looked last."""
    found = document_of(key)
    revision = draft_of(request, found)
    seen = existing(lists.look_of(request.actor, revision))
    context = {
        "document": found,
        "revision": revision,
        "seen": seen,
        "inline": request.GET.get("uklad") == "razem",
        **_compared(seen.content, existing(revision.content)),
    }
    return render(request, "documents/changes.html", context)


def stretches(comparison: Comparison) -> list[Stretch]:
    """The rows with what is far from any change folded together."""
    rows = comparison.rows
    near = {
        place + step
        for place, row in enumerate(rows)
        if row.kind is not Kind.SAME
        for step in range(-NEIGHBOURS, NEIGHBOURS + 1)
    }
    found: list[Stretch] = []
    for place, row in enumerate(rows):
        is_folded = place not in near
        if found and found[-1].is_folded is is_folded:
            found[-1] = Stretch((*found[-1].rows, row), is_folded)
        else:
            found.append(Stretch((row,), is_folded))
    return found


def _compared(old: Content, new: Content) -> dict[str, object]:
    comparison = compare(_text(old), _text(new))
    counts = {kind.value: comparison.count(kind) for kind in Kind}
    no_text = not old.text or not new.text
    return {"stretches": stretches(comparison), "counts": counts, "is_same": comparison.is_same, "no_text": no_text}


def _text(content: Content) -> str:
    """Markdown is compared as written, so that a heading turned into a list is a change."""
    return content.markdown or content.text


def _may_compare(request: OfficeRequest, row: Revision) -> bool:
    if row.state == RevisionState.IN_FORCE:
        return True
    if row.state == RevisionState.WITHDRAWN:
        return request.actor.may(Permission.DOCUMENT_ARCHIVE) and not hasattr(row, "disposal")
    return sees_draft(request.actor, row, on=today())


def _chosen(editions: list[Revision], wanted: str, place: int) -> Revision:
    if not editions:
        raise no_such_page()
    return next((row for row in editions if str(row.edition) == wanted), editions[place])


def _content(document: Document, row: Revision) -> Content:
    return existing(lists.revision_with_text(document, row).content)
