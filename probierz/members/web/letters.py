"""The letter with an invitation: plain text in the language that was chosen, naming nobody but the office."""

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from probierz.design.languages import localized
from probierz.members.actions.invitations import Sent
from probierz.members.models import CoordinatorInvitation, Invitation
from probierz.people.labels import ROLES
from probierz.people.models import Account
from probierz.people.rules import Role

logger = logging.getLogger(__name__)

AnySent = Sent[Invitation] | Sent[CoordinatorInvitation]


def address_of(sent: AnySent) -> str:
    return settings.PROBIERZ_PUBLIC_URL + reverse("members:accept", kwargs={"token": sent.token})


def place_of(invitation: Invitation | CoordinatorInvitation) -> str:
    """The office, or the programme in the language of the page."""
    if isinstance(invitation, Invitation):
        return invitation.office.name
    return localized(invitation.programme, "name")


def roles_of(invitation: Invitation | CoordinatorInvitation) -> list[str]:
    roles = invitation.roles if isinstance(invitation, Invitation) else [Role.PROGRAMME_COORDINATOR]
    return [str(ROLES[Role(role)]) for role in roles]


def deliver(sent: AnySent) -> bool:
    """Whether the letter left; when it did not, the address can still be handed over."""
    invitation = sent.invitation
    with override(invitation.language):
        context = {
            "place": place_of(invitation),
            "roles": roles_of(invitation),
            "address": address_of(sent),
            "expires_at": invitation.expires_at,
        }
        subject = _("Invitation: %(place)s") % context
        text = render_to_string("members/mail/invitation.txt", context)
    return _send(subject, text, invitation.email)


def tell_of_reset(account: Account) -> bool:
    """The owner of an account hears that its second step is gone, wherever the request came from."""
    with override(account.language):
        address = settings.PROBIERZ_PUBLIC_URL + reverse("mfa_index")
        text = render_to_string("members/mail/second_factor.txt", {"address": address})
        return _send(_("Your second step at log-in was taken away"), text, account.email)


def _send(subject: str, text: str, email: str) -> bool:
    try:
        send_mail(" ".join(subject.split()), text, None, [email])
    except OSError:
        logger.exception("A letter could not be sent.")
        return False
    return True
