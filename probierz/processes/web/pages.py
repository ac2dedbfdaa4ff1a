"""What the pages of this application share: finding the thing, the way back, today."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from probierz.access.finding import existing
from probierz.access.requests import OfficeRequest
from probierz.design.pages import FormPage, Step
from probierz.processes.labels import REFUSALS
from probierz.processes.models import Indicator, Process
from probierz.processes.queries import cards, indicators
from probierz.processes.queries import service_cards as services


def today() -> date:
    return timezone.localdate()


def url(request: OfficeRequest, name: str, **names: Any) -> str:
    return reverse(f"processes:{name}", kwargs={"office": request.office.code, **names})


def process_of(key: str) -> Process:
    return existing(cards.process_by_key(key))


def indicator_of(key: str) -> Indicator:
    return existing(indicators.indicator_by_key(key))


def card_of(key: str) -> services.Card:
    return existing(services.card_by_key(key))


def step_to_map(request: OfficeRequest) -> Step:
    return _("Processes"), url(request, "map")


def step_to(request: OfficeRequest, process: Process) -> Step:
    return str(process), url(request, "process", key=process.key)


def page_of(request: OfficeRequest, process: Process | None, **words: Any) -> FormPage:
    """A form about a process, or about a new one."""
    steps = (step_to_map(request), *((step_to(request, process),) if process else ()))
    back = words.pop("back", None) or steps[-1][1]
    return FormPage(**words, back=back, steps=words.pop("steps", steps), sentences=REFUSALS)


def page_of_indicator(request: OfficeRequest, indicator: Indicator, **words: Any) -> FormPage:
    href = url(request, "indicator", key=indicator.key)
    steps = (step_to_map(request), step_to(request, indicator.process), (indicator.name, href))
    return FormPage(**words, back=href, steps=steps, sentences=REFUSALS)


def page_of_service(request: OfficeRequest, card: services.Card | None, **words: Any) -> FormPage:
    steps: list[Step] = [(_("Service cards"), url(request, "services"))]
    if card:
        steps.append((card.title, url(request, "service", key=card.service.key)))
    return FormPage(**words, back=steps[-1][1], steps=tuple(steps), sentences=REFUSALS)


def words_of(request: HttpRequest) -> str:
    """What was typed into a filter."""
    return request.GET.get("q", "")[:100]
