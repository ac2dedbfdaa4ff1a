"""Roles in an office: given from a day, ended on a day, never so that nobody is left to give them."""

from datetime import date

from django.db.models import Q

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.members.actions.refusals import Refused, demand
from probierz.members.actions.turns import read_in_turn, take_turn
from probierz.members.rules import MANAGING_ROLES, Refusal, may_end_role
from probierz.offices.models import Office
from probierz.people.models import Account, Employee, Membership
from probierz.people.rules import Role
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.MEMBERSHIP_MANAGE)
def give_role(
    actor: Actor, *, office: Office, account: Account, role: Role, on: date, until: date | None = None
) -> Membership:
    """The account holds the role from the day on; `until` is the first day it no longer does."""
    membership = Membership(office=office, account=account, role=role, since=on, until=until)
    return grant(membership, by=actor)


@action(Permission.MEMBERSHIP_MANAGE)
def end_role(actor: Actor, *, membership: Membership, on: date) -> None:
    """The role no longer holds on the day given."""
    read_in_turn(membership)
    role = Role(membership.role)
    if membership.until is not None and membership.until <= on:
        raise Refused(Refusal.MOVED)
    demand(may_end_role(role, other_managers=_other_managers(membership, on=on)))
    if on <= membership.since:
        account = membership.account
        membership.delete()  # it held for no day; the trail keeps that it was given
    else:
        membership.until = on
        membership.save(update_fields=["until"])
        account = membership.account
    record(
        actor,
        Verb.ROLE_ENDED,
        account,
        before={"role": role},
        after={"on": on},
        personal={"name": account.name},
        at_office=membership.office,
    )


def grant(membership: Membership, *, by: Actor) -> Membership:
    """What giving a role and accepting an invitation share: the checks, the row and its event."""
    office, account, role = membership.office, membership.account, membership.role
    take_turn(office)
    held = Membership.objects.filter(office=office, account=account, role=role)
    if held.filter(Q(until__isnull=True) | Q(until__gt=membership.since)).exists():
        raise Refused(Refusal.ROLE_HELD, field="role")
    if membership.until is not None and membership.until <= membership.since:
        raise Refused(Refusal.LAST_DAY_BEFORE_FIRST, field="last_day")
    membership.save()
    after = {"role": role, "since": membership.since, "until": membership.until}
    record(by, Verb.ROLE_GIVEN, account, after=after, personal={"name": account.name}, at_office=office)
    return membership


def join_employee(account: Account, *, office: Office) -> None:
    """Recognise the account's person on the roster by the address, when that is plain."""
    if Employee.objects.filter(office=office, account=account).exists():
        return
    same_address = Employee.objects.filter(office=office, account__isnull=True, email__iexact=account.email)
    if same_address.count() == 1:
        same_address.update(account=account)


def _other_managers(membership: Membership, *, on: date) -> int:
    """Other roles that keep the right to give roles without an end in sight, held by people who can log in."""
    managing = Membership.objects.filter(
        office=membership.office, role__in=MANAGING_ROLES, until__isnull=True, since__lte=on, account__is_active=True
    )
    return managing.exclude(pk=membership.pk).count()
