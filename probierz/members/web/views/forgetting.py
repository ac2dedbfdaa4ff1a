"""What becomes of a person's data: taken out, kept for a case, forgotten."""

import json

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.members.actions import forgetting
from probierz.members.queries import people as queries
from probierz.members.web.forms.people import ForgetForm, HoldForm
from probierz.members.web.pages import FormPage, done_or_refused, form_page, today, typed
from probierz.members.web.people import page_of, person_of, step_to_list, url_of, url_of_list

MANAGE = Permission.EMPLOYEE_MANAGE


@office_view(MANAGE)
@require_POST
def take_out(request: OfficeRequest, key: str) -> HttpResponse:
    """Everything about the person as a file, for that person."""
    employee = person_of(key)
    answer = forgetting.export_employee(request.actor, employee=employee)
    text = json.dumps(answer, ensure_ascii=False, indent=2)
    return downloads.attached(text, media_type=downloads.JSON, name=f"osoba-{employee.key}.json")


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def place_hold(request: OfficeRequest, key: str) -> HttpResponse:
    employee = person_of(key)
    form = HoldForm(typed(request))
    page = page_of(
        request,
        employee,
        title=_("Keep the data for a case"),
        lead=_("Until you lift the hold, nothing about this person can be forgotten."),
        submit=_("Keep the data"),
        done=_("The data are kept."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: forgetting.place_hold(request.actor, employee=employee, on=today(), **form.cleaned_data),
    )


@office_view(MANAGE)
@require_POST
def lift_hold(request: OfficeRequest, key: str) -> HttpResponse:
    employee = person_of(key)
    hold = existing(queries.hold_on(employee, on=today()))
    return done_or_refused(
        request,
        lambda: forgetting.lift_hold(request.actor, hold=hold, on=today()),
        done=_("The hold was lifted."),
        back=url_of(request, employee),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def forget(request: OfficeRequest, key: str) -> HttpResponse:
    employee = person_of(key)
    form = ForgetForm(typed(request))
    page = FormPage(
        title=_("Forget this person"),
        lead=_(
            "Name, number, address and everything else that tells who this was will be emptied, in the history too. "
            "The counts stay right. This cannot be undone."
        ),
        submit=_("Forget"),
        tone="danger",
        back=url_of_list(request),
        steps=(step_to_list(request), (str(employee), url_of(request, employee))),
        done=gettext_lazy("The person was forgotten."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: forgetting.forget_employee(
            request.actor, employee=employee, repeated_number=form.cleaned_data["number"], today=today()
        ),
    )
