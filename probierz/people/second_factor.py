"""The second step at log-in: what it is called, and when it may not be taken away."""

from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from probierz.people.models import Account
from probierz.people.queries import memberships_of

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth ships no types
    """Keeps the last second step while an office asks for one."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is wrong. Enter the one that is shown now."),
        "cannot_delete_authenticator": _(
            "This is your only second step, and an office where you work asks for one. Add another one first."
        ),
        "cannot_generate_recovery_codes": _("Set up a second step first; recovery codes stand in for it."),
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last one stays as long as an office asks for it."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=FACTORS)
        if others.exclude(pk=authenticator.pk).exists():
            return True
        return not asks_for_second_factor(authenticator.user)

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey") if number == 1 else gettext("Passkey %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Probierz"}


def asks_for_second_factor(account: Account) -> bool:
    """Whether an office where this person works today asks for a second step."""
    return any(row.office.requires_second_factor for row in memberships_of(account, on=timezone.localdate()))
