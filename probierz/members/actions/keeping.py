"""Keeping no longer than declared: what the daily duty removes."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor, system_actor
from probierz.access.permissions import Permission
from probierz.members.actions.invitations import Letter
from probierz.members.models import CoordinatorInvitation, Invitation
from probierz.offices.scope import across_offices, office_scope, programme_scope
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

_YEAR = timedelta(days=365)


def forget_what_is_over() -> None:
    """The daily duty: invitations past their declared years, and sessions past their end."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    actor = system_actor("retention")
    for to_office in _past(Invitation):
        with office_scope(to_office.office_id):
            forget_invitation(actor, invitation=to_office)
    for to_programme in _past(CoordinatorInvitation):
        with programme_scope(to_programme.programme_id):
            forget_invitation(actor, invitation=to_programme)


@action(Permission.MEMBERSHIP_MANAGE)
def forget_invitation(actor: Actor, *, invitation: Invitation | CoordinatorInvitation) -> None:
    """The address goes; that somebody was invited stays in the history."""
    record(actor, Verb.INVITATION_FORGOTTEN, invitation)
    invitation.delete()


def _past(model: type[Letter]) -> list[Letter]:
    """Those sent longer ago than the model declares to keep them."""
    years = model.privacy.retention.years
    if years is None:
        return []
    with across_offices(reason="Invitations past their retention are removed everywhere."):
        return list(model.objects.filter(sent_at__lt=timezone.now() - years * _YEAR))
