"""Processes, indicators and services as other parts of the system see them."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from probierz.access.permissions import Permission
from probierz.design.records import RecordFacts, RecordKind
from probierz.processes.labels import SERVICE_STATES
from probierz.processes.models import Indicator, Process, Service
from probierz.processes.rules import ServiceState

PROCESS, INDICATOR, SERVICE = "processes.Process", "processes.Indicator", "processes.Service"


def process_facts(row: Process) -> RecordFacts:
    return RecordFacts(
        kind=PROCESS,
        key=row.key,
        title=str(row),
        href=reverse("processes:process", kwargs={"office": row.office.code, "key": row.key}),
        state=str(_("no longer runs")) if row.retired_on else "",
        made_on=row.since,
        valid_from=row.since,
        holds=row.retired_on is None,
    )


def indicator_facts(row: Indicator) -> RecordFacts:
    return RecordFacts(
        kind=INDICATOR,
        key=row.key,
        title=f"{row.process.code} {row.name}",
        href=reverse("processes:indicator", kwargs={"office": row.office.code, "key": row.key}),
        made_on=row.since,
        valid_from=row.since,
        holds=row.ended_on is None,
    )


def service_facts(row: Service) -> RecordFacts:
    title = next((text.title for text in row.texts.all() if text.language == "pl"), row.slug)
    return RecordFacts(
        kind=SERVICE,
        key=row.key,
        title=title,
        href=reverse("processes:service", kwargs={"office": row.office.code, "key": row.key}),
        state=str(SERVICE_STATES[ServiceState(row.state)]),
        made_on=row.changed_on,
        holds=row.state == ServiceState.PUBLISHED,
    )


def _processes(keys: Iterable[str]) -> Mapping[str, RecordFacts]:
    return {row.key: process_facts(row) for row in Process.objects.select_related("office").filter(key__in=list(keys))}


def _find_processes(words: str, limit: int) -> list[RecordFacts]:
    rows = Process.objects.running().select_related("office").filter(name__icontains=words)
    return [process_facts(row) for row in rows.order_by("-since", "order")[:limit]]


def _indicators(keys: Iterable[str]) -> Mapping[str, RecordFacts]:
    rows = Indicator.objects.select_related("office", "process").filter(key__in=list(keys))
    return {row.key: indicator_facts(row) for row in rows}


def _find_indicators(words: str, limit: int) -> list[RecordFacts]:
    rows = Indicator.objects.counted().select_related("office", "process").filter(name__icontains=words)
    return [indicator_facts(row) for row in rows.order_by("-since", "pk")[:limit]]


def _services(keys: Iterable[str]) -> Mapping[str, RecordFacts]:
    rows = Service.objects.select_related("office").prefetch_related("texts").filter(key__in=list(keys))
    return {row.key: service_facts(row) for row in rows}


def _find_services(words: str, limit: int) -> list[RecordFacts]:
    rows = Service.objects.select_related("office").prefetch_related("texts")
    found = rows.filter(texts__language="pl", texts__title__icontains=words)
    return [service_facts(row) for row in found.order_by("-changed_on", "sort_key")[:limit]]


KINDS = (
    RecordKind(
        code=PROCESS, label=_("Process"), permission=Permission.PROCESS_READ, facts=_processes, find=_find_processes
    ),
    RecordKind(
        code=INDICATOR,
        label=_("Indicator"),
        permission=Permission.PROCESS_READ,
        facts=_indicators,
        find=_find_indicators,
    ),
    RecordKind(
        code=SERVICE, label=_("Service card"), permission=Permission.PROCESS_READ, facts=_services, find=_find_services
    ),
)
