"""What the pages about one person share: finding the person, and the way back."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from probierz.access.finding import no_such_page
from probierz.access.requests import OfficeRequest
from probierz.members.queries import people as queries
from probierz.members.web.pages import FormPage, Step, today
from probierz.people.models import Employee


def person_of(key: str) -> Employee:
    employee = queries.person(key, on=today())
    if employee is None or not employee.family_name:
        raise no_such_page()
    return employee


def url_of_list(request: OfficeRequest) -> str:
    return reverse("members:people", kwargs={"office": request.office.code})


def step_to_list(request: OfficeRequest) -> Step:
    return gettext_lazy("People"), url_of_list(request)


def url_of(request: OfficeRequest, employee: Employee) -> str:
    return reverse("members:person", kwargs={"office": request.office.code, "key": employee.key})


def page_of(request: OfficeRequest, employee: Employee, **words: Any) -> FormPage:
    back = url_of(request, employee)
    return FormPage(**words, back=back, steps=(step_to_list(request), (str(employee), back)))
