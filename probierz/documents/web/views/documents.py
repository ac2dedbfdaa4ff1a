"""One document: its text in force, its details and editions, its end."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import office_view
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads, records
from probierz.design.pages import files, typed
from probierz.documents.actions import approving, copies
from probierz.documents.actions import documents as actions
from probierz.documents.actions.requirements import link
from probierz.documents.models import Document
from probierz.documents.queries import lists, printing, reading
from probierz.documents.queries import requirements as answering
from probierz.documents.queries.people import checkers_of, sees_drafts
from probierz.documents.queries.records import DOCUMENT
from probierz.documents.web.forms.documents import DetailsForm, NewDocumentForm, RequirementsForm
from probierz.documents.web.forms.drafts import ConfirmForm, WithdrawForm
from probierz.documents.web.pages import (
    attempt,
    current_of,
    document_of,
    form_page,
    of_document,
    of_list,
    place,
    readable,
    today,
)
from probierz.documents.web.rows import file_of, pdf_of, shown

READ, WRITE, MANAGE = Permission.DOCUMENT_READ, Permission.DOCUMENT_WRITE, Permission.DOCUMENT_MANAGE


@office_view(READ)
@require_GET
def document(request: OfficeRequest, key: str) -> HttpResponse:
    found = readable(request, key)
    row = shown(found)
    current = current_of(found) if row.current else None
    context = {
        "document": found,
        "row": row,
        "revision": current,
        "checkers": checkers_of(current) if current else [],
        "reading": reading.reading_of(request.actor, current) if current else None,
        "must_read": any(one.document.pk == found.pk for one in reading.to_read(request.actor, on=today())),
        "requirements": answering.links_of(found),
        "related": records.related(request.actor, DOCUMENT, found.key),
        "sees_drafts": sees_drafts(request.actor),
        "today": today(),
        "tab": "text",
    }
    return render(request, "documents/document.html", context)


@office_view(WRITE)
@require_http_methods(["GET", "POST"])
def add(request: OfficeRequest) -> HttpResponse:
    """A new document with its first text."""
    form = NewDocumentForm(typed(request), files(request), on=today())
    made: list[Document] = []

    def act() -> None:
        body = form.body()
        if body is not None:
            made.append(
                actions.add_document(
                    request.actor,
                    office=request.office,
                    kind=form.cleaned_data["type"],
                    details=form.details(),
                    body=body,
                    at=timezone.now(),
                )
            )

    if attempt(form, act):
        return redirect(place(request, "draft", key=made[0].key))
    context = {"form": form, "has_types": bool(form.fields["type"].choices), "steps": (of_list(request),)}  # type: ignore[attr-defined] # a choice field
    return render(request, "documents/add.html", context)


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def change(request: OfficeRequest, key: str) -> HttpResponse:
    found = document_of(key)
    form = DetailsForm(typed(request), on=today(), initial=DetailsForm.values_of(found))
    return form_page(
        request,
        form,
        lambda: actions.change_document(request.actor, document=found, details=form.details()),
        title=_("Change the details"),
        submit=_("Save"),
        back=place(request, "document", key=key),
        steps=of_document(request, found),
        done=_("Saved."),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def requirements(request: OfficeRequest, key: str) -> HttpResponse:
    """Which requirements the document answers."""
    found = document_of(key)
    offered = answering.offered(on=today())
    chosen = [one.requirement.key for one in answering.links_of(found)]
    form = RequirementsForm(typed(request), offered=offered, initial={"requirements": chosen})
    return form_page(
        request,
        form,
        lambda: link(
            request.actor,
            document=found,
            requirements=form.cleaned_data["requirements"],
            offered=[row.pk for row in offered],
        ),
        title=_("Which requirements it answers"),
        submit=_("Save"),
        back=place(request, "document", key=key),
        steps=of_document(request, found),
        done=_("Saved."),
        wide=True,
    )


@office_view(READ)
@require_GET
def file(request: OfficeRequest, key: str) -> HttpResponse:
    """The file in force as it was given."""
    found = document_of(key)
    return file_of(current_of(found), f"{found.number}-{found.title}")


@office_view(READ)
@require_GET
def printed(request: OfficeRequest, key: str) -> HttpResponse:
    """A print that says it is not controlled."""
    found = document_of(key)
    return pdf_of(current_of(found), stamp=printing.uncontrolled_stamp(), name=f"{found.number}-{found.title}")


@office_view(READ)
@require_GET
def in_word(request: OfficeRequest, key: str) -> HttpResponse:
    """A text written here, to be worked on elsewhere."""
    found = document_of(key)
    paper = printing.edition_paper(current_of(found), stamp=printing.uncontrolled_stamp(), on=today())
    return downloads.paper("docx", paper, name=f"{found.number}-{found.title}")


@office_view(READ)
@require_GET
def editions(request: OfficeRequest, key: str) -> HttpResponse:
    """The change sheet."""
    found = readable(request, key)
    context = {
        "document": found,
        "row": shown(found),
        "editions": list(lists.editions_of(found)),
        "sees_drafts": sees_drafts(request.actor),
        "today": today(),
        "tab": "editions",
    }
    return render(request, "documents/editions.html", context)


@office_view(READ)
@require_GET
def editions_sheet(request: OfficeRequest, key: str, ending: str) -> HttpResponse:
    found = readable(request, key)
    rows = list(lists.editions_of(found))
    if ending in {"pdf", "docx"}:
        paper = printing.change_sheet(found, [row for row in rows if row.in_force_on], on=today())
        return downloads.paper(ending, paper, name=f"karta-zmian-{found.number}")
    head = [_("edition"), _("what changed"), _("in force since"), _("withdrawn on")]
    cells = ([row.edition, row.summary, row.in_force_on, row.withdrawn_on] for row in rows if row.in_force_on)
    return downloads.table(ending, head, cells, name=f"karta-zmian-{found.number}")


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def withdraw(request: OfficeRequest, key: str) -> HttpResponse:
    found = document_of(key)
    form = WithdrawForm(typed(request))
    return form_page(
        request,
        form,
        lambda: approving.withdraw(request.actor, document=found, because=form.cleaned_data["because"], today=today()),
        title=_("Withdraw %(document)s") % {"document": found.number},
        lead=_("From today nobody works by it. Its text stays in the archive, numbered copies have to come back."),
        submit=_("Withdraw"),
        back=place(request, "document", key=key),
        steps=of_document(request, found),
        done=_("The document was withdrawn."),
        tone="danger",
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def confirm(request: OfficeRequest, key: str) -> HttpResponse:
    """The periodic review, when nothing has to change."""
    found = document_of(key)
    form = ConfirmForm(typed(request))
    return form_page(
        request,
        form,
        lambda: copies.confirm(request.actor, document=found, note=form.cleaned_data["note"], today=today()),
        title=_("Confirm without change"),
        lead=_("You have read it and it is still right. The next review is counted from today."),
        submit=_("Confirm"),
        back=place(request, "document", key=key),
        steps=of_document(request, found),
        done=_("The review was recorded."),
    )
