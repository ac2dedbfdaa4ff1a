"""Processes, indicators and service cards of an office, for those whose token may read them."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from probierz.access.finding import existing
from probierz.access.office_api import inside_office
from probierz.access.permissions import Permission
from probierz.processes.actions.service_cards import FIELDS
from probierz.processes.api.schemas import (
    CardOut,
    IndicatorOut,
    IndicatorWithValuesOut,
    PointOut,
    ProcessOut,
    Refusal,
    ServiceOut,
)
from probierz.processes.queries import cards, indicators, links
from probierz.processes.queries import service_cards as services

router = Router(tags=["processes"])
READ = Permission.PROCESS_READ
REFUSALS: dict[int, Any] = {401: Refusal, 403: Refusal, 404: Refusal}
LISTS = ("suppliers", "inputs", "outputs", "clients", "resources", "legal_basis")


@router.get("/offices/{office}/processes", response={200: list[ProcessOut], **REFUSALS}, summary="Processes that run")
def processes(request: HttpRequest, office: str) -> list[ProcessOut]:
    with inside_office(request, office, READ):
        rows = cards.in_list(cards.rows_of_map(on=timezone.localdate()))
        return [ProcessOut(**_process(row)) for row in rows]


@router.get("/offices/{office}/processes/{key}", response={200: CardOut, **REFUSALS}, summary="One process's card")
def process(request: HttpRequest, office: str, key: str) -> CardOut:
    with inside_office(request, office, READ):
        rows = cards.in_list(cards.rows_of_map(on=timezone.localdate()))
        row = existing(next((one for one in rows if one.process.key == key), None))
        lists = {name: getattr(row.process, name).splitlines() for name in LISTS}
        numbers = [f"{one.catalog.code} {one.number}" for one in links.requirements_of(row.process)]
        return CardOut(**_process(row), **lists, purpose=row.process.purpose, requirements=numbers)


@router.get("/offices/{office}/indicators", response={200: list[IndicatorOut], **REFUSALS}, summary="Indicators")
def indicator_list(request: HttpRequest, office: str) -> list[IndicatorOut]:
    with inside_office(request, office, READ):
        rows = indicators.series_of(indicators.counted_indicators(), on=timezone.localdate())
        return [IndicatorOut(**_indicator(one)) for one in rows]


@router.get(
    "/offices/{office}/indicators/{key}",
    response={200: IndicatorWithValuesOut, **REFUSALS},
    summary="One indicator with its values, limits and signals",
)
def indicator(request: HttpRequest, office: str, key: str) -> IndicatorWithValuesOut:
    with inside_office(request, office, READ):
        one = indicators.one_series(existing(indicators.indicator_by_key(key)), on=timezone.localdate())
        chart = one.chart
        return IndicatorWithValuesOut(
            **_indicator(one),
            mean=chart.mean if chart else None,
            low=chart.low if chart else None,
            high=chart.high if chart else None,
            points=[_point(point) for point in one.points],
        )


@router.get("/offices/{office}/services", response={200: list[ServiceOut], **REFUSALS}, summary="Service cards")
def service_list(request: HttpRequest, office: str) -> list[ServiceOut]:
    with inside_office(request, office, READ):
        return [_service(card) for card in services.cards()]


@router.get("/offices/{office}/services/{key}", response={200: ServiceOut, **REFUSALS}, summary="One service card")
def service(request: HttpRequest, office: str, key: str) -> ServiceOut:
    with inside_office(request, office, READ):
        return _service(existing(services.card_by_key(key)))


def _process(row: cards.Row) -> dict[str, Any]:
    one = row.process
    return {
        "key": one.key,
        "code": one.code,
        "name": one.name,
        "group": one.group,
        "parent": one.parent.key if one.parent else "",
        "owner": str(row.owner or ""),
        "deputy": str(row.deputy or ""),
        "standing": row.standing.value if row.standing else "",
    }


def _indicator(series: indicators.Series) -> dict[str, Any]:
    one = series.indicator
    names = ("key", "name", "definition", "unit", "direction", "target", "frequency", "source")
    told = {name: getattr(one, name) for name in names}
    return {**told, "process": one.process.code, "standing": series.standing.value}


def _point(point: indicators.Point) -> PointOut:
    return PointOut(
        period=point.period.label,
        since=point.period.since,
        value=point.value,
        note=point.reading.note if point.reading else "",
        signals=[rule.value for rule in point.rules],
    )


def _service(card: services.Card) -> ServiceOut:
    one = card.service
    texts = {language: {name: getattr(text, name) for name in FIELDS} for language, text in card.texts.items()}
    return ServiceOut(
        key=one.key,
        address=one.slug,
        title=card.title,
        state=one.state,
        version=one.version,
        changed_on=one.changed_on,
        texts=texts,
    )
