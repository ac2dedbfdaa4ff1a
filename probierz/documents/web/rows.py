"""Documents as rows of lists, and editions as files to take away."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from probierz.access.finding import existing
from probierz.attachments import store
from probierz.design import downloads
from probierz.documents.labels import REVISION_SHAPES, REVISION_STATES
from probierz.documents.models import Document, Review, Revision
from probierz.documents.queries import printing
from probierz.documents.queries.lists import live_of
from probierz.documents.rules import RevisionState, disposable_from
from probierz.documents.web.pages import today
from probierz.lib.papers import to_pdf
from probierz.lib.sheets import Value


@dataclass(frozen=True)
class State:
    """How an edition stands: its word, its shape, its number."""

    word: str | Promise
    shape: str
    revision: Revision


@dataclass(frozen=True)
class Row:
    document: Document
    current: State | None
    opened: State | None


def state_of(revision: Revision) -> State:
    state = RevisionState(revision.state)
    return State(REVISION_STATES[state], REVISION_SHAPES[state], revision)


def shown(document: Document) -> Row:
    current, opened = live_of(document)
    return Row(document, state_of(current) if current else None, state_of(opened) if opened else None)


def rows_head() -> list[str]:
    head = [_("number"), _("title"), _("type of document"), _("state"), _("edition"), _("in force since"), _("owner")]
    return [*head, _("review until"), "JRWA", _("retention category")]


def rows_of(documents: Iterable[Document]) -> Iterator[list[Value]]:
    for document in documents:
        current, opened = live_of(document)
        shown = current or opened
        yield [
            document.number,
            document.title,
            document.type.name,
            str(REVISION_STATES[RevisionState(shown.state if shown else RevisionState.WITHDRAWN)]),
            shown.edition if shown else None,
            current.in_force_on if current else None,
            str(document.keeper or ""),
            document.review_on,
            document.jrwa_class,
            document.retention,
        ]


class Waiting(TypedDict):
    """What waits for somebody's word."""

    to_approve: Iterable[Revision]
    asked: Iterable[Review]
    due: Iterable[Document]


def waiting_rows(
    *, to_approve: Iterable[Revision], asked: Iterable[Review], due: Iterable[Document]
) -> Iterator[list[Value]]:
    for one in to_approve:
        yield [_("to be approved"), one.document.number, one.document.title, one.edition, "", None]
    for ask in asked:
        found = ask.round.revision
        told: list[Value] = [found.document.number, found.document.title, found.edition]
        yield [_("to be checked"), *told, ask.reviewer.name, ask.round.due_on]
    for document in due:
        yield [_("to be reviewed"), document.number, document.title, None, "", document.review_on]


def kept_until(revision: Revision) -> date | None:
    """The first day on which a withdrawn edition may be destroyed; None for what the archive takes over."""
    document = revision.document
    return disposable_from(revision.withdrawn_on or today(), document.retention or document.type.retention)


def file_of(revision: Revision, name: str) -> HttpResponse:
    """The file exactly as it was given."""
    file = existing(revision.content.file if revision.content else None)
    ending = file.name.rpartition(".")[2].lower()
    content = store.content_of(file.sha256)
    return downloads.attached(content, media_type=file.media_type, name=downloads.file_name(name, ending=ending))


def pdf_of(revision: Revision, *, stamp: str, name: str) -> HttpResponse:
    """The edition to print, with its stamp; for a Word file the sheet that goes before it."""
    content = existing(revision.content)
    if content.is_markdown:
        data = to_pdf(printing.edition_paper(revision, stamp=stamp, on=today()))
    elif printing.is_pdf(revision):
        data = printing.stamped_pdf(revision, stamp=stamp, on=today())
    else:
        data = to_pdf(printing.cover_paper(revision, stamp=stamp, on=today()))
    return downloads.attached(data, media_type=downloads.PDF, name=downloads.file_name(name, ending="pdf"))
