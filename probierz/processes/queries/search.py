"""Processes, indicators and service cards as the search finds them: those that still run, and every card."""

from collections.abc import Iterator

from django.urls import reverse

from probierz.access.permissions import Permission
from probierz.offices.models import Office
from probierz.processes.models import Indicator, Process, Service
from probierz.processes.queries.records import INDICATOR, PROCESS, SERVICE
from probierz.search.sources import Entry

Row = Process | Indicator | Service


def entry_of(row: Row, office: Office) -> Entry | None:
    """None for what has ended."""
    match row:
        case Process():
            return _process(row, office) if row.retired_on is None else None
        case Indicator():
            return _indicator(row, office) if row.ended_on is None else None
        case Service():
            return _service(row, office)


def kind_of(row: Row) -> str:
    return {Process: PROCESS, Indicator: INDICATOR, Service: SERVICE}[type(row)]


def entries(office: Office) -> Iterator[Entry]:
    """Everything, for the index made anew."""
    yield from (_process(row, office) for row in Process.objects.running().order_by("pk"))
    indicators = Indicator.objects.filter(ended_on__isnull=True).select_related("process")
    yield from (_indicator(row, office) for row in indicators.order_by("pk"))
    yield from (_service(row, office) for row in Service.objects.prefetch_related("texts").order_by("pk"))


def _process(row: Process, office: Office) -> Entry:
    said = (row.purpose, row.inputs, row.outputs, row.suppliers, row.clients, row.resources, row.legal_basis)
    return _entry(row, office, "processes:process", title=str(row), said=said)


def _indicator(row: Indicator, office: Office) -> Entry:
    return _entry(row, office, "processes:indicator", title=row.name, said=(str(row.process), row.definition))


def _service(row: Service, office: Office) -> Entry:
    texts = sorted(row.texts.all(), key=lambda text: text.language != "pl")
    said = [
        value
        for text in texts
        for value in (text.title, text.purpose, text.who, text.documents, text.fee, text.where, text.appeal, text.notes)
    ]
    return _entry(row, office, "processes:service", title=said[0] if said else row.slug, said=said[1:])


def _entry(row: Row, office: Office, view: str, *, title: str, said: "tuple[str, ...] | list[str]") -> Entry:
    return Entry(
        kind=kind_of(row),
        key=row.key,
        title=title,
        text=". ".join("; ".join(part.splitlines()).rstrip(".") for part in said if part),
        href=reverse(view, kwargs={"office": office.code, "key": row.key}),
        permission=Permission.PROCESS_READ,
    )
