"""Who holds which role, and who is invited."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from probierz.lib.polish import sort_key
from probierz.members.models import OPEN, CoordinatorInvitation, Invitation
from probierz.members.rules import MANAGING_ROLES, digest_of
from probierz.offices.models import Office
from probierz.offices.scope import across_offices
from probierz.people.models import Account, Membership
from probierz.people.rules import Role


def memberships(*, on: date) -> QuerySet[Membership]:
    """Roles in the office in scope that hold on the day or will, people in alphabetical order."""
    rows = Membership.objects.filter(Q(until__isnull=True) | Q(until__gt=on), account__is_active=True)
    return rows.select_related("account").order_by("account__name", "account_id", "role")


def membership_to_end(pk: int) -> Membership | None:
    """A role in the office in scope that has no end yet."""
    rows = Membership.objects.select_related("account", "office").filter(until__isnull=True)
    return rows.filter(pk=pk).first()


def invitation_by_key(key: str) -> Invitation | None:
    """One of the waiting invitations."""
    return waiting_invitations().select_related("office").filter(key=key).first()


def roles_of(account: Account, *, office: Office) -> QuerySet[Membership]:
    return Membership.objects.filter(office=office, account=account).order_by("-since")


def waiting_invitations() -> QuerySet[Invitation]:
    """Neither taken up nor withdrawn, the latest first; those that expired among them."""
    return Invitation.objects.filter(OPEN).order_by("-sent_at")


def invitation_by_token(token: str, *, now: datetime) -> Invitation | CoordinatorInvitation | None:
    """The invitation that this secret opens now."""
    with across_offices(reason="An invitation is found by its secret alone."):
        good = Q(OPEN, token_sha256=digest_of(token), expires_at__gt=now)
        return (
            Invitation.objects.select_related("office").filter(good).first()
            or CoordinatorInvitation.objects.select_related("programme").filter(good).first()
        )


def has_account(email: str) -> bool:
    return Account.objects.filter(email__iexact=email, is_active=True).exists()


def leaders(*, on: date) -> dict[Role, list[str]]:
    """Names of those who hold the managing roles in the office in scope on the day."""
    rows = Membership.objects.on(on).filter(role__in=MANAGING_ROLES, account__is_active=True).select_related("account")
    names: dict[Role, list[str]] = {role: [] for role in MANAGING_ROLES}
    for row in rows:
        names[Role(row.role)].append(row.account.name)
    return {role: sorted(found, key=sort_key) for role, found in names.items() if found}
