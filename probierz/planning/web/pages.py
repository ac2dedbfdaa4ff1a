"""What the pages of this application share."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from probierz.access.requests import OfficeRequest
from probierz.design.pages import FormPage, Step
from probierz.people.queries import employed_on
from probierz.planning.labels import REFUSALS
from probierz.planning.models import Objective
from probierz.processes.queries.cards import possible_parents
from probierz.processes.queries.indicators import counted_indicators

SECTIONS = {
    "overview": _("Policy and objectives"),
    "context": _("Context"),
    "risks": _("Risks"),
    "opportunities": _("Opportunities"),
    "control": _("Management control"),
}


def today() -> date:
    return timezone.localdate()


def url(request: OfficeRequest, name: str, **names: Any) -> str:
    return reverse(f"planning:{name}", kwargs={"office": request.office.code, **names})


def page_of(request: OfficeRequest, section: str, *further: Step, **words: Any) -> FormPage:
    """A form in a section; it goes back to the last step."""
    steps = ((SECTIONS[section], url(request, section)), *further)
    return FormPage(**words, back=steps[-1][1], steps=steps, sentences=REFUSALS)


def people() -> Any:
    return employed_on(today())


def processes() -> Any:
    return possible_parents(None)


def indicators() -> Any:
    return counted_indicators()


def objectives() -> Any:
    return Objective.objects.open().order_by("due_on", "pk")
