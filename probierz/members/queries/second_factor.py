"""Who has a second step at log-in, and which places an account opens."""

from collections.abc import Iterable

from allauth.mfa.models import Authenticator

from probierz.offices.models import Office
from probierz.offices.scope import across_offices
from probierz.people.models import Account, Coordinator, Membership


def with_second_factor(accounts: Iterable[int]) -> frozenset[int]:
    """Those among these accounts that set up a second step."""
    return frozenset(Authenticator.objects.filter(user__in=set(accounts)).values_list("user_id", flat=True))


def serves_only(account: Account, office: Office) -> bool:
    """Whether the account opens nothing but this office, today or later."""
    if account.is_administrator:
        return False
    with across_offices(reason="An account is one for all its offices, and so is its second step."):
        elsewhere = Membership.objects.filter(account=account).exclude(office=office)
        coordinates = Coordinator.objects.filter(account=account)
        return not (elsewhere.exists() or coordinates.exists())
