"""Gives every request its actor."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from probierz.access.actor import NOBODY, actor_of
from probierz.access.requests import ActorRequest

GetResponse = Callable[[HttpRequest], HttpResponse]


def actor_middleware(get_response: GetResponse) -> GetResponse:
    """Sets `request.actor`; views behind a door set `request.office` or `request.programme`."""

    def middleware(request: HttpRequest) -> HttpResponse:
        ours = cast("ActorRequest", request)
        ours.office = ours.programme = None
        ours.actor = NOBODY
        # Public pages must touch no session: it would vary the answer and may set a cookie.
        if request.COOKIES and request.user.is_authenticated:
            ours.actor = actor_of(request.user, on=timezone.localdate())
        return get_response(request)

    return middleware
