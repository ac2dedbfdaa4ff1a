"""Roles are given and ended with dates, and somebody always remains to give them."""

from datetime import date, timedelta
from typing import Any

import pytest

from probierz.access.actions import PermissionRefused
from probierz.access.actor import Actor, actor_of
from probierz.access.permissions import Permission
from probierz.members.actions import roles
from probierz.members.actions.refusals import Refused
from probierz.members.rules import Refusal
from probierz.offices.scope import office_scope
from probierz.people.models import Account, Membership
from probierz.people.rules import Role
from tests.cast import TODAY, Cast


def held(account: Account, role: Role) -> Membership:
    return Membership.objects.get(account=account, role=role)


def test_a_role_holds_between_its_days(in_lipowo: Cast, lucja: Actor) -> None:
    until = TODAY + timedelta(days=3)
    roles.give_role(
        lucja,
        office=in_lipowo.lipowo,
        account=in_lipowo.celina,
        role=Role.INTERNAL_AUDITOR,
        on=TODAY,
        until=until,
    )

    assert actor_of(in_lipowo.celina, on=TODAY).may(Permission.TRAIL_READ)
    assert not actor_of(in_lipowo.celina, on=until).may(Permission.TRAIL_READ)


def test_one_account_serves_two_offices(in_lipowo: Cast, lucja: Actor) -> None:
    roles.give_role(lucja, office=in_lipowo.lipowo, account=in_lipowo.celina, role=Role.EMPLOYEE, on=TODAY)

    celina = actor_of(in_lipowo.celina, on=TODAY)
    assert {office.code for office in celina.offices} == {"urzad-lipowo", "urzad-olszyny"}
    with office_scope(in_lipowo.olszyny.pk):
        assert celina.may(Permission.OFFICE_MANAGE)
    with office_scope(in_lipowo.lipowo.pk):
        assert not celina.may(Permission.OFFICE_MANAGE)


def test_a_role_is_not_given_twice_nor_backwards(in_lipowo: Cast, lucja: Actor) -> None:
    given: dict[str, Any] = {"office": in_lipowo.lipowo, "account": in_lipowo.bogdan, "on": TODAY}

    with pytest.raises(Refused) as twice:
        roles.give_role(lucja, role=Role.EMPLOYEE, **given)
    with pytest.raises(Refused) as backwards:
        roles.give_role(lucja, role=Role.UNIT_HEAD, **given, until=TODAY)

    assert (twice.value.reason, backwards.value.reason) == (Refusal.ROLE_HELD, Refusal.LAST_DAY_BEFORE_FIRST)


def test_an_ended_role_holds_no_more(in_lipowo: Cast, lucja: Actor) -> None:
    roles.end_role(lucja, membership=held(in_lipowo.zaneta, Role.INTERNAL_AUDITOR), on=TODAY)

    assert not actor_of(in_lipowo.zaneta, on=TODAY).may(Permission.OFFICE_READ)
    assert actor_of(in_lipowo.zaneta, on=TODAY - timedelta(days=1)).may(Permission.OFFICE_READ)


def test_a_role_given_today_by_mistake_is_taken_back_today(in_lipowo: Cast, lucja: Actor) -> None:
    given = roles.give_role(lucja, office=in_lipowo.lipowo, account=in_lipowo.bogdan, role=Role.UNIT_HEAD, on=TODAY)

    roles.end_role(lucja, membership=given, on=TODAY)

    assert not Membership.objects.filter(role=Role.UNIT_HEAD).exists()


def test_the_last_person_who_can_give_roles_stays(in_lipowo: Cast, lucja: Actor) -> None:
    roles.end_role(lucja, membership=held(in_lipowo.scibor, Role.OFFICE_HEAD), on=TODAY)

    with pytest.raises(Refused) as refused:
        roles.end_role(lucja, membership=held(in_lipowo.lucja, Role.QUALITY_REPRESENTATIVE), on=TODAY)

    assert refused.value.reason is Refusal.LAST_MANAGER
    assert held(in_lipowo.lucja, Role.QUALITY_REPRESENTATIVE).until is None


@pytest.mark.parametrize("weakness", ["inactive", "ending", "future"])
def test_a_manager_who_cannot_come_in_or_will_leave_does_not_count(
    in_lipowo: Cast, lucja: Actor, weakness: str
) -> None:
    head = held(in_lipowo.scibor, Role.OFFICE_HEAD)
    if weakness == "inactive":
        Account.objects.filter(pk=in_lipowo.scibor.pk).update(is_active=False)
    elif weakness == "ending":
        Membership.objects.filter(pk=head.pk).update(until=TODAY + timedelta(days=2))
    else:
        Membership.objects.filter(pk=head.pk).update(since=date(2027, 1, 1))

    with pytest.raises(Refused):
        roles.end_role(lucja, membership=held(in_lipowo.lucja, Role.QUALITY_REPRESENTATIVE), on=TODAY)


def test_an_auditor_gives_no_roles(in_lipowo: Cast) -> None:
    with pytest.raises(PermissionRefused):
        roles.give_role(
            in_lipowo.actor(in_lipowo.zaneta),
            office=in_lipowo.lipowo,
            account=in_lipowo.zaneta,
            role=Role.OFFICE_HEAD,
            on=TODAY,
        )
