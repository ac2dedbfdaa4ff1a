"""What a hostile visitor or member sends gets a sentence, never a broken page, and leaves nothing behind."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from probierz.access.permissions import Permission
from probierz.config.refusals import LARGEST_BODY
from probierz.desk.actions import make_token
from probierz.lib.identifiers import portable_id
from probierz.offices.scope import across_offices, office_scope
from probierz.people.forms import AuthenticateByPasskeyForm
from probierz.people.models import Absence, Employment, Membership
from probierz.surveys.models import CollectionPoint, Response
from probierz.surveys.rules import WaveRole
from probierz.surveys.tests import factories
from tests.cast import Cast

# Python refuses to read a number of more than 4,300 digits.
TOO_MANY_DIGITS = "9" * 5_000
# One sign that unfolds into eighteen letters.
LONG_SIGN = "\ufdfa"


@pytest.fixture
def point(cast: Cast) -> CollectionPoint:
    campaign = factories.campaign(cast)
    factories.opened(campaign)
    return factories.point(cast.lipowo, campaign)


def stored() -> int:
    with across_offices(reason="a test"):
        return Response.objects.count()


@pytest.mark.parametrize("year", ["0001", "0211", "1899", "2200", "9999"])
def test_the_end_of_the_calendar_is_no_last_day(client: Client, cast: Cast, year: str) -> None:
    client.force_login(cast.lucja)
    with office_scope(cast.lipowo.pk):
        bogdan = Employment.objects.get(employee__account=cast.bogdan).employee
    here = {"office": cast.lipowo.code, "key": bogdan.key}
    day = f"{year}-12-31"

    left = client.post(reverse("members:end_employment", kwargs=here), {"last_day": day})
    away = client.post(
        reverse("members:record_absence", kwargs=here), {"first_day": "2026-11-02", "last_day": day, "deputy": ""}
    )
    given = client.post(
        reverse("members:give_role", kwargs={"office": cast.lipowo.code}),
        {"account": cast.bogdan.key, "role": "internal_auditor", "on": "2026-11-02", "last_day": day},
    )

    for response in (left, away, given):
        assert "1900" in response.content.decode()
        assert day in response.content.decode()  # what was typed stays
    with office_scope(cast.lipowo.pk):
        assert Employment.objects.get(employee=bogdan).until is None
        assert not Absence.objects.exists()
        assert not Membership.objects.filter(account=cast.bogdan, role="internal_auditor").exists()


def test_a_signed_form_with_an_endless_step_is_a_stale_form(client: Client, point: CollectionPoint) -> None:
    address = reverse("surveys:form", args=[point.public_code])
    token = client.get(address).context["token"]

    response = client.post(address, {"token": token, "step": TOO_MANY_DIGITS, "move": "next"})

    assert response.status_code == 400
    assert stored() == 0


def test_an_endless_page_number_is_the_first_page(client: Client, cast: Cast, point: CollectionPoint) -> None:
    factories.closed(point.campaign, WaveRole.BASELINE, on=date(2026, 11, 1))
    client.force_login(cast.lucja)
    address = reverse("surveys:comments", args=[cast.lipowo.code, point.campaign.key])

    assert client.get(address, {"page": TOO_MANY_DIGITS}).status_code == 200


NESTED = "[" * 500 + "]" * 500


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("[" * 200_000, 400),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, 400),
        (f'{{"submission_id": "{portable_id()}", "answers": {{"k3": {NESTED}}}}}', 422),
        (f'{{"submission_id": "{portable_id()}", "answers": {{"k3": {{"k3": 1}}}}}}', 422),
        (f'{{"submission_id": "{portable_id()}", "answers": {{"k3": NaN}}}}', 422),
        (f'{{"submission_id": "{portable_id()}", "answers": {{"k3": true}}}}', 422),
        (f'{{"submission_id": "{portable_id()}", "answers": {{"k3": {TOO_MANY_DIGITS}}}}}', 400),
        (f'{{"submission_id": "{portable_id()}", "answers": {{"k7": "\\ud800"}}}}', 422),
        (f'{{"submission_id": "{portable_id()}", "answers": {{"\\ud800": "1"}}}}', 422),
    ],
    ids=["brackets", "objects", "nested", "object", "nan", "bool", "digits", "surrogate", "surrogate-item"],
)
def test_a_hostile_sheet_is_refused_in_json(client: Client, point: CollectionPoint, body: str, status: int) -> None:
    address = reverse("surveys:answers", args=[point.public_code])

    response = client.post(address, body, content_type="application/json")

    assert response.status_code == status
    assert json.loads(response.content)["message"]
    assert stored() == 0


def test_a_sign_that_unfolds_into_a_sentence_fits_its_column(client: Client, cast: Cast) -> None:
    client.force_login(cast.lucja)
    name = LONG_SIGN * 200

    unit = client.post(
        reverse("members:add_unit", args=[cast.lipowo.code]), {"name": name, "symbol": "", "on": "2026-11-02"}
    )
    office = client.post(
        reverse("members:rename_office", args=[cast.lipowo.code]), {"name": name, "teryt": "", "on": "2026-11-02"}
    )

    assert (unit.status_code, office.status_code) == (302, 302)
    cast.lipowo.refresh_from_db()
    assert len(cast.lipowo.sort_key) <= 400


def test_an_address_longer_than_its_column_is_refused(client: Client, cast: Cast) -> None:
    client.force_login(cast.lucja)
    longest = "a" * 60 + "@" + ".".join(["b" * 60] * 4) + ".pl"

    response = client.post(
        reverse("members:invite", args=[cast.lipowo.code]),
        {"email": longest, "roles": ["employee"], "language": "pl"},
    )

    assert response.context["form"].errors.keys() == {"email"}


@pytest.mark.parametrize(
    "route", ["/aktualnosci/%00/", "/o/urzad-lipowo/ludzie/a%00b/", "/s/%00/", "/c/%00/", "/zaproszenie/%00/"]
)
def test_an_address_with_a_nul_is_no_page(client: Client, cast: Cast, route: str) -> None:
    client.force_login(cast.lucja)

    response = client.get(route)

    assert response.status_code == 404
    assert "Content-Security-Policy" in response


CREDENTIALS = [
    "[" * 100_000,
    TOO_MANY_DIGITS,
    "null",
    "[]",
    "{}",
    '{"id": 1}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": "x"}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"userHandle": "__79"}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "%", "userHandle": 5}}',
]


@pytest.mark.parametrize("credential", CREDENTIALS)
def test_a_passkey_of_a_wrong_shape_opens_nothing(client: Client, cast: Cast, credential: str) -> None:
    client.get(reverse("mfa_login_webauthn"), HTTP_ACCEPT="application/json")

    response = client.post(reverse("mfa_login_webauthn"), {"credential": credential})

    assert response.status_code < 500
    assert "_auth_user_id" not in client.session
    again = AuthenticateByPasskeyForm({"credential": credential}, user=cast.lucja)
    assert not again.is_valid()
    assert len(str(again["credential"])) < 200


def test_a_token_made_without_the_second_step_tells_no_more_than_the_pages(client: Client, cast: Cast) -> None:
    with office_scope(cast.lipowo.pk):
        secret = make_token(
            cast.actor(cast.lucja),
            account=cast.lucja,
            name="skrypt",
            permissions=list(Permission),
            expires_on=timezone.localdate(),
        )
    cast.lipowo.requires_second_factor = True
    cast.lipowo.save()

    duties = client.get("/api/v1/duties", HTTP_AUTHORIZATION=f"Bearer {secret}").json()

    assert [duty["href"] for duty in duties] == [reverse("mfa_index")]


@pytest.mark.parametrize("route", ["/c/", "/jezyk/setlang/", "/konto/login/", "/o/urzad-lipowo/ludzie/import/"])
def test_a_body_that_would_fill_the_disk_is_not_read(client: Client, cast: Cast, route: str) -> None:
    client.force_login(cast.lucja)

    response = client.post(route, {"file": "x"}, CONTENT_LENGTH=str(LARGEST_BODY + 1))

    assert response.status_code == 413
    assert "Content-Security-Policy" in response
    assert not response.wsgi_request._read_started  # type: ignore[attr-defined]


def test_who_types_the_address_of_a_button_gets_a_page_and_a_program_the_bare_status(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.swiecicka)
    route = reverse("programme:plan_stages", args=[cast.programme.code])

    typed = client.get(route, HTTP_ACCEPT="text/html,application/xhtml+xml")
    asked = client.get(route, HTTP_ACCEPT="application/json")

    assert (typed.status_code, typed["Allow"]) == (405, "POST")
    assert '<p class="refusal__code">405</p>' in typed.content.decode()
    assert (asked.status_code, asked.content) == (405, b"")


@pytest.mark.parametrize(("address", "proxies"), [("https://jakosc.example", "1"), ("http://127.0.0.1:8000", "0")])
def test_only_the_proxy_that_brings_tls_is_believed(tmp_path: Path, address: str, proxies: str) -> None:
    asked = "from probierz.config import settings; print(settings.ALLAUTH_TRUSTED_PROXY_COUNT)"
    settings = {**os.environ, "PROBIERZ_PUBLIC_URL": address, "PROBIERZ_DATA": str(tmp_path)}

    answer = subprocess.run([sys.executable, "-c", asked], env=settings, capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == proxies
