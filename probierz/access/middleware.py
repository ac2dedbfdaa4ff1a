"""Gives every request its actor, and asks for a log-in wherever a page is not public."""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from probierz.access.actor import NOBODY, actor_of
from probierz.access.requests import ActorRequest

GetResponse = Callable[[HttpRequest], HttpResponse]


def _speak_the_language_of(language: str, request: HttpRequest) -> None:
    """The account's language, unless the address or the switch in the frame chose another."""
    switched = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) in dict(settings.LANGUAGES)
    if not switched and "lang" not in request.GET:
        translation.activate(language)
        request.LANGUAGE_CODE = language


class LogInFirst(LoginRequiredMiddleware):
    """Everything needs a log-in, but public pages do not even look whether there is one.

    Django's own asks the session first, which varies every public page by cookie.
    """

    def process_view(self, request: HttpRequest, view_func: Any, *arguments: Any) -> Any:
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, *arguments)


def actor_middleware(get_response: GetResponse) -> GetResponse:
    """Sets `request.actor`; views behind a door set `request.office` or `request.programme`."""

    def middleware(request: HttpRequest) -> HttpResponse:
        ours = cast("ActorRequest", request)
        ours.office = ours.programme = None
        ours.actor = NOBODY
        # Public pages must touch no session: it would vary the answer and may set a cookie.
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            ours.actor = actor_of(request.user, on=timezone.localdate())
            _speak_the_language_of(request.user.language, request)
        return get_response(request)

    return middleware
