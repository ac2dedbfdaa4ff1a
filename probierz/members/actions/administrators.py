"""The first account of an installation, and every further administrator: made at the machine, not in the browser."""

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.people.models import Account
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.INSTALLATION_MANAGE)
def appoint_administrator(actor: Actor, *, email: str, name: str, password: str) -> Account:
    """Make the account, or let the one with this address run the installation; its password is set anew."""
    account = Account.objects.filter(email=email).first() or Account(email=email)
    account.name = name or account.name or email
    account.is_administrator = account.is_active = True
    account.set_password(password)
    account.save()
    record(actor, Verb.ADMINISTRATOR_APPOINTED, account, personal={"name": account.name, "email": email})
    return account
