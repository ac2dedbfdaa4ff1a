"""An invitation opens once, for seven days, to whoever bears its secret."""

from datetime import UTC, datetime, timedelta

import pytest

from probierz.access.actions import PermissionRefused
from probierz.access.actor import Actor, actor_of
from probierz.access.permissions import Permission
from probierz.members.actions import invitations
from probierz.members.actions.invitations import NewPerson, Sent, bearer
from probierz.members.actions.refusals import Refused
from probierz.members.models import Invitation
from probierz.members.queries.roles import invitation_by_token, waiting_invitations
from probierz.members.rules import InvitationState, Refusal
from probierz.offices.scope import office_scope
from probierz.people.models import Account, Employee
from probierz.people.rules import Role
from probierz.trail.models import Event
from tests.cast import Cast

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
WEEK = timedelta(days=7)
PERSON = NewPerson(name="Zofia Ćma", password="zielony-parowoz-44")


def send(actor: Actor, cast: Cast, email: str = "Nowa@Lipowo.example", *roles: Role) -> Sent[Invitation]:
    wanted = roles or (Role.EMPLOYEE, Role.PROCESS_OWNER)
    return invitations.invite(actor, office=cast.lipowo, email=email, roles=wanted, language="pl", now=NOW)


def accept(sent: Sent[Invitation], person: Account | NewPerson = PERSON, now: datetime = NOW) -> Account:
    account = person if isinstance(person, Account) else None
    return invitations.accept_invitation(
        bearer(sent.invitation, account), invitation=sent.invitation, person=person, now=now
    )


def refused(act, *arguments, **named) -> Refusal:
    with pytest.raises(Refused) as refusal:
        act(*arguments, **named)
    return refusal.value.reason


def test_whoever_accepts_gets_an_account_and_the_roles(in_lipowo: Cast, lucja: Actor) -> None:
    account = accept(send(lucja, in_lipowo))

    assert account.email == "nowa@lipowo.example"
    assert account.check_password(PERSON.password)
    assert {row.role for row in account.memberships.all()} == {Role.EMPLOYEE, Role.PROCESS_OWNER}
    assert actor_of(account, on=NOW.date()).may(Permission.SURVEY_READ)


def test_the_secret_has_128_bits_and_is_not_stored(in_lipowo: Cast, lucja: Actor) -> None:
    sent = send(lucja, in_lipowo)
    stored = Invitation.objects.get()

    assert len(sent.token) >= 22
    assert sent.token not in "".join(str(getattr(stored, field.attname)) for field in stored._meta.concrete_fields)
    assert not [event for event in Event.objects.all() if sent.token in f"{event.after}{event.personal}{event.note}"]


def test_the_secret_finds_its_invitation_only_while_it_is_open(in_lipowo: Cast, lucja: Actor) -> None:
    sent = send(lucja, in_lipowo)

    assert invitation_by_token(sent.token, now=NOW) == sent.invitation
    assert invitation_by_token(sent.token, now=NOW + WEEK) is None
    assert invitation_by_token("x" * 22, now=NOW) is None


def test_somebody_with_an_account_gets_the_roles_on_it(in_lipowo: Cast, lucja: Actor) -> None:
    accept(send(lucja, in_lipowo, in_lipowo.celina.email, Role.INTERNAL_AUDITOR), in_lipowo.celina)

    assert {office.code for office in actor_of(in_lipowo.celina, on=NOW.date()).offices} == {
        "urzad-lipowo",
        "urzad-olszyny",
    }


def test_accepting_recognises_the_person_on_the_roster(in_lipowo: Cast, lucja: Actor) -> None:
    person = Employee.objects.get(account=in_lipowo.bogdan)
    Employee.objects.filter(pk=person.pk).update(account=None, email="nowa@lipowo.example")

    account = accept(send(lucja, in_lipowo))

    person.refresh_from_db()
    assert person.account == account


def test_an_invitation_opens_once(in_lipowo: Cast, lucja: Actor) -> None:
    sent = send(lucja, in_lipowo)
    accept(sent)

    assert refused(accept, sent, in_lipowo.celina) is Refusal.INVITATION_CLOSED
    assert not in_lipowo.celina.memberships.filter(office=in_lipowo.lipowo).exists()


def test_an_expired_or_withdrawn_invitation_opens_nothing(in_lipowo: Cast, lucja: Actor) -> None:
    sent = send(lucja, in_lipowo)
    assert refused(accept, sent, now=NOW + WEEK) is Refusal.INVITATION_CLOSED

    invitations.withdraw_invitation(lucja, invitation=sent.invitation, now=NOW)
    assert refused(accept, sent) is Refusal.INVITATION_CLOSED
    assert refused(invitations.withdraw_invitation, lucja, invitation=sent.invitation, now=NOW)
    assert not Account.objects.filter(email="nowa@lipowo.example").exists()


def test_sending_again_closes_the_old_letter(in_lipowo: Cast, lucja: Actor) -> None:
    first = send(lucja, in_lipowo)
    again = invitations.send_again(lucja, invitation=first.invitation, now=NOW + WEEK)

    assert invitation_by_token(first.token, now=NOW + WEEK) is None
    assert invitation_by_token(again.token, now=NOW + WEEK) is not None
    accept(again, now=NOW + WEEK)
    taken = Invitation.objects.get()
    assert taken.state(NOW) is InvitationState.ACCEPTED
    assert refused(invitations.send_again, lucja, invitation=taken, now=NOW) is Refusal.INVITATION_CLOSED


def test_states_of_an_invitation(in_lipowo: Cast, lucja: Actor) -> None:
    invitation = send(lucja, in_lipowo).invitation

    assert invitation.state(NOW) is InvitationState.OPEN
    assert invitation.state(NOW + WEEK) is InvitationState.EXPIRED
    invitation.withdrawn_at = NOW
    assert invitation.state(NOW) is InvitationState.WITHDRAWN


def test_one_address_is_invited_once(in_lipowo: Cast, lucja: Actor) -> None:
    send(lucja, in_lipowo)

    assert refused(send, lucja, in_lipowo) is Refusal.ALREADY_INVITED
    assert refused(send, lucja, in_lipowo, in_lipowo.bogdan.email, Role.EMPLOYEE) is Refusal.ROLE_HELD
    no_role = {"office": in_lipowo.lipowo, "email": "x@example.org", "roles": [], "language": "pl", "now": NOW}
    assert refused(invitations.invite, lucja, **no_role) is Refusal.NO_ROLE
    assert waiting_invitations().count() == 1


def test_an_address_with_an_account_must_log_in(in_lipowo: Cast, lucja: Actor) -> None:
    sent = send(lucja, in_lipowo, in_lipowo.celina.email, Role.EMPLOYEE)

    assert refused(accept, sent) is Refusal.ADDRESS_HAS_ACCOUNT
    assert Invitation.objects.get().accepted_at is None


def test_an_invitation_is_no_key_to_anything_else(in_lipowo: Cast, lucja: Actor) -> None:
    holder = bearer(send(lucja, in_lipowo).invitation, None)

    assert not any(holder.may(one) for one in Permission if one is not Permission.INVITATION_ACCEPT)


def test_invitations_of_another_office_stay_unseen(in_lipowo: Cast, lucja: Actor) -> None:
    send(lucja, in_lipowo)

    with office_scope(in_lipowo.olszyny.pk):
        assert not waiting_invitations().exists()


def test_an_employee_invites_nobody(in_lipowo: Cast) -> None:
    with pytest.raises(PermissionRefused):
        send(in_lipowo.actor(in_lipowo.bogdan), in_lipowo)
