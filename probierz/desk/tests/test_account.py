"""A person changes the own account and makes tokens that may less than the person."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from probierz.access.models import ApiToken
from probierz.access.permissions import Permission
from probierz.access.tokens import actor_of_token
from probierz.desk.actions import make_token
from probierz.offices.scope import office_scope
from probierz.people.models import Membership
from probierz.trail.models import Event
from tests.cast import Cast


def token_for(cast: Cast, *permissions: Permission, days: int = 30) -> str:
    return make_token(
        cast.actor(cast.lucja),
        account=cast.lucja,
        name="skrypt",
        permissions=permissions,
        expires_on=timezone.localdate() + timedelta(days=days),
    )


def test_name_and_language_are_changed_and_recorded(client: Client, cast: Cast) -> None:
    client.force_login(cast.bogdan)

    answer = client.post("/moje-konto/", {"name": "Bogdan Łoś-Żuk", "language": "en"})

    assert answer.status_code == 302
    cast.bogdan.refresh_from_db()
    assert (cast.bogdan.name, cast.bogdan.language) == ("Bogdan Łoś-Żuk", "en")
    assert Event.objects.get().verb == "account.changed"


def test_a_missing_name_keeps_what_was_typed(client: Client, cast: Cast) -> None:
    client.force_login(cast.bogdan)

    answer = client.post("/moje-konto/", {"name": "", "language": "en"})

    assert answer.status_code == 200
    assert 'value="en" ' in re.sub(r"\s+", " ", answer.content.decode())
    cast.bogdan.refresh_from_db()
    assert cast.bogdan.language == "pl"


def test_the_secret_of_a_token_is_shown_once_and_never_kept(client: Client, cast: Cast) -> None:
    client.force_login(cast.lucja)
    until = timezone.localdate() + timedelta(days=30)

    page = client.post(
        "/moje-konto/token/",
        {"name": "skrypt", "permissions": ["employee.read"], "expires_on": until.isoformat()},
    ).content.decode()

    found = re.search(r"pbz_[\w-]{43}", page)
    assert found
    assert actor_of_token(found[0], on=until) is not None
    assert found[0] not in client.get("/moje-konto/").content.decode()
    assert found[0] not in str(list(ApiToken.objects.values()))


@pytest.mark.parametrize("days", [-1, 400])
def test_a_token_lives_at_most_a_year(client: Client, cast: Cast, days: int) -> None:
    client.force_login(cast.lucja)
    until = timezone.localdate() + timedelta(days=days)

    answer = client.post(
        "/moje-konto/token/",
        {"name": "skrypt", "permissions": ["employee.read"], "expires_on": until.isoformat()},
    )

    assert "skrypt" in answer.content.decode()
    assert not ApiToken.objects.exists()


def test_a_token_may_less_than_its_person(cast: Cast) -> None:
    actor = actor_of_token(token_for(cast, Permission.EMPLOYEE_READ), on=timezone.localdate())

    assert actor
    with office_scope(cast.lipowo.pk):
        assert actor.may(Permission.EMPLOYEE_READ)
        assert not actor.may(Permission.EMPLOYEE_MANAGE)
        assert not actor.may(Permission.ACCOUNT_MANAGE)


def test_a_token_never_may_more_than_its_person(cast: Cast) -> None:
    actor = actor_of_token(token_for(cast, Permission.REPORT_MAKE), on=timezone.localdate())

    assert actor
    with office_scope(cast.lipowo.pk):
        assert not actor.may(Permission.REPORT_MAKE)


def test_a_lost_role_is_lost_for_the_token_too(cast: Cast) -> None:
    secret = token_for(cast, Permission.EMPLOYEE_READ)
    with office_scope(cast.lipowo.pk):
        Membership.objects.filter(account=cast.lucja).delete()

    actor = actor_of_token(secret, on=timezone.localdate())

    assert actor
    with office_scope(cast.lipowo.pk):
        assert not actor.may(Permission.EMPLOYEE_READ)


def test_expired_revoked_unknown_and_deactivated_tokens_stand_for_nobody(client: Client, cast: Cast) -> None:
    today = timezone.localdate()
    secret = token_for(cast, Permission.EMPLOYEE_READ, days=1)

    assert actor_of_token(secret, on=today + timedelta(days=2)) is None
    assert actor_of_token("pbz_unknown", on=today) is None
    cast.lucja.is_active = False
    cast.lucja.save()
    assert actor_of_token(secret, on=today) is None
    cast.lucja.is_active = True
    cast.lucja.save()
    client.force_login(cast.lucja)
    client.post(f"/moje-konto/token/{ApiToken.objects.get().key}/koniec/")
    assert actor_of_token(secret, on=today) is None


def test_nobody_revokes_the_token_of_another(client: Client, cast: Cast) -> None:
    secret = token_for(cast, Permission.EMPLOYEE_READ)
    client.force_login(cast.celina)

    client.post(f"/moje-konto/token/{ApiToken.objects.get().key}/koniec/")

    assert actor_of_token(secret, on=timezone.localdate()) is not None


def test_the_api_knows_its_caller_and_refuses_strangers(client: Client, cast: Cast) -> None:
    secret = token_for(cast, Permission.EMPLOYEE_READ)

    answer = client.get("/api/v1/me", headers={"authorization": f"Bearer {secret}"})

    assert answer.json()["offices"] == [
        {
            "code": "urzad-lipowo",
            "name": "Urząd Gminy w Lipowie",
            "permissions": ["employee.read"],
        }
    ]
    assert client.get("/api/v1/me").status_code == 401
    assert client.get("/api/v1/me", headers={"authorization": "Bearer pbz_x"}).status_code == 401
