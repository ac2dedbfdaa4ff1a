"""What the pages of this application share."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from probierz.access.requests import OfficeRequest
from probierz.design.pages import FormPage, Step
from probierz.improvement.labels import REFUSALS
from probierz.improvement.models import Nonconformity
from probierz.people.models import Employee
from probierz.people.queries import employed_on, employee_of

SECTIONS = {
    "cases": _("Nonconformities"),
    "actions": _("Actions"),
    "suggestions": _("Suggestions"),
    "lessons": _("Lessons"),
    "links": _("Addresses for reporting"),
}


def today() -> date:
    return timezone.localdate()


def me(request: OfficeRequest) -> Employee | None:
    """Who is logged in, as the roster knows the person."""
    return employee_of(request.actor.account)


def url(request: OfficeRequest, name: str, **names: Any) -> str:
    return reverse(f"improvement:{name}", kwargs={"office": request.office.code, **names})


def page_of(request: OfficeRequest, section: str, *further: Step, **words: Any) -> FormPage:
    """A form in a section; it goes back to the last step."""
    steps = ((SECTIONS[section], url(request, section)), *further)
    return FormPage(**words, back=steps[-1][1], steps=steps, sentences=REFUSALS)


def page_of_case(request: OfficeRequest, case: Nonconformity, **words: Any) -> FormPage:
    return page_of(request, "cases", (str(case), url(request, "case", key=case.key)), **words)


def people() -> Any:
    return employed_on(today())
