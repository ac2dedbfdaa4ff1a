"""The doors: each view says once who may enter, and opens the scope of its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Any, cast
from urllib.parse import urlsplit

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from probierz.access.actions import PermissionRefused
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.access.requests import ActorRequest, PersonRequest
from probierz.offices.models import Office
from probierz.offices.scope import office_scope, programme_scope

View = Callable[..., HttpResponseBase]
# Asked by a door for whoever has no right to a page: the office's code and the rest of the address.
Welcome = Callable[[Actor, str, Mapping[str, Any]], tuple[Office, Actor] | None]


class Entrance(StrEnum):
    PUBLIC = "public"
    PERSON = "person"
    OFFICE = "office"
    PROGRAMME = "programme"
    INSTALLATION = "installation"
    TOKEN = "token"  # noqa: S105 - the name of an entrance, not a secret


@dataclass(frozen=True)
class Guard:
    """Who may enter: the kind of place, the permission there, or why everybody may."""

    entrance: Entrance
    permission: Permission | None = None
    reason: str = ""


def guard_of(view: Any) -> Guard | None:
    """The guard of a view, for the house tests and the generated reference."""
    return getattr(view, "guard", None)


def is_open_to(actor: Actor, address: str, *, office: Office) -> bool:
    """Whether the door of this page of the office asks for no more than the person may do there."""
    try:
        guard = guard_of(resolve(urlsplit(address).path).func)
    except Resolver404:
        return False
    held = actor.in_offices.get(office.pk, frozenset())
    return guard is not None and (guard.permission is None or guard.permission in held)


def public_view(reason: str) -> Callable[[View], View]:
    """A page for everybody; says why."""

    def decorate(view: View) -> View:
        return login_not_required(_guarded(view, Guard(Entrance.PUBLIC, reason=reason)))

    return decorate


def token_view(view: View) -> View:
    """A route for programs: it has no session, the API asks for a token itself."""
    return login_not_required(_guarded(view, Guard(Entrance.TOKEN)))


def person_view(view: View) -> View:
    """A page for whoever is logged in, about that person alone."""
    return _guarded(view, Guard(Entrance.PERSON))


def office_view(permission: Permission, *, welcome: Welcome | None = None) -> Callable[[View], View]:
    """A page of the office named in the address by `office`; strangers get 404, colleagues 403.

    `welcome` lets in somebody the roles leave outside, to this page alone and with the actor it returns.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def enter(request: PersonRequest, office: str, **kwargs: Any) -> HttpResponseBase:
            let_in = (
                welcome(request.actor, office, kwargs) if welcome and not _holds(request, office, permission) else None
            )
            if let_in is not None:
                place, request.actor = let_in
            else:
                place = _among(request.actor.offices, office)
            if place.requires_second_factor and not is_mfa_enabled(request.user):
                return _to_second_factor(request)
            request.office = place
            with office_scope(place.pk):
                if let_in is None:
                    _require(request.actor, permission)
                return view(request, **kwargs)

        return _guarded(enter, Guard(Entrance.OFFICE, permission))

    return decorate


def programme_view(permission: Permission) -> Callable[[View], View]:
    """A page of the programme named by `programme`; office rows need a consent and their own scope."""

    def decorate(view: View) -> View:
        @wraps(view)
        def enter(request: PersonRequest, programme: str, **kwargs: Any) -> HttpResponseBase:
            place = _among(request.actor.programmes, programme)
            request.programme = place
            with programme_scope(place.pk):
                _require(request.actor, permission)
                return view(request, **kwargs)

        return _guarded(enter, Guard(Entrance.PROGRAMME, permission))

    return decorate


def installation_view(permission: Permission) -> Callable[[View], View]:
    """A page about the installation as a whole."""

    def decorate(view: View) -> View:
        @wraps(view)
        def enter(request: PersonRequest, **kwargs: Any) -> HttpResponseBase:
            _require(request.actor, permission)
            return view(request, **kwargs)

        return _guarded(enter, Guard(Entrance.INSTALLATION, permission))

    return decorate


def _guarded(view: View, guard: Guard) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(cast("ActorRequest", request), *args, **kwargs)

    guarded.guard = guard  # type: ignore[attr-defined] # read by guard_of
    return guarded


def _holds(request: PersonRequest, office: str, permission: Permission) -> bool:
    own = next((one for one in request.actor.offices if one.code == office), None)
    return own is not None and permission in request.actor.in_offices.get(own.pk, frozenset())


def _require(actor: Actor, permission: Permission) -> None:
    if not actor.may(permission):
        raise PermissionRefused(actor, permission)


def _among(places: tuple[Any, ...], code: str) -> Any:
    for place in places:
        if place.code == code:
            return place
    raise Http404(_("There is no such page."))


def _to_second_factor(request: PersonRequest) -> HttpResponse:
    messages.info(request, _("This office asks for a second step at log-in. Set it up first."))
    return redirect("mfa_index")
