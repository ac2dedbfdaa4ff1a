"""What the pages of documents share: where things are, and a form page in the words of documents."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from probierz.access.finding import existing, no_such_page
from probierz.access.requests import OfficeRequest
from probierz.design import pages
from probierz.design.pages import FormPage, Step, Words
from probierz.documents.labels import REFUSALS
from probierz.documents.models import Document, Revision
from probierz.documents.queries import lists
from probierz.documents.queries.people import sees_draft, sees_drafts


def today() -> date:
    return timezone.localdate()


def place(request: OfficeRequest, view: str, **names: Any) -> str:
    """The address of a page of documents in this office."""
    return reverse(f"documents:{view}", kwargs={"office": request.office.code, **names})


def of_list(request: OfficeRequest) -> Step:
    return _("Documents"), place(request, "list")


def of_document(request: OfficeRequest, document: Document) -> tuple[Step, ...]:
    return of_list(request), (document.number, place(request, "document", key=document.key))


def document_of(key: str) -> Document:
    return existing(lists.document_by_key(key))


def readable(request: OfficeRequest, key: str) -> Document:
    """The document; for those who see no drafts there is none before its first edition is in force."""
    found = document_of(key)
    current, opened = lists.live_of(found)
    if current is None and not sees_drafts(request.actor) and not lists.was_in_force(found):
        existing(opened if opened is not None and sees_draft(request.actor, opened, on=today()) else None)
    return found


def draft_of(request: OfficeRequest, document: Document) -> Revision:
    """The edition being made, for those who may see it; for others there is none."""
    _current, opened = lists.live_of(document)
    if opened is None or not sees_draft(request.actor, opened, on=today()):
        raise no_such_page()
    return lists.revision_with_text(document, opened)


def current_of(document: Document) -> Revision:
    """The edition in force, with its text."""
    current, _opened = lists.live_of(document)
    return lists.revision_with_text(document, existing(current))


def form_page(
    request: HttpRequest,
    form: Form,
    act: Callable[[], object],
    *,
    title: Words,
    submit: Words,
    back: str,
    steps: tuple[Step, ...],
    lead: str | Promise = "",
    done: str | Promise = "",
    tone: str = "primary",
    wide: bool = False,
) -> HttpResponse:
    page = FormPage(
        title=title,
        submit=submit,
        back=back,
        sentences=REFUSALS,
        steps=steps,
        lead=lead,
        done=done,
        tone=tone,
        wide=wide,
    )
    return pages.form_page(request, page, form, act)


def attempt(form: Form, act: Callable[[], object]) -> bool:
    return pages.attempt(form, act, sentences=REFUSALS)


def button(request: HttpRequest, act: Callable[[], object], *, done: Words, back: str) -> HttpResponse:
    return pages.done_or_refused(request, act, done=done, back=back, sentences=REFUSALS)
