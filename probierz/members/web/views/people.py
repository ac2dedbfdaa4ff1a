"""The list of people and the page of a person."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.lib.sheets import Value
from probierz.members.actions import people
from probierz.members.queries import people as queries
from probierz.members.queries.history import history_of
from probierz.members.queries.roles import roles_of
from probierz.members.web.forms.people import (
    AbsenceForm,
    ChangeForm,
    LeavingForm,
    OutsiderForm,
    PeopleFilters,
    PersonForm,
)
from probierz.members.web.pages import FormPage, done_or_refused, form_page, today, typed
from probierz.members.web.people import page_of, person_of, step_to_list, url_of, url_of_list
from probierz.people.models import Employee

PER_PAGE = 50
READ, MANAGE = Permission.EMPLOYEE_READ, Permission.EMPLOYEE_MANAGE


@office_view(READ)
@require_GET
def people_list(request: OfficeRequest) -> HttpResponse:
    filters = PeopleFilters(request.GET or {"status": "employed"}, on=today())
    wish = filters.wish()
    rows = queries.people(wish, on=today())
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "page": page,
        "sort": wish.order,
        "is_filtered": bool(set(request.GET) - {"page", "sort"}),
        "has_anybody": page.paginator.count > 0 or queries.has_anybody(),
        "query": request.GET.urlencode(),
    }
    return render(request, "members/people.html", context)


@office_view(READ)
@require_GET
def people_sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    """The same list, with the same filters, under the headings that an import understands."""
    wish = PeopleFilters(request.GET or {"status": "employed"}, on=today()).wish()
    head = ["nr", "nazwisko", "imię", "stanowisko", "komórka", "e-mail"]
    rows = [_as_row(person) for person in queries.people(wish, on=today())]
    return downloads.table(ending, head, rows, name=f"pracownicy-{request.office.code}")


@office_view(READ)
@require_GET
def person(request: OfficeRequest, key: str) -> HttpResponse:
    employee = person_of(key)
    context: dict[str, Any] = {
        "person": employee,
        "current": _current(employee),
        "employments": queries.employments_of(employee),
        "absences": queries.absences_of(employee),
        "stands_in": queries.stands_in_for(employee, on=today()),
        "roles": roles_of(employee.account, office=request.office) if employee.account else [],
        "hold": queries.hold_on(employee, on=today()),
        "history": history_of(employee) if request.actor.may(Permission.TRAIL_READ) else [],
        "today": today(),
    }
    return render(request, "members/person.html", context)


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add_person(request: OfficeRequest) -> HttpResponse:
    form = PersonForm(typed(request), today=today())
    page = FormPage(
        title=_("Add a person"),
        submit=_("Add"),
        back=url_of_list(request),
        steps=(step_to_list(request),),
        done=_("The person was added."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: people.add_employee(
            request.actor, office=request.office, details=form.details(), on=form.cleaned_data["on"]
        ),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add_outsider(request: OfficeRequest) -> HttpResponse:
    form = OutsiderForm(typed(request))
    page = FormPage(
        title=_("Add a person from outside"),
        lead=_("An expert, an auditor or a trainer: somebody the office works with and does not employ."),
        submit=_("Add"),
        back=f"{url_of_list(request)}?status=external",
        steps=(step_to_list(request),),
        done=_("The person was added."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: people.add_employee(request.actor, office=request.office, details=form.details(), on=today()),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def change_person(request: OfficeRequest, key: str) -> HttpResponse:
    employee = person_of(key)
    if employee.is_external:
        return _change_outsider(request, employee)
    form = ChangeForm(typed(request), today=today(), initial=ChangeForm.values_of(employee))
    page = page_of(request, employee, title=_("Change the details"), submit=_("Save"), done=_("Saved."))
    return form_page(
        request,
        page,
        form,
        lambda: people.change_employee(
            request.actor, employee=employee, details=form.details(), on=form.cleaned_data["on"]
        ),
    )


def _change_outsider(request: OfficeRequest, employee: Employee) -> HttpResponse:
    values = {name: getattr(employee, name) for name in ("family_name", "given_name", "email")}
    form = OutsiderForm(typed(request), initial=values)
    page = page_of(request, employee, title=_("Change the details"), submit=_("Save"), done=_("Saved."))
    return form_page(
        request,
        page,
        form,
        lambda: people.change_employee(
            request.actor, employee=employee, details=form.details(number=employee.number), on=today()
        ),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def end_employment(request: OfficeRequest, key: str) -> HttpResponse:
    employee = person_of(key)
    form = LeavingForm(typed(request))
    page = page_of(
        request,
        employee,
        title=_("End the employment"),
        lead=_("Everything this person did stays in the history. Roles are ended separately, in the settings."),
        submit=_("End the employment"),
        done=_("The last day of work was recorded."),
    )
    return form_page(
        request, page, form, lambda: people.end_employment(request.actor, employee=employee, **form.cleaned_data)
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def record_absence(request: OfficeRequest, key: str) -> HttpResponse:
    employee = person_of(key)
    form = AbsenceForm(typed(request), deputies=queries.possible_deputies(employee, on=today()))
    page = page_of(
        request, employee, title=_("Record an absence"), submit=_("Record"), done=_("The absence was recorded.")
    )
    return form_page(
        request, page, form, lambda: people.record_absence(request.actor, employee=employee, **form.cleaned_data)
    )


@office_view(MANAGE)
@require_POST
def end_absence(request: OfficeRequest, key: str, absence: int) -> HttpResponse:
    employee = person_of(key)
    row = existing(queries.absence_to_end(employee, absence, on=today()))
    return done_or_refused(
        request,
        lambda: people.end_absence(request.actor, absence=row, on=today()),
        done=_("The absence has ended."),
        back=url_of(request, employee),
    )


def _current(employee: Employee) -> Any:
    return next(iter(employee.current), None)  # type: ignore[attr-defined] # prefetched by the query


def _as_row(employee: Employee) -> list[Value]:
    current = _current(employee)
    return [
        employee.number,
        employee.family_name,
        employee.given_name,
        current.position if current else "",
        current.unit.name if current and current.unit else "",
        employee.email,
    ]
