"""Documents and their editions as other parts of the system see them."""

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from probierz.access.permissions import Permission
from probierz.design.records import RecordFacts, RecordKind
from probierz.documents.labels import REVISION_STATES
from probierz.documents.models import Document, Revision
from probierz.documents.queries.lists import with_live
from probierz.documents.rules import RevisionState
from probierz.lib.polish import fold

DOCUMENT, REVISION = "documents.Document", "documents.Revision"


def _documents(keys: Iterable[str]) -> Mapping[str, RecordFacts]:
    rows = with_live(Document.objects.filter(key__in=list(keys)))
    return {row.key: facts_of_document(row) for row in rows.select_related("office")}


def _find_documents(words: str, limit: int) -> list[RecordFacts]:
    rows = with_live(Document.objects.filter(search_key__contains=fold(words)))
    return [facts_of_document(row) for row in rows.select_related("office").order_by("-created_at", "-pk")[:limit]]


def _revisions(keys: Iterable[str]) -> Mapping[str, RecordFacts]:
    rows = _with_document(Revision.objects.filter(key__in=list(keys)))
    return {row.key: _facts_of_revision(row) for row in rows}


def _find_revisions(words: str, limit: int) -> list[RecordFacts]:
    rows = _with_document(Revision.objects.in_force().filter(document__search_key__contains=fold(words)))
    return [_facts_of_revision(row) for row in rows.order_by("-in_force_on", "-pk")[:limit]]


def _with_document(rows: "QuerySet[Revision]") -> "QuerySet[Revision]":
    return rows.select_related("document__office")


def facts_of_document(row: Document) -> RecordFacts:
    live: list[Revision] = row.live  # type: ignore[attr-defined] # prefetched by with_live
    current = next((one for one in live if one.state == RevisionState.IN_FORCE), None)
    shown = current or next(iter(live), None)
    return RecordFacts(
        kind=DOCUMENT,
        key=row.key,
        title=str(row),
        href=_address(row),
        state=str(REVISION_STATES[RevisionState(shown.state if shown else RevisionState.WITHDRAWN)]),
        made_on=timezone.localdate(row.created_at),
        valid_from=current.in_force_on if current else None,
        valid_to=row.review_on,
        holds=current is not None,
    )


def _facts_of_revision(row: Revision) -> RecordFacts:
    return RecordFacts(
        kind=REVISION,
        key=row.key,
        title=f"{row.document} ({row.edition})",
        href=_address(row.document),
        state=str(REVISION_STATES[RevisionState(row.state)]),
        made_on=timezone.localdate(row.made_at),
        valid_from=row.in_force_on,
        valid_to=row.withdrawn_on,
        holds=row.state == RevisionState.IN_FORCE,
    )


def _address(document: Document) -> str:
    return reverse("documents:document", kwargs={"office": document.office.code, "key": document.key})


KINDS = (
    RecordKind(
        code=DOCUMENT,
        label=_("Document"),
        permission=Permission.DOCUMENT_READ,
        facts=_documents,
        find=_find_documents,
    ),
    RecordKind(
        code=REVISION,
        label=_("Edition of a document"),
        permission=Permission.DOCUMENT_READ,
        facts=_revisions,
        find=_find_revisions,
    ),
)
