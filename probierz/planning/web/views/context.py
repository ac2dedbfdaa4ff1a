"""The context of the office."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.design.pages import form_page, typed
from probierz.planning.actions import context as actions
from probierz.planning.queries import context as queries
from probierz.planning.rules import months_later
from probierz.planning.web.forms import ContextForm, EndForm, IssueForm, PartyForm
from probierz.planning.web.pages import page_of, today
from probierz.planning.web.papers import paper_of_context

READ, MANAGE = Permission.PLANNING_READ, Permission.PLANNING_MANAGE
YEAR = 12


@office_view(READ)
@require_GET
def context(request: OfficeRequest) -> HttpResponse:
    shown = {"context": queries.context_on(today()), "reviews": queries.reviews(), "today": today()}
    return render(request, "planning/context.html", shown)


@office_view(READ)
@require_GET
def paper(request: OfficeRequest, ending: str) -> HttpResponse:
    found = queries.context_on(today())
    return downloads.paper(ending, paper_of_context(found, request.office, on=today()), name="kontekst-organizacji")


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def review(request: OfficeRequest) -> HttpResponse:
    last = queries.context_on(today()).review
    initial: dict[str, Any] = {"next_review_on": months_later(today(), YEAR)}
    if last:
        initial |= {name: getattr(last, name) for name in ("scope", "exclusions", "climate_reason")}
        initial["climate_matters"] = "yes" if last.climate_matters else "no"
    form = ContextForm(typed(request), initial=initial)
    page = page_of(
        request,
        "context",
        title=_("Review the context"),
        lead=_("Each review is kept. Issues and parties are changed on the page of the context."),
        submit=_("Record the review"),
        done=_("The review was recorded."),
        wide=True,
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.review_context(request.actor, office=request.office, reviewed=form.reviewed(), on=today()),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add_issue(request: OfficeRequest) -> HttpResponse:
    form = IssueForm(typed(request), initial={"side": request.GET.get("side", "internal")})
    page = page_of(request, "context", title=_("Add an issue"), submit=_("Add"), done=_("The issue was added."))
    return form_page(
        request,
        page,
        form,
        lambda: actions.add_issue(request.actor, office=request.office, issue=form.issue(), on=today()),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def change_issue(request: OfficeRequest, key: str) -> HttpResponse:
    row = existing(queries.issue_by_key(key))
    form = IssueForm(typed(request), initial={name: getattr(row, name) for name in IssueForm.base_fields})
    page = page_of(request, "context", title=_("Change the issue"), submit=_("Save"), done=_("Saved."))
    return form_page(request, page, form, lambda: actions.change_issue(request.actor, row=row, issue=form.issue()))


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def end_issue(request: OfficeRequest, key: str) -> HttpResponse:
    return _end(request, existing(queries.issue_by_key(key)))


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add_party(request: OfficeRequest) -> HttpResponse:
    form = PartyForm(typed(request))
    page = page_of(
        request, "context", title=_("Add an interested party"), submit=_("Add"), done=_("The party was added.")
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.add_party(request.actor, office=request.office, party=form.party(), on=today()),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def change_party(request: OfficeRequest, key: str) -> HttpResponse:
    row = existing(queries.party_by_key(key))
    form = PartyForm(typed(request), initial={name: getattr(row, name) for name in PartyForm.base_fields})
    page = page_of(request, "context", title=_("Change the interested party"), submit=_("Save"), done=_("Saved."))
    return form_page(request, page, form, lambda: actions.change_party(request.actor, row=row, party=form.party()))


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def end_party(request: OfficeRequest, key: str) -> HttpResponse:
    return _end(request, existing(queries.party_by_key(key)))


def _end(request: OfficeRequest, row: Any) -> HttpResponse:
    form = EndForm(typed(request), initial={"on": today()})
    page = page_of(
        request,
        "context",
        title=_("It no longer counts"),
        lead=str(row),
        submit=_("End it"),
        done=_("It stays readable with its days."),
    )
    return form_page(request, page, form, lambda: actions.end_part(request.actor, row=row, **form.cleaned_data))
