"""Documents as the search finds them: what is in force, and nothing else."""

from collections.abc import Iterator

from django.urls import reverse

from probierz.access.permissions import Permission
from probierz.documents.models import Document, Revision
from probierz.documents.queries.records import DOCUMENT
from probierz.offices.models import Office
from probierz.search.sources import Entry


def entry_of(document: Document, revision: Revision) -> Entry:
    """A document in force with its text."""
    return Entry(
        kind=DOCUMENT,
        key=document.key,
        title=str(document),
        text=revision.content.text if revision.content else "",
        href=reverse("documents:document", kwargs={"office": document.office.code, "key": document.key}),
        permission=Permission.DOCUMENT_READ,
    )


def everything_in_force(office: Office) -> Iterator[Entry]:
    rows = Revision.objects.in_force().filter(office=office).select_related("document__office", "content")
    for row in rows.iterator(chunk_size=100):
        yield entry_of(row.document, row)
