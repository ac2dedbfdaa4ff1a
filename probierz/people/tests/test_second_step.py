"""The second step at log-in: asked for, required by an office, never the last one lost meanwhile."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core import mail
from django.test import Client
from django.utils import timezone

from probierz.access.models import ApiToken
from probierz.access.permissions import Permission
from probierz.access.tokens import PREFIX, fingerprint
from probierz.offices.scope import office_scope
from probierz.people.models import Account, Membership
from probierz.people.rules import Role
from tests.cast import PASSWORD, SINCE, Cast

INDEX = "/konto/2fa/"
STEP = 30


@pytest.fixture(autouse=True)
def _counts_of_its_own(settings, request):
    kind = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": kind, "LOCATION": request.node.nodeid}}


@pytest.fixture
def now(time_machine):
    time_machine.move_to("2026-11-02T09:00:10+00:00", tick=False)
    return time_machine


def code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(timezone.now().timestamp()) // STEP)))


def with_app(account: Account) -> str:
    secret = str(generate_totp_secret())
    TOTP.activate(account, secret)
    return secret


def passkey(account: Account, name: str = "telefon") -> Authenticator:
    kind = Authenticator.Type.WEBAUTHN
    return Authenticator.objects.create(user=account, type=kind, data={"name": name, "credential": {}})


def require(cast: Cast) -> None:
    cast.lipowo.requires_second_factor = True
    cast.lipowo.save()


def log_in(client: Client, account: Account):
    return client.post("/konto/login/", {"login": account.email, "password": PASSWORD})


def confirm(client: Client) -> None:
    client.post("/konto/reauthenticate/", {"password": PASSWORD})


def test_the_password_alone_does_not_open_an_account_with_a_second_step(client: Client, cast: Cast, now):
    secret = with_app(cast.lucja)

    assert log_in(client, cast.lucja).headers["Location"] == "/konto/2fa/authenticate/"
    assert client.get("/moje-sprawy/").status_code == 302
    wrong = client.post("/konto/2fa/authenticate/", {"code": "000000"})
    assert "data-error-summary" in wrong.content.decode()
    assert client.get("/moje-sprawy/").status_code == 302

    assert client.post("/konto/2fa/authenticate/", {"code": code(secret)}).headers["Location"] == "/moje-sprawy/"
    assert client.get("/moje-sprawy/").status_code == 200


def test_a_code_works_once(cast: Cast, now):
    secret = with_app(cast.lucja)
    first, second = Client(), Client()
    for client in (first, second):
        log_in(client, cast.lucja)

    assert first.post("/konto/2fa/authenticate/", {"code": code(secret)}).status_code == 302
    assert second.post("/konto/2fa/authenticate/", {"code": code(secret)}).status_code == 200


def test_a_recovery_code_works_once(cast: Cast):
    with_app(cast.lucja)
    spare = RecoveryCodes.activate(cast.lucja).get_unused_codes()[0]
    first, second = Client(), Client()
    for client in (first, second):
        log_in(client, cast.lucja)

    assert first.post("/konto/2fa/authenticate/", {"code": spare}).status_code == 302
    assert second.post("/konto/2fa/authenticate/", {"code": spare}).status_code == 200


def test_codes_cannot_be_tried_without_end(client: Client, cast: Cast, now):
    secret = with_app(cast.lucja)
    log_in(client, cast.lucja)
    for _ in range(5):
        client.post("/konto/2fa/authenticate/", {"code": "000000"})

    assert client.post("/konto/2fa/authenticate/", {"code": code(secret)}).status_code == 200
    assert client.get("/moje-sprawy/").status_code == 302


def test_one_may_turn_back_before_the_second_step(client: Client, cast: Cast):
    with_app(cast.lucja)
    log_in(client, cast.lucja)

    answer = client.post("/konto/logout/", {"next": "/konto/login/"})

    assert answer.headers["Location"] == "/konto/login/"
    assert client.get("/konto/login/").status_code == 200


@pytest.mark.parametrize(
    "address", ["totp/activate/", "totp/deactivate/", "webauthn/add/", "recovery-codes/", "recovery-codes/generate/"]
)
def test_changing_the_second_step_asks_who_it_is(client: Client, cast: Cast, address):
    log_in(client, cast.lucja)
    if address != "totp/activate/":  # which leads elsewhere once there is an app
        with_app(cast.lucja)
    RecoveryCodes.activate(cast.lucja)

    answer = client.get(f"{INDEX}{address}")

    assert answer.status_code == 302
    assert "/konto/reauthenticate/" in answer.headers["Location"]


def test_the_first_second_step_brings_recovery_codes_and_a_letter(transactional_db, client: Client, cast: Cast, now):
    log_in(client, cast.lucja)
    confirm(client)
    page = client.get("/konto/2fa/totp/activate/")
    secret = page.context["form"].secret
    assert secret in page.content.decode(), "whoever has no camera types it"

    answer = client.post("/konto/2fa/totp/activate/", {"code": code(secret)})

    assert answer.headers["Location"] == "/konto/2fa/recovery-codes/"
    assert set(Authenticator.objects.values_list("type", flat=True)) == {"totp", "recovery_codes"}
    assert [letter.to for letter in mail.outbox] == [[cast.lucja.email]]


def test_a_wrong_first_code_switches_nothing_on(client: Client, cast: Cast, now):
    log_in(client, cast.lucja)
    confirm(client)
    client.get("/konto/2fa/totp/activate/")

    answer = client.post("/konto/2fa/totp/activate/", {"code": "000000"})

    assert "data-error-summary" in answer.content.decode()
    assert not Authenticator.objects.exists()


def test_recovery_codes_can_be_taken_away_as_text(client: Client, cast: Cast):
    log_in(client, cast.lucja)
    with_app(cast.lucja)
    codes = RecoveryCodes.activate(cast.lucja).get_unused_codes()
    confirm(client)

    answer = client.get("/konto/2fa/recovery-codes/download/")

    assert answer.headers["Content-Type"].startswith("text/plain")
    assert "no-store" in answer.headers["Cache-Control"]
    assert all(spare in answer.content.decode() for spare in codes)


def test_an_office_that_requires_it_leads_there(client: Client, cast: Cast):
    require(cast)
    client.force_login(cast.lucja)

    answer = client.get("/o/urzad-lipowo/")

    assert answer.headers["Location"] == INDEX
    assert client.get("/moje-sprawy/").status_code == 200
    with_app(cast.lucja)
    assert client.get("/o/urzad-lipowo/").status_code == 200


def test_the_requirement_of_one_office_does_not_touch_another(client: Client, cast: Cast):
    require(cast)
    with office_scope(cast.olszyny.pk):
        Membership(office=cast.olszyny, account=cast.lucja, role=Role.EMPLOYEE, since=SINCE).save()
    client.force_login(cast.lucja)

    assert client.get("/o/urzad-olszyny/").status_code == 200
    assert client.get("/o/urzad-lipowo/").headers["Location"] == INDEX


def test_a_token_without_a_second_step_learns_of_the_office_only_that_the_step_is_missing(client: Client, cast: Cast):
    require(cast)
    secret = f"{PREFIX}przyklad"
    ApiToken.objects.create(
        account=cast.lucja,
        name="skrypt",
        sha256=fingerprint(secret),
        permissions=[Permission.EMPLOYEE_READ, Permission.EMPLOYEE_MANAGE],
        expires_on=timezone.localdate(),
    )

    answer = client.get("/api/v1/me", headers={"authorization": f"Bearer {secret}"})

    assert answer.json()["offices"][0]["permissions"] == ["employee.manage", "employee.read"]
    duties = client.get("/api/v1/duties", headers={"authorization": f"Bearer {secret}"}).json()
    assert [duty["href"] for duty in duties] == ["/konto/2fa/"]


def test_the_last_app_stays_while_an_office_requires_it(client: Client, cast: Cast):
    require(cast)
    log_in(client, cast.lucja)
    with_app(cast.lucja)
    confirm(client)

    answer = client.post("/konto/2fa/totp/deactivate/")

    assert "data-error-summary" in answer.content.decode()
    assert Authenticator.objects.filter(type="totp").exists()
    passkey(cast.lucja)
    assert client.post("/konto/2fa/totp/deactivate/").status_code == 302
    assert not Authenticator.objects.filter(type="totp").exists()


def test_the_last_passkey_stays_while_an_office_requires_it(client: Client, cast: Cast):
    require(cast)
    log_in(client, cast.lucja)
    first, second = passkey(cast.lucja), passkey(cast.lucja, "klucz")
    confirm(client)

    assert client.post(f"/konto/2fa/webauthn/keys/{first.pk}/remove/").status_code == 302
    answer = client.post(f"/konto/2fa/webauthn/keys/{second.pk}/remove/")

    assert answer.headers["Location"] == "/konto/2fa/webauthn/"
    assert list(Authenticator.objects.filter(type="webauthn")) == [second]


def test_the_last_one_may_go_where_nobody_requires_it(client: Client, cast: Cast):
    log_in(client, cast.lucja)
    only = passkey(cast.lucja)
    RecoveryCodes.activate(cast.lucja)
    confirm(client)

    client.post(f"/konto/2fa/webauthn/keys/{only.pk}/remove/")

    assert not Authenticator.objects.exists(), "recovery codes stand in for a second step and go with the last one"


def test_nobody_touches_the_passkey_of_another(client: Client, cast: Cast):
    key = passkey(cast.lucja)
    log_in(client, cast.bogdan)
    confirm(client)

    assert client.post(f"/konto/2fa/webauthn/keys/{key.pk}/remove/").status_code == 404
    assert client.post(f"/konto/2fa/webauthn/keys/{key.pk}/edit/", {"name": "moje"}).status_code == 404
    assert Authenticator.objects.get().data["name"] == "telefon"


def test_a_passkey_without_an_answer_of_the_device_is_refused_in_words(client: Client, cast: Cast):
    log_in(client, cast.lucja)
    confirm(client)

    answer = client.post("/konto/2fa/webauthn/add/", {"name": "telefon domowy", "credential": ""})

    assert "data-error-summary" in answer.content.decode()
    assert "telefon domowy" in answer.content.decode()
    assert not Authenticator.objects.exists()
