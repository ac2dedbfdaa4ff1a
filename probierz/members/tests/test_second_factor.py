"""A lost second step is taken away by who may, said in the trail and to its owner."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse

from probierz.members.tests.pages import at, text
from probierz.offices.scope import office_scope
from probierz.people.models import Account, Membership
from probierz.people.rules import Role
from probierz.trail.models import Event
from probierz.trail.verbs import Verb
from tests.cast import Cast

ANYWHERE = "/instalacja/drugi-krok/"


@pytest.fixture
def bogdan(cast: Cast) -> Account:
    """Bogdan with a second step."""
    secured(cast.bogdan)
    return cast.bogdan


def secured(account: Account) -> None:
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})


def has_second_step(account: Account) -> bool:
    return bool(Authenticator.objects.filter(user=account).exists())


def role_of(cast: Cast, account: Account) -> int:
    with office_scope(cast.lipowo.pk):
        return Membership.objects.filter(account=account).order_by("pk")[0].pk


def test_who_gives_roles_takes_a_lost_second_step_away(cast: Cast, client: Client, bogdan: Account) -> None:
    client.force_login(cast.lucja)
    address = at("reset_second_factor", membership=role_of(cast, bogdan))

    assert address in text(client.get(at("roles")))
    answer = client.post(address, follow=True)

    assert "Odebrano drugi krok" in text(answer)
    assert not has_second_step(bogdan)
    assert Event.objects.filter(verb=Verb.SECOND_FACTOR_RESET, target_key=bogdan.key).count() == 1
    assert mail.outbox[0].to == [bogdan.email]
    assert "mokra" not in mail.outbox[0].body
    assert address not in text(client.get(at("roles")))


def test_an_account_that_opens_another_office_is_left_to_the_administrator(
    cast: Cast, client: Client, bogdan: Account
) -> None:
    with office_scope(cast.olszyny.pk):
        Membership.objects.create(office=cast.olszyny, account=bogdan, role=Role.EMPLOYEE, since=date(2020, 1, 1))
    client.force_login(cast.lucja)

    answer = client.post(at("reset_second_factor", membership=role_of(cast, bogdan)))

    assert "otwiera też inne miejsca" in text(answer)
    assert has_second_step(bogdan)
    assert not mail.outbox


def test_nobody_takes_the_own_second_step_away_here(cast: Cast, client: Client) -> None:
    secured(cast.lucja)
    client.force_login(cast.lucja)

    answer = client.post(at("reset_second_factor", membership=role_of(cast, cast.lucja)))

    assert "na stronie swojego konta" in text(answer)
    assert has_second_step(cast.lucja)


def test_a_role_in_another_office_is_not_found(cast: Cast, client: Client) -> None:
    with office_scope(cast.olszyny.pk):
        row = Membership.objects.order_by("pk")[0]
        secured(row.account)
    client.force_login(cast.lucja)

    assert client.post(at("reset_second_factor", membership=row.pk)).status_code == 404
    assert has_second_step(row.account)


def test_the_administrator_takes_it_away_by_the_address(cast: Cast, client: Client, bogdan: Account) -> None:
    client.force_login(cast.administrator)

    assert ANYWHERE in text(client.get(reverse("members:installation")))
    client.post(ANYWHERE, {"email": bogdan.email.upper()})

    assert not has_second_step(bogdan)
    assert mail.outbox[0].to == [bogdan.email]


@pytest.mark.parametrize(
    ("email", "said"), [("nikt@lipowo.example", "Żadne konto nie ma tego adresu"), ("", "Uzupełnij to pole")]
)
def test_an_address_without_an_account_is_refused_and_kept(cast: Cast, client: Client, email: str, said: str) -> None:
    client.force_login(cast.administrator)

    answer = text(client.post(ANYWHERE, {"email": email}))

    assert said in answer
    assert f'value="{email}"' in answer or not email


def test_an_account_without_a_second_step_is_said_to_have_none(cast: Cast, client: Client) -> None:
    client.force_login(cast.administrator)

    assert "nie ma drugiego kroku" in text(client.post(ANYWHERE, {"email": cast.bogdan.email}))
    assert client.post(ANYWHERE, {"email": cast.administrator.email}).status_code == 200


def test_employees_may_not(cast: Cast, client: Client, bogdan: Account) -> None:
    client.force_login(cast.bogdan)

    assert client.post(at("reset_second_factor", membership=role_of(cast, bogdan))).status_code == 403
    assert client.post(ANYWHERE, {"email": bogdan.email}).status_code == 403
