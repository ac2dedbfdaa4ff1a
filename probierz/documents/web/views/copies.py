"""Numbered copies of a document, and the end of what was withdrawn."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing, no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.design.pages import typed
from probierz.documents.actions import copies as actions
from probierz.documents.queries import lists, printing
from probierz.documents.queries.people import sees_drafts
from probierz.documents.rules import DisposalMethod, RevisionState
from probierz.documents.web.forms.distribution import CopyForm, DisposalForm
from probierz.documents.web.pages import (
    button,
    current_of,
    document_of,
    form_page,
    of_document,
    place,
    today,
)
from probierz.documents.web.rows import kept_until, pdf_of, shown

MANAGE, ARCHIVE = Permission.DOCUMENT_MANAGE, Permission.DOCUMENT_ARCHIVE


@office_view(MANAGE)
@require_GET
def copies(request: OfficeRequest, key: str) -> HttpResponse:
    found = document_of(key)
    context = {
        "document": found,
        "row": shown(found),
        "copies": lists.copies_of(found),
        "sees_drafts": sees_drafts(request.actor),
        "today": today(),
        "tab": "copies",
    }
    return render(request, "documents/copies.html", context)


@office_view(MANAGE)
@require_GET
def copies_sheet(request: OfficeRequest, key: str, ending: str) -> HttpResponse:
    """The register of numbered copies of a document."""
    found = document_of(key)
    head = [_("copy"), _("who has it"), _("edition"), _("given out on"), _("returned on")]
    rows = (
        [one.number, one.holder, one.revision.edition, one.issued_on, one.returned_on] for one in lists.copies_of(found)
    )
    return downloads.table(ending, head, rows, name=f"kopie-{found.number}")


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def issue(request: OfficeRequest, key: str) -> HttpResponse:
    found = document_of(key)
    form = CopyForm(typed(request))
    return form_page(
        request,
        form,
        lambda: actions.issue_copy(request.actor, document=found, holder=form.cleaned_data["holder"], on=today()),
        title=_("Issue a numbered copy"),
        lead=_(
            "It gets the next number. When the edition is withdrawn, the copy comes to the list of those to take back."
        ),
        submit=_("Issue"),
        back=place(request, "copies", key=key),
        steps=of_document(request, found),
        done=_("The copy was issued. Print it from the list."),
    )


@office_view(MANAGE)
@require_GET
def copy_pdf(request: OfficeRequest, key: str, copy: str) -> HttpResponse:
    """The print with its number; only while its edition is in force."""
    found = document_of(key)
    row = existing(lists.copy_by_key(found, copy))
    if row.revision.state != RevisionState.IN_FORCE or row.returned_on:
        raise no_such_page()
    stamp = printing.copy_stamp(row.number, row.holder)
    return pdf_of(current_of(found), stamp=stamp, name=f"{found.number}-kopia-{row.number}")


@office_view(MANAGE)
@require_POST
def take_back(request: OfficeRequest, key: str, copy: str) -> HttpResponse:
    found = document_of(key)
    row = existing(lists.copy_by_key(found, copy))
    return button(
        request,
        lambda: actions.take_back(request.actor, copy=row, on=today()),
        done=_("The copy was taken back."),
        back=place(request, "copies_due" if "due" in request.POST else "copies", **_of(request, key)),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def dispose(request: OfficeRequest, key: str) -> HttpResponse:
    """What became of a withdrawn edition after its time."""
    revision = existing(lists.archived(key))
    form = DisposalForm(typed(request), initial={"on": today()})
    lead = _("The text is erased for good; its number, dates and hash stay.")
    archive = _("This category goes to the archive. The text here is erased after handing over.")
    return form_page(
        request,
        form,
        lambda: actions.dispose(
            request.actor,
            revision=revision,
            method=DisposalMethod(form.cleaned_data["method"]),
            protocol=form.cleaned_data["protocol"],
            on=form.cleaned_data["on"],
            today=today(),
        ),
        title=_("Record the disposal"),
        lead=lead if kept_until(revision) else archive,
        submit=_("Record"),
        back=place(request, "archive"),
        steps=of_document(request, revision.document),
        done=_("The disposal was recorded."),
        tone="danger",
    )


def _of(request: OfficeRequest, key: str) -> dict[str, str]:
    return {} if "due" in request.POST else {"key": key}
