"""Services that an office published: the list and the card, for anybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from probierz.access.doors import public_view
from probierz.design.languages import page_language
from probierz.offices.models import Office
from probierz.processes.queries.service_cards import published_card, published_cards


@public_view("Service cards are written for clients and published by their office.")
@require_safe
def services(request: HttpRequest, code: str) -> HttpResponse:
    office = Office.objects.filter(code=code).first()
    cards = published_cards(office) if office else []
    if not cards:
        raise Http404(_("This office has published no service cards."))
    rows = [(card, card.text_in(page_language())) for card in cards]
    return render(request, "public/service_cards.html", {"office": office, "rows": rows})


@public_view("A service card published by its office; the address is printed as a QR code.")
@require_safe
def service(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    office = Office.objects.filter(code=code).first()
    card = published_card(office, slug) if office else None
    if card is None:
        raise Http404(_("There is no such service card, or the office withdrew it."))
    context = {"office": office, "card": card, "service": card.service, "text": card.text_in(page_language())}
    return render(request, "public/service.html", context)
