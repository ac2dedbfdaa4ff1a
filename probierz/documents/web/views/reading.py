"""For whom a document is, who has read it, and the list on paper."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.design.pages import typed
from probierz.documents.actions import reading as actions
from probierz.documents.queries import lists, printing, reading
from probierz.documents.queries.people import sees_drafts
from probierz.documents.web.forms.distribution import AddresseeForm, PaperForm
from probierz.documents.web.pages import (
    button,
    current_of,
    document_of,
    form_page,
    of_document,
    place,
    today,
)
from probierz.documents.web.rows import shown

READ, MANAGE = Permission.DOCUMENT_READ, Permission.DOCUMENT_MANAGE


@office_view(MANAGE)
@require_GET
def grid(request: OfficeRequest) -> HttpResponse:
    """Everybody and everything that has to be read."""
    found = reading.grid(on=today())
    columns = [(row, *found.done_for(number)) for number, row in enumerate(found.revisions)]
    return render(request, "documents/grid.html", {"grid": found, "columns": columns, "tab": "grid"})


@office_view(MANAGE)
@require_GET
def grid_sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    found = reading.grid(on=today())
    head = [_("roster number"), _("family name"), _("given name"), *(row.document.number for row in found.revisions)]
    rows = (
        [
            row.employee.number,
            row.employee.family_name,
            row.employee.given_name,
            *(_told(cell) for cell in row.cells),
        ]
        for row in found.rows
    )
    return downloads.table(ending, head, rows, name=f"zapoznanie-{request.office.code}")


@office_view(MANAGE)
@require_GET
def distribution(request: OfficeRequest, key: str) -> HttpResponse:
    found = document_of(key)
    people = reading.grid(on=today(), only=found)
    context = {
        "document": found,
        "row": shown(found),
        "addressees": lists.addressees_of(found),
        "grid": people,
        "on_paper": [row for row in people.rows if row.employee.account_id is None],
        "sees_drafts": sees_drafts(request.actor),
        "today": today(),
        "tab": "distribution",
    }
    return render(request, "documents/distribution.html", context)


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def address(request: OfficeRequest, key: str) -> HttpResponse:
    found = document_of(key)
    form = AddresseeForm(typed(request), on=today())
    return form_page(
        request,
        form,
        lambda: actions.address(request.actor, document=found, target=form.target()),
        title=_("Add readers"),
        submit=_("Add"),
        back=place(request, "distribution", key=key),
        steps=of_document(request, found),
    )


@office_view(MANAGE)
@require_POST
def stop_addressing(request: OfficeRequest, key: str, addressee: int) -> HttpResponse:
    found = document_of(key)
    row = existing(lists.addressees_of(found).filter(pk=addressee).first())
    return button(
        request,
        lambda: actions.stop_addressing(request.actor, addressee=row),
        done=_("The document no longer goes to them."),
        back=place(request, "distribution", key=key),
    )


@office_view(READ)
@require_POST
def confirm(request: OfficeRequest, key: str) -> HttpResponse:
    """I have read it."""
    found = document_of(key)
    revision = current_of(found)
    return button(
        request,
        lambda: actions.confirm_reading(request.actor, revision=revision, at=timezone.now(), today=today()),
        done=_("Your reading is recorded."),
        back=place(request, "document", key=key),
    )


@office_view(MANAGE)
@require_GET
def sign_list(request: OfficeRequest, key: str, ending: str) -> HttpResponse:
    """A list for those without an account who have not read it yet."""
    found = document_of(key)
    revision = current_of(found)
    people = [one for one, read in reading.people_on_paper(revision, on=today()) if read is None]
    paper = printing.sign_list(revision, people, on=today())
    return downloads.paper(ending, paper, name=f"lista-zapoznania-{found.number}")


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def paper(request: OfficeRequest, key: str) -> HttpResponse:
    """Signatures of the list are entered here."""
    found = document_of(key)
    revision = current_of(found)
    people = [one for one, read in reading.people_on_paper(revision, on=today()) if read is None]
    form = PaperForm(typed(request), people=people, initial={"on": today()})
    return form_page(
        request,
        form,
        lambda: actions.record_paper(
            request.actor,
            revision=revision,
            employees=form.cleaned_data["people"],
            on=form.cleaned_data["on"],
            at=timezone.now(),
            today=today(),
        ),
        title=_("Enter signatures"),
        lead=_("Tick everybody who signed the list. Keep the list itself with the records."),
        submit=_("Record"),
        back=place(request, "distribution", key=key),
        steps=of_document(request, found),
        done=_("The signatures were recorded."),
    )


def _told(cell: reading.Cell) -> str:
    if cell.reading is not None:
        return cell.reading.read_on.isoformat()
    return _("not read") if cell.is_meant else ""
