"""The public site: what a programme achieved, who took part, what is new."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from probierz.access.doors import public_view
from probierz.processes.queries.service_cards import has_published
from probierz.programme.actions.reads import count_read
from probierz.programme.queries.public import (
    public_conference,
    public_news,
    public_news_item,
    public_programme,
    published_programmes,
)
from probierz.programme.queries.tiles import common_scale, tiles_of
from probierz.public.queries import office_page

LATEST = 3
A_PAGE = 10


@public_view("The first page of the installation.")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    context = {"programmes": list(published_programmes()), "latest": public_news()[:LATEST]}
    return render(request, "public/home.html", context)


@public_view("A programme published by its coordinator.")
@require_safe
def programme(request: HttpRequest, code: str) -> HttpResponse:
    page = public_programme(code, today=timezone.localdate())
    if page is None:
        raise Http404(_("There is no such programme, or it is not public."))
    tiles = tiles_of(page.results)
    context = {
        "page": page,
        "programme": page.programme,
        "tiles": tiles,
        "scale": common_scale(tiles),
        "latest": public_news(page.programme)[:LATEST],
    }
    return render(request, "public/programme.html", context)


@public_view("The conference of a public programme; never who comes.")
@require_safe
def conference(request: HttpRequest, code: str) -> HttpResponse:
    page = public_programme(code, today=timezone.localdate())
    found = public_conference(page.programme) if page else None
    if page is None or found is None:
        raise Http404(_("This programme has no public conference."))
    context = {
        "programme": page.programme,
        "conference": found.conference,
        "agenda": found.agenda,
        "is_past": found.conference.held_on < timezone.localdate(),
        "offices": page.offices,
    }
    return render(request, "public/conference.html", context)


@public_view("The public page of an office that takes part in a public programme.")
@require_safe
def office(request: HttpRequest, code: str) -> HttpResponse:
    page = office_page(code, today=timezone.localdate())
    if page is None:
        raise Http404(_("There is no public page of this office."))
    context = {"page": page, "office": page.office, "has_services": has_published(page.office)}
    return render(request, "public/office.html", context)


@public_view("Published news.")
@require_safe
def news(request: HttpRequest) -> HttpResponse:
    page = Paginator(public_news(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "public/news.html", {"page": page})


@public_view("An item of published news; its opening is counted without knowing whose.")
@require_safe
def news_item(request: HttpRequest, key: str) -> HttpResponse:
    found = public_news_item(key)
    if found is None:
        raise Http404(_("There is no such news, or it was withdrawn."))
    if request.method == "GET":
        count_read(found.news)
    return render(request, "public/news_item.html", {"item": found, "news": found.news})
