"""What is refused with a page of ours before any view has a say: bad addresses, bodies too large, wrong methods."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

# Well above every file we take, so that a file a little too big still gets the sentence of its own form.
LARGEST_BODY = 64 * 1024 * 1024

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def refuse_hopeless(get_response: GetResponse) -> GetResponse:
    """Middleware: the innermost, so that the refusal is a page like any other."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path_info:  # a database would stumble over it
            raise Http404(_("There is no such page."))
        if _length(request) > LARGEST_BODY:
            return render(request, "413.html", status=413)
        return get_response(request)

    return middleware


def explain_wrong_methods(get_response: GetResponse) -> GetResponse:
    """Middleware: who types or reloads an address that only a button uses gets a page with a way back."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        # Programs ask for anything or for JSON, and read the status alone.
        if not isinstance(response, HttpResponseNotAllowed) or "text/html" not in request.headers.get("Accept", ""):
            return response
        page = render(request, "405.html", status=response.status_code)
        page["Allow"] = response["Allow"]
        return page

    return middleware


def _length(request: HttpRequest) -> int:
    """What the sender announces; the server reads no more than that, and nothing without it."""
    announced = request.META.get("CONTENT_LENGTH") or "0"
    return int(announced[:20]) if announced.isascii() and announced.isdecimal() else 0
