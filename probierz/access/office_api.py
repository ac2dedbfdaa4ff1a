"""The door of an office for programs: the same places and permissions as its pages have."""

from collections.abc import Iterator
from contextlib import contextmanager

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.errors import HttpError

from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.offices.models import Office
from probierz.offices.scope import office_scope


@contextmanager
def inside_office(request: HttpRequest, code: str, permission: Permission) -> Iterator[tuple[Actor, Office]]:
    """Opens the office's scope; strangers get 404, colleagues without the permission 403."""
    actor: Actor = request.auth  # type: ignore[attr-defined] # set by ninja's authentication
    office = next((one for one in actor.offices if one.code == code), None)
    if office is None:
        raise HttpError(404, _("There is no such page."))
    if office.requires_second_factor and not is_mfa_enabled(actor.account):
        raise HttpError(403, _("This office asks for a second step at log-in. Set it up first."))
    with office_scope(office.pk):
        if not actor.may(permission):
            raise HttpError(403, _("You have no permission for this."))
        yield actor, office
