"""Taking away the second step of somebody who lost the phone or the key; a new one is set at the next log-in."""

from allauth.mfa.models import Authenticator

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.members.actions.refusals import Refused, demand
from probierz.members.queries.second_factor import serves_only
from probierz.members.rules import Refusal, may_reset_second_factor
from probierz.offices.models import Office
from probierz.people.models import Account
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.MEMBERSHIP_MANAGE)
def reset_in_office(actor: Actor, *, office: Office, account: Account) -> None:
    """By who gives the roles of the office; an account that opens other places too is the administrator's."""
    _reset(actor, account, is_only_here=serves_only(account, office), at_office=office)


@action(Permission.INSTALLATION_MANAGE)
def reset_anywhere(actor: Actor, *, email: str) -> Account:
    """By the administrator, who has made sure on another way who asks."""
    account = Account.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if account is None:
        raise Refused(Refusal.NO_SUCH_ACCOUNT, field="email")
    _reset(actor, account, is_only_here=True)
    return account


def _reset(actor: Actor, account: Account, *, is_only_here: bool, at_office: Office | None = None) -> None:
    demand(may_reset_second_factor(is_own=actor.account == account, is_only_here=is_only_here), field="email")
    steps = Authenticator.objects.filter(user=account)
    kinds = sorted(set(steps.values_list("type", flat=True)))
    if not kinds:
        raise Refused(Refusal.NO_SECOND_FACTOR, field="email")
    steps.delete()
    record(
        actor,
        Verb.SECOND_FACTOR_RESET,
        account,
        before={"second_factor": kinds},
        personal={"name": account.name},
        at_office=at_office,
    )
