"""Addresses for reporting without an account, their sheets, and the public page behind them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.actor import passer_by
from probierz.access.doors import office_view, public_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design.pages import attempt, done_or_refused, form_page, typed
from probierz.improvement.actions import links as actions
from probierz.improvement.actions.links import Telling
from probierz.improvement.labels import REFUSALS
from probierz.improvement.models import ProblemLink
from probierz.improvement.queries import lists
from probierz.improvement.queries.links import link_by_code
from probierz.improvement.rules import Refusal
from probierz.improvement.web.forms import LinkForm, TellForm
from probierz.improvement.web.pages import page_of, today, url
from probierz.lib.refusals import Refused
from probierz.lib.typesetting.qr import qr_svg
from probierz.offices.queries import units_on
from probierz.offices.scope import office_scope

MANAGE = Permission.IMPROVEMENT_MANAGE
# People do not see this field; programs that fill every field give themselves away by it.
BAIT = "website"


@office_view(MANAGE)
@require_GET
def link_list(request: OfficeRequest) -> HttpResponse:
    rows = [(link, request.build_absolute_uri(_address(link.code))) for link in lists.links()]
    return render(request, "improvement/links.html", {"rows": rows})


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add(request: OfficeRequest) -> HttpResponse:
    form = LinkForm(typed(request), unit=units_on(today()))
    page = page_of(
        request,
        "links",
        title=_("Open an address for reporting"),
        lead=_("Print its sheet and hang it where people wait. Whoever scans the code reports without an account."),
        submit=_("Open"),
        done=_("The address is open. Print its sheet."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.open_link(request.actor, office=request.office, on=today(), **form.values()),
    )


@office_view(MANAGE)
@require_POST
def close(request: OfficeRequest, key: str) -> HttpResponse:
    link = existing(lists.link_by_key(key))
    return done_or_refused(
        request,
        lambda: actions.close_link(request.actor, link=link, on=today()),
        done=_("The address is closed. Take its sheets down."),
        back=url(request, "links"),
        sentences=REFUSALS,
    )


@office_view(MANAGE)
@require_GET
def print_sheet(request: OfficeRequest, key: str) -> HttpResponse:
    """One page with the code, the address and what to do."""
    link = existing(lists.link_by_key(key))
    address = request.build_absolute_uri(_address(link.code))
    context = {"link": link, "address": address, "code": qr_svg(address).decode()}
    return render(request, "improvement/sheet.html", context)


@public_view("Whoever sees a problem may tell of it without an account.")
@csrf_exempt  # the page needs no cookie: nothing is done in anybody's name
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, code: str) -> HttpResponse:
    link = link_by_code(code)
    if link is None:
        return render(request, "improvement/no_link.html", status=404)
    if link.closed_on is not None:
        return render(request, "improvement/no_link.html", {"link": link}, status=410)
    form = TellForm(typed(request))
    if request.POST.get(BAIT):
        return redirect("improvement:told", code)  # a false success: a program learns nothing from it
    with office_scope(link.office_id):
        told = attempt(form, lambda: _tell_once(link, form.telling()), sentences=REFUSALS)
    if told:
        return redirect("improvement:told", code)
    status = 422 if form.is_bound else 200
    return render(request, "improvement/tell.html", {"link": link, "form": form, "bait": BAIT}, status=status)


def _tell_once(link: ProblemLink, telling: Telling) -> None:
    """A button pressed twice is thanked for twice."""
    try:
        actions.tell(passer_by(), link=link, telling=telling)
    except Refused as refused:
        if refused.reason is not Refusal.TOLD_ALREADY:
            raise


@public_view("Whoever sees a problem may tell of it without an account.")
@require_GET
def told(request: HttpRequest, code: str) -> HttpResponse:
    return render(request, "improvement/told.html", {"link": existing(link_by_code(code))})


def _address(code: str) -> str:
    return reverse("improvement:tell", args=[code])
