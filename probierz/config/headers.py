"""The headers that every answer carries, whoever made it: a page, a file, a refusal, a static file."""

from collections.abc import Callable

from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from probierz.access.actor import NOBODY
from probierz.access.doors import Entrance, guard_of

GetResponse = Callable[[HttpRequest], HttpResponseBase]

# What no page of ours ever asks a browser for.
_UNUSED = (
    "accelerometer autoplay camera display-capture encrypted-media fullscreen geolocation gyroscope magnetometer "
    "microphone midi payment picture-in-picture usb xr-spatial-tracking"
).split()
ALWAYS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
PRIVATE = "private, no-store"


def harden(get_response: GetResponse) -> GetResponse:
    """Middleware: adds what is missing and takes nothing away that a page chose for itself."""
    policy = build_policy()

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in ALWAYS.items():
            if name != "X-Frame-Options" or not getattr(response, "xframe_options_exempt", False):
                response.setdefault(name, value)
        if not settings.DEBUG:  # Django's page about a mistake in the code needs its own style
            response.setdefault("Content-Security-Policy", policy)
        if not is_public(request) or getattr(request, "actor", NOBODY).is_person:
            response.setdefault("Cache-Control", PRIVATE)
        return response

    return middleware


def is_public(request: HttpRequest) -> bool:
    """Whether everybody gets the same answer: a page behind no log-in, or a static file."""
    match = request.resolver_match
    if match is None:
        return request.path.startswith("/static/")
    guard = guard_of(match.func)
    return guard is not None and guard.entrance is Entrance.PUBLIC
