"""What every public page of a survey has in common: it leaves no trace on the device and tells nobody."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from csp.decorators import csp_replace
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]


def unseen(view: View) -> View:
    """No cookie, no store, no referrer.

    Exempt from the CSRF check by decision: there is no session that a foreign page could misuse, and
    the check would need a cookie. The form carries a signed token of its own.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    return csrf_exempt(wrapped)


def framed(view: View) -> View:
    """May stand in a frame of any site, as no other page of ours may: it shows nobody anything of their own."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.xframe_options_exempt = True
        return response

    return cast("View", csp_replace({"frame-ancestors": "*"})(wrapped))


def is_too_big(request: HttpRequest) -> bool:
    """Whether more was sent than the longest questionnaire can hold."""
    try:
        _ = request.body
    except RequestDataTooBig:
        return True
    return False
