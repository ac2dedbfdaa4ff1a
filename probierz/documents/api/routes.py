"""Documents in force, one document with its text and editions, and what the token's person has to read."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from ninja import Router

from probierz.access.finding import existing
from probierz.access.office_api import inside_office
from probierz.access.permissions import Permission
from probierz.documents.api.schemas import DocumentOut, DocumentWhole, EditionOut, PageOut, Refusal, ToReadOut
from probierz.documents.models import Document
from probierz.documents.queries import lists, reading
from probierz.documents.queries.lists import Show, Wish
from probierz.documents.queries.requirements import links_of
from probierz.documents.rules import RevisionState

router = Router(tags=["documents"])
REFUSALS: dict[int, Any] = {401: Refusal, 403: Refusal, 404: Refusal}
MOST = 200
FURTHEST = 1_000_000  # no office has as many, and no database counts as far as a hostile number


@router.get("/offices/{office}/documents", response={200: PageOut, **REFUSALS}, summary="Documents in force")
def documents(request: HttpRequest, office: str, q: str = "", offset: int = 0, limit: int = 50) -> PageOut:
    with inside_office(request, office, Permission.DOCUMENT_READ):
        rows = lists.documents(Wish(words=q[:100], show=Show.IN_FORCE), on=timezone.localdate())
        first = min(max(offset, 0), FURTHEST)
        page = rows.select_related("office")[first : first + min(max(limit, 1), MOST)]
        return PageOut(total=rows.count(), documents=[DocumentOut(**_told(row)) for row in page])


@router.get(
    "/offices/{office}/documents/to-read", response={200: list[ToReadOut], **REFUSALS}, summary="What you have to read"
)
def to_read(request: HttpRequest, office: str) -> list[ToReadOut]:
    with inside_office(request, office, Permission.DOCUMENT_READ) as (actor, place):
        return [
            ToReadOut(
                key=one.document.key,
                number=one.document.number,
                title=one.document.title,
                edition=one.revision.edition,
                href=_address(place.code, one.document),
            )
            for one in reading.to_read(actor, on=timezone.localdate())
        ]


@router.get("/offices/{office}/documents/{key}", response={200: DocumentWhole, **REFUSALS}, summary="One document")
def document(request: HttpRequest, office: str, key: str) -> DocumentWhole:
    """Its text is the one in force; editions that never were in force are left out."""
    with inside_office(request, office, Permission.DOCUMENT_READ):
        row = existing(lists.document_by_key(key))
        current, _opened = lists.live_of(row)
        editions = [one for one in lists.editions_of(row) if one.in_force_on]
        existing(editions or None)
        text = ""
        if current is not None:
            content = lists.revision_with_text(row, current).content
            text = (content.markdown or content.text) if content else ""
        return DocumentWhole(
            **_told(row),
            text=text,
            requirements=[one.requirement.number for one in links_of(row)],
            editions=[EditionOut.from_orm(one) for one in editions],
        )


def _told(row: Document) -> dict[str, Any]:
    current, _opened = lists.live_of(row)
    return {
        "key": row.key,
        "number": row.number,
        "title": row.title,
        "type": row.type.code,
        "owner": str(row.keeper or ""),
        "unit": str(row.unit or ""),
        "state": RevisionState.IN_FORCE.value if current else "",
        "edition": current.edition if current else None,
        "in_force_on": current.in_force_on if current else None,
        "review_on": row.review_on,
        "jrwa_class": row.jrwa_class,
        "retention": row.retention,
        "href": _address(row.office.code, row),
    }


def _address(office: str, document: Document) -> str:
    return reverse("documents:document", kwargs={"office": office, "key": document.key})
