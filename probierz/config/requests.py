"""Each request gets a number, which its events, its log line and its answer carry.

A line names the route, never the address: addresses hold tokens of certificates and codes of surveys.
Anonymous visitors leave no line unless something broke, for the time of a visit may tell who answered.
"""

import json
import logging
import secrets
import time
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from probierz.access.actor import NOBODY
from probierz.config.logs import route_of
from probierz.trail.recording import request_id

HEADER = "X-Request-Id"
BROKEN = 500
logger = logging.getLogger("probierz.requests")

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def number_requests(get_response: GetResponse) -> GetResponse:
    """Middleware: the outermost, so that every answer has the number."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        number = secrets.token_hex(8)  # never the visitor's own: it would be written into the history
        token = request_id.set(number)
        started = time.perf_counter()
        try:
            response = get_response(request)
        finally:
            request_id.reset(token)
        response[HEADER] = number
        _log(request, response, number, time.perf_counter() - started)
        return response

    return middleware


def _log(request: HttpRequest, response: HttpResponseBase, number: str, seconds: float) -> None:
    actor = getattr(request, "actor", NOBODY)
    if actor is NOBODY and response.status_code < BROKEN:
        return
    place = getattr(request, "office", None) or getattr(request, "programme", None)
    line = {
        "at": timezone.now().isoformat(timespec="milliseconds"),
        "request": number,
        "actor": actor.key,
        "method": request.method,
        "route": route_of(request),
        "place": place.code if place else "",
        "status": response.status_code,
        "ms": round(seconds * 1000),
    }
    logger.log(logging.ERROR if response.status_code >= BROKEN else logging.INFO, json.dumps(line))
