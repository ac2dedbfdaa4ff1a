"""Types of documents and how they are numbered."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.design.pages import typed
from probierz.documents.actions import types as actions
from probierz.documents.models import DocumentType
from probierz.documents.queries.types import next_numbers, type_by_key
from probierz.documents.rules import GapRule
from probierz.documents.web.forms.documents import TypeForm
from probierz.documents.web.pages import button, form_page, place, today
from probierz.people.labels import ROLES
from probierz.people.rules import Role

MANAGE = Permission.DOCUMENT_MANAGE


@office_view(MANAGE)
@require_GET
def types(request: OfficeRequest) -> HttpResponse:
    return render(request, "documents/types.html", {"rows": next_numbers(on=today()), "tab": "types"})


@office_view(MANAGE)
@require_GET
def types_sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    head = [_("code"), _("name"), _("pattern of numbers"), _("who approves"), _("review every (months)"), "JRWA"]
    head += [_("retention category"), _("documents")]
    rows = (
        [
            row.code,
            row.name,
            row.pattern,
            str(ROLES[Role(row.approver)]),
            row.review_months,
            row.jrwa_class,
            row.retention,
            count,
        ]
        for row, count, _next in next_numbers(on=today())
    )
    return downloads.table(ending, head, rows, name=f"rodzaje-dokumentow-{request.office.code}")


@office_view(MANAGE)
@require_POST
def set_up(request: OfficeRequest) -> HttpResponse:
    """The usual types at once."""
    return button(
        request,
        lambda: actions.set_up_types(request.actor, office=request.office),
        done=_("The usual types are here. Change what is different in your office."),
        back=place(request, "types"),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add(request: OfficeRequest) -> HttpResponse:
    form = TypeForm(typed(request), initial={"gap_rule": GapRule.NEXT, "approver": Role.OFFICE_HEAD})
    return form_page(
        request,
        form,
        lambda: actions.add_type(request.actor, office=request.office, details=form.details()),
        title=_("Add a type"),
        submit=_("Add"),
        back=place(request, "types"),
        steps=_steps(request),
        done=_("The type was added."),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def change(request: OfficeRequest, key: str) -> HttpResponse:
    row = _type_of(key)
    form = TypeForm(typed(request), initial=TypeForm.values_of(row))
    return form_page(
        request,
        form,
        lambda: actions.change_type(request.actor, row=row, details=form.details()),
        title=_("Change the type"),
        lead=_("Documents that are there keep their numbers; the change holds for those to come."),
        submit=_("Save"),
        back=place(request, "types"),
        steps=_steps(request),
        done=_("Saved."),
    )


@office_view(MANAGE)
@require_POST
def retire(request: OfficeRequest, key: str) -> HttpResponse:
    row = _type_of(key)
    return button(
        request,
        lambda: actions.retire_type(request.actor, row=row, on=today()),
        done=_("No new documents of this type will be made."),
        back=place(request, "types"),
    )


def _type_of(key: str) -> DocumentType:
    return existing(type_by_key(key))


def _steps(request: OfficeRequest) -> tuple[tuple[str, str], ...]:
    return (_("Documents"), place(request, "list")), (_("Types and numbers"), place(request, "types"))
