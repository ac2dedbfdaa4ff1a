"""Service cards of the office."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads, records
from probierz.design.languages import page_language
from probierz.design.pages import done_or_refused, form_page, typed
from probierz.members.queries.history import history_of
from probierz.members.queries.structure import open_units
from probierz.processes.actions import service_cards as actions
from probierz.processes.labels import REFUSALS, SERVICE_STATES
from probierz.processes.queries import cards
from probierz.processes.queries import service_cards as services
from probierz.processes.queries.records import SERVICE
from probierz.processes.rules import ServiceState
from probierz.processes.web.forms.service_cards import EnglishForm, ServiceFilters, ServiceForm, TextForm
from probierz.processes.web.pages import card_of, page_of_service, today, url
from probierz.processes.web.papers import paper_of_service, sheet_of_service

READ, MANAGE = Permission.PROCESS_READ, Permission.SERVICE_MANAGE


@office_view(READ)
@require_GET
def service_list(request: OfficeRequest) -> HttpResponse:
    filters = ServiceFilters(request.GET)
    context = {
        "filters": filters,
        "rows": _listed(filters),
        "is_filtered": any(request.GET.get(name) for name in ("q", "state")),
        "query": request.GET.urlencode(),
    }
    return render(request, "processes/service_cards.html", context)


@office_view(READ)
@require_GET
def service_sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    head = [_("service"), _("process"), _("unit"), _("state"), _("version"), _("changed on"), _("statutory limit")]
    rows = [_as_line(card) for card in _listed(ServiceFilters(request.GET))]
    return downloads.table(ending, head, rows, name=f"karty-uslug-{request.office.code}")


@office_view(READ)
@require_GET
def service(request: OfficeRequest, key: str) -> HttpResponse:
    card = card_of(key)
    context = {
        "card": card,
        "service": card.service,
        "text": card.texts["pl"],
        "address": services.public_address(card.service),
        "related": records.related(request.actor, SERVICE, card.service.key),
        "history": history_of(card.service) if request.actor.may(Permission.TRAIL_READ) else [],
    }
    return render(request, "processes/service.html", context)


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add(request: OfficeRequest) -> HttpResponse:
    form = ServiceForm(typed(request), **_choices(), initial={"process": request.GET.get("process", "")})
    page = page_of_service(
        request,
        None,
        title=_("Add a service card"),
        lead=_(
            "Write for the client: what to bring, what it costs, when it will be ready. "
            "Only the office sees it until you publish."
        ),
        submit=_("Add"),
        done=_("The card was added as a draft."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.add_service(
            request.actor, office=request.office, frame=form.frame(), texts=form.texts(), on=today()
        ),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def change(request: OfficeRequest, key: str) -> HttpResponse:
    card = card_of(key)
    one = card.service
    initial = {**TextForm.values_of(card.texts["pl"], one.version), **ServiceForm.frame_of(one)}
    form = ServiceForm(typed(request), **_choices(), initial=initial)
    page = page_of_service(request, card, title=_("Change the card"), submit=_("Save"), done=_("Saved."))
    return form_page(
        request,
        page,
        form,
        lambda: actions.change_service(
            request.actor,
            service=one,
            frame=form.frame(),
            texts=form.texts(),
            seen=form.cleaned_data["seen"] or 0,
            on=today(),
        ),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def english(request: OfficeRequest, key: str) -> HttpResponse:
    card = card_of(key)
    form = EnglishForm(typed(request), initial=TextForm.values_of(card.texts.get("en"), card.service.version))
    page = page_of_service(
        request,
        card,
        title=_("The card in English"),
        lead=_("Readers of the English page get this text. Without it they get the Polish one."),
        submit=_("Save"),
        done=_("Saved."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.translate_service(
            request.actor,
            service=card.service,
            texts=form.texts(),
            seen=form.cleaned_data["seen"] or 0,
            on=today(),
        ),
    )


@office_view(MANAGE)
@require_POST
def publish(request: OfficeRequest, key: str) -> HttpResponse:
    one = card_of(key).service
    return done_or_refused(
        request,
        lambda: actions.publish_service(request.actor, service=one, on=today()),
        done=_("The card is public now."),
        back=url(request, "service", key=key),
        sentences=REFUSALS,
    )


@office_view(MANAGE)
@require_POST
def withdraw(request: OfficeRequest, key: str) -> HttpResponse:
    one = card_of(key).service
    return done_or_refused(
        request,
        lambda: actions.withdraw_service(request.actor, service=one, on=today()),
        done=_("The card was withdrawn from the public site."),
        back=url(request, "service", key=key),
        sentences=REFUSALS,
    )


@office_view(READ)
@require_GET
def paper(request: OfficeRequest, key: str, ending: str) -> HttpResponse:
    card = card_of(key)
    return downloads.paper(ending, paper_of_service(card, on=today()), name=f"karta-uslugi-{card.service.slug}")


@office_view(READ)
@require_GET
def code_sheet(request: OfficeRequest, key: str) -> HttpResponse:
    """A sheet with the QR code of the public page, to hang where people wait."""
    card = card_of(key)
    pdf = sheet_of_service(card, language=page_language(), on=today())
    return downloads.attached(pdf, media_type=downloads.PDF, name=f"kod-{card.service.slug}.pdf", inline=True)


def _choices() -> dict[str, Any]:
    return {"processes": cards.possible_parents(None), "units": open_units()}


def _listed(filters: ServiceFilters) -> list[services.Card]:
    wish = filters.cleaned_data if filters.is_valid() else {}
    return services.cards(words=wish.get("q", ""), state=wish.get("state", ""))


def _as_line(card: services.Card) -> list[Any]:
    one, limit = card.service, card.deadline
    return [
        card.title,
        one.process.name if one.process else "",
        one.unit.name if one.unit else "",
        str(SERVICE_STATES[ServiceState(one.state)]),
        one.version,
        one.changed_on,
        limit.base if limit else "",
    ]
