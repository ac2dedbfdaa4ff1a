"""Pages of roles and invitations, and the page an invitation opens."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from probierz.members.models import Invitation
from probierz.members.tests.pages import at, text
from probierz.offices.scope import office_scope
from probierz.people.models import Account, Membership
from probierz.people.rules import Role
from tests.cast import Cast


@pytest.fixture
def lucja(cast: Cast, client: Client) -> Client:
    """Łucja in her browser."""
    client.force_login(cast.lucja)
    return client


INVITATION = {"email": "nowa@lipowo.example", "roles": ["employee", "process_owner"], "language": "pl"}


def invite(client: Client, **changes: Any) -> str:
    """Returns the address that the letter holds."""
    answer = client.post(at("invite"), {**INVITATION, **changes})
    return str(answer.context["address"])


def path_of(address: str) -> str:
    return address.removeprefix("http://127.0.0.1:8000")


def test_an_invitation_is_sent_in_its_language_and_its_address_shown_once(cast: Cast, lucja: Client) -> None:
    polish, english = invite(lucja), invite(lucja, email="other@lipowo.example", language="en")

    assert polish in mail.outbox[0].body
    assert english in mail.outbox[1].body
    assert "Good morning" in mail.outbox[1].body
    assert "Łucja" not in mail.outbox[0].body
    assert mail.outbox[0].to == ["nowa@lipowo.example"]
    assert polish not in text(lucja.get(at("roles")))


def test_a_letter_that_does_not_leave_shows_the_address_all_the_same(
    cast: Cast, lucja: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: Any, **named: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("probierz.members.web.letters.send_mail", fail)

    answer = lucja.post(at("invite"), INVITATION)

    assert not answer.context["is_sent"]
    assert answer.context["address"] in text(answer)


def test_somebody_new_sets_name_and_password_and_is_in(cast: Cast, lucja: Client) -> None:
    address = path_of(invite(lucja))
    newcomer = Client()
    assert cast.lipowo.name in text(newcomer.get(address))

    password = "zielony-parowoz-44"
    answer = newcomer.post(address, {"name": "Zofia Ćma", "password": password, "repeated": password})

    assert answer["Location"] == "/moje-sprawy/"
    assert newcomer.get(at("office")).status_code == 200
    assert newcomer.get(address).status_code in {200, 404}
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"password": "krotkie", "repeated": "krotkie"}, "password"),
        ({"password": "urzad-urzad-1", "repeated": "urzad-urzad-1"}, "password"),
        ({"repeated": "inne-haslo-niz-tamto"}, "repeated"),
        ({"name": ""}, "name"),
    ],
)
def test_a_weak_or_mistyped_password_is_explained(
    cast: Cast, lucja: Client, changes: dict[str, str], field: str
) -> None:
    address = path_of(invite(lucja))
    password = "zielony-parowoz-44"
    given = {"name": "Zofia Ćma", "password": password, "repeated": password, **changes}

    answer = Client().post(address, given)

    assert field in answer.context["form"].errors
    assert not Account.objects.filter(email="nowa@lipowo.example").exists()


def test_an_address_with_an_account_is_asked_to_log_in_and_then_accepts(cast: Cast, lucja: Client) -> None:
    address = path_of(invite(lucja, email=cast.celina.email, roles=["internal_auditor"]))
    celina = Client()
    assert f"?next={address}" in text(celina.get(address))

    celina.force_login(cast.celina)
    assert "Celina" in text(celina.get(address))
    celina.post(address)

    assert celina.get(at("office")).status_code == 200
    with office_scope(cast.lipowo.pk):
        assert Membership.objects.get(account=cast.celina).role == Role.INTERNAL_AUDITOR


def test_an_address_nobody_sent_is_explained(client: Client, db: None) -> None:
    answer = client.get("/zaproszenie/nie-ma-takiego/")

    assert answer.status_code == 404
    assert "no-store" in answer["Cache-Control"]


def test_invitations_are_sent_again_and_withdrawn(cast: Cast, lucja: Client) -> None:
    first = path_of(invite(lucja))
    with office_scope(cast.lipowo.pk):
        key = Invitation.objects.get().key

    again = path_of(str(lucja.post(at("send_again", key=key)).context["address"]))
    assert Client().get(first).status_code == 404
    assert Client().get(again).status_code == 200
    lucja.post(at("withdraw", key=key))
    assert Client().get(again).status_code == 404
    assert lucja.post(at("withdraw", key=key)).status_code == 404


def test_a_refused_invitation_keeps_what_was_typed(cast: Cast, lucja: Client) -> None:
    invite(lucja)

    again = lucja.post(at("invite"), INVITATION)
    nothing = lucja.post(at("invite"), {**INVITATION, "email": "x", "roles": []})

    assert list(again.context["form"].errors) == ["email"]
    assert 'value="nowa@lipowo.example"' in text(again)
    assert set(nothing.context["form"].errors) == {"email", "roles"}
    assert len(mail.outbox) == 1


def test_a_role_is_given_for_a_time_and_ended(cast: Cast, lucja: Client) -> None:
    today = timezone.localdate()
    given = {"account": cast.bogdan.key, "role": "unit_head", "on": today, "last_day": today + timedelta(days=9)}
    lucja.post(at("give_role"), given)
    with office_scope(cast.lipowo.pk):
        assert Membership.objects.get(role=Role.UNIT_HEAD).until == today + timedelta(days=10)
        auditor = Membership.objects.get(account=cast.zaneta)

    lucja.post(at("end_role", membership=auditor.pk), {"on": today})

    with office_scope(cast.lipowo.pk):
        assert Membership.objects.get(pk=auditor.pk).until == today
    assert lucja.get(at("end_role", membership=auditor.pk)).status_code == 404
    assert lucja.get(at("roles")).status_code == 200


def test_the_last_manager_is_kept_with_a_sentence(cast: Cast, lucja: Client) -> None:
    with office_scope(cast.lipowo.pk):
        head, representative = (Membership.objects.get(account=one) for one in (cast.scibor, cast.lucja))
    lucja.post(at("end_role", membership=head.pk), {"on": timezone.localdate()})

    answer = lucja.post(at("end_role", membership=representative.pk), {"on": timezone.localdate()})

    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors()
