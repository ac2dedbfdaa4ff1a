"""Invitations: sent to an address, taken up by whoever bears the secret, sent again, withdrawn."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from django.db import models
from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.members.actions.refusals import Refused
from probierz.members.actions.roles import grant, join_employee
from probierz.members.models import OPEN, AnInvitation, CoordinatorInvitation, Invitation
from probierz.members.rules import INVITATION_LASTS, Refusal, digest_of
from probierz.offices.models import Office
from probierz.people.models import Account, Coordinator, Membership
from probierz.people.rules import Role
from probierz.trail.recording import record
from probierz.trail.verbs import Verb

Letter = TypeVar("Letter", Invitation, CoordinatorInvitation)


@dataclass(frozen=True)
class Sent(Generic[Letter]):
    """The invitation with its secret, which exists only now and in the letter."""

    invitation: Letter
    token: str


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """How somebody without an account introduces themselves."""

    name: str
    password: str


def bearer(invitation: AnInvitation, account: Account | None) -> Actor:
    """Whoever holds the secret may take the roles up, and nothing else."""
    return Actor(
        key=f"account:{account.key}" if account else f"invitation:{invitation.key}",
        name=account.name if account else invitation.email,
        account=account,
        about_self=frozenset({Permission.INVITATION_ACCEPT}),
    )


@action(Permission.MEMBERSHIP_MANAGE)
def invite(
    actor: Actor, *, office: Office, email: str, roles: Sequence[Role], language: str, now: datetime
) -> Sent[Invitation]:
    """Ask somebody to take up roles in the office."""
    return send_to_office(to_office(office, email=email, roles=roles, language=language), by=actor, now=now)


def to_office(office: Office, *, email: str, roles: Sequence[Role], language: str) -> Invitation:
    names = [str(role) for role in roles]
    return Invitation(office=office, email=email.strip().lower(), language=language, roles=names)


def send_to_office(invitation: Invitation, *, by: Actor, now: datetime) -> Sent[Invitation]:
    """What inviting and appointing the first people of an office share."""
    office, email = invitation.office, invitation.email
    if not invitation.roles:
        raise Refused(Refusal.NO_ROLE, field="roles")
    if Invitation.objects.open().filter(office=office, email=email).exists():
        raise Refused(Refusal.ALREADY_INVITED, field="email")
    held = Membership.objects.on(timezone.localdate(now)).filter(office=office, account__email=email)
    if set(invitation.roles) <= set(held.values_list("role", flat=True)):
        raise Refused(Refusal.ROLE_HELD, field="email")
    return _send(by, invitation, now=now, after={"roles": invitation.roles})


def send_to_programme(invitation: CoordinatorInvitation, *, by: Actor, now: datetime) -> Sent[CoordinatorInvitation]:
    programme, email = invitation.programme, invitation.email
    if CoordinatorInvitation.objects.open().filter(programme=programme, email=email).exists():
        raise Refused(Refusal.ALREADY_INVITED, field="email")
    held = Coordinator.objects.on(timezone.localdate(now)).filter(programme=programme, account__email=email)
    if held.exists():
        raise Refused(Refusal.ALREADY_COORDINATES, field="email")
    return _send(by, invitation, now=now, after={"roles": [Role.PROGRAMME_COORDINATOR]})


@action(Permission.MEMBERSHIP_MANAGE)
def send_again(actor: Actor, *, invitation: Invitation, now: datetime) -> Sent[Invitation]:
    """A new secret for seven more days; the old letter no longer opens anything."""
    _demand_unanswered(invitation)
    return _send(actor, invitation, now=now, after={"roles": invitation.roles, "again": True})


@action(Permission.MEMBERSHIP_MANAGE)
def withdraw_invitation(actor: Actor, *, invitation: Invitation, now: datetime) -> None:
    if not Invitation.objects.filter(OPEN, pk=invitation.pk).update(withdrawn_at=now):
        raise Refused(Refusal.INVITATION_CLOSED)
    record(actor, Verb.INVITATION_WITHDRAWN, invitation, personal={"email": invitation.email})


@action(Permission.INVITATION_ACCEPT)
def accept_invitation(actor: Actor, *, invitation: Invitation, person: Account | NewPerson, now: datetime) -> Account:
    """The bearer takes the roles up; somebody new gets an account."""
    account = _taken_up_by(invitation, person, now=now)
    today = timezone.localdate(now)
    held = Membership.objects.on(today).filter(office=invitation.office, account=account)
    for role in sorted(set(invitation.roles) - set(held.values_list("role", flat=True))):
        grant(Membership(office=invitation.office, account=account, role=role, since=today), by=actor)
    join_employee(account, office=invitation.office)
    record(actor, Verb.INVITATION_ACCEPTED, invitation, after={"account": account}, personal={"name": account.name})
    return account


@action(Permission.INVITATION_ACCEPT)
def accept_coordination(
    actor: Actor, *, invitation: CoordinatorInvitation, person: Account | NewPerson, now: datetime
) -> Account:
    account = _taken_up_by(invitation, person, now=now)
    today = timezone.localdate(now)
    if not Coordinator.objects.on(today).filter(programme=invitation.programme, account=account).exists():
        Coordinator(programme=invitation.programme, account=account, since=today).save()
    record(actor, Verb.INVITATION_ACCEPTED, invitation, after={"account": account}, personal={"name": account.name})
    return account


def _send(actor: Actor, invitation: Letter, *, now: datetime, after: dict[str, object]) -> Sent[Letter]:
    token = secrets.token_urlsafe(16)  # 128 bits: ASVS 5.0 V11.5.1
    invitation.token_sha256 = digest_of(token)
    invitation.sent_at, invitation.expires_at = now, now + INVITATION_LASTS
    invitation.save()
    record(actor, Verb.INVITATION_SENT, invitation, after=after, personal={"email": invitation.email})
    return Sent(invitation, token)


def _demand_unanswered(invitation: AnInvitation) -> None:
    if invitation.accepted_at is not None or invitation.withdrawn_at is not None:
        raise Refused(Refusal.INVITATION_CLOSED)


def _taken_up_by(
    invitation: Invitation | CoordinatorInvitation, person: Account | NewPerson, *, now: datetime
) -> Account:
    """Close the invitation, once, and say whose account it is now."""
    rows: models.QuerySet[Invitation] | models.QuerySet[CoordinatorInvitation] = type(invitation).objects.all()
    if not rows.filter(OPEN, pk=invitation.pk, expires_at__gt=now).update(accepted_at=now):
        raise Refused(Refusal.INVITATION_CLOSED)
    account = _account_of(invitation, person)
    rows.filter(pk=invitation.pk).update(accepted_by=account)
    return account


def _account_of(invitation: AnInvitation, person: Account | NewPerson) -> Account:
    if isinstance(person, Account):
        return person
    if Account.objects.filter(email__iexact=invitation.email).exists():
        raise Refused(Refusal.ADDRESS_HAS_ACCOUNT)
    return Account.objects.create_user(
        invitation.email, person.password, name=person.name, language=invitation.language
    )
