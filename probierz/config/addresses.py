"""Addresses that nobody types: a NUL in one, which a database would stumble over."""

from collections.abc import Callable

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def refuse_nul(get_response: GetResponse) -> GetResponse:
    """Middleware: the innermost, so that the refusal is a page like any other."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path_info:
            raise Http404(_("There is no such page."))
        return get_response(request)

    return middleware
