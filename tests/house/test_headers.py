"""Every answer carries the protecting headers: pages, refusals, files and static files, to anybody."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve

from probierz.access.doors import Entrance, guard_of
from probierz.config import health
from tests.cast import Cast
from tests.house.doors import doors

IDENTITIES = ("nobody", "lucja", "bogdan", "swiecicka", "administrator")
ALL = [door for door in doors() if not door.is_foreign or "<" not in door.route]
ALONE, FRAMED = "frame-ancestors 'none'", "frame-ancestors *"
CSP = {"default-src 'none'", "script-src 'self'", "style-src 'self'", "object-src 'none'", ALONE}
# The only pages that may stand in a frame of another site: the form of a survey and its thanks.
IN_FRAMES = {"frame", "frame_thanks"}


def read(response: Any) -> None:
    """To its end, so that a file is closed as it is for a browser."""
    if response.streaming:
        b"".join(response.streaming_content)


def faults(response: HttpResponse, *, is_framed: bool = False) -> Iterator[str]:
    """What is missing or wrong, in words."""
    policy = response.get("Content-Security-Policy", "")
    asked = {*(CSP - {ALONE}), FRAMED} if is_framed else CSP
    yield from (f"CSP lacks {part}" for part in asked if part not in policy.split("; "))
    if "unsafe" in policy:
        yield "CSP is unsafe"
    for name, value in {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": None if is_framed else "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }.items():
        if response.get(name) != value and not (name == "Referrer-Policy" and response.get(name) == "no-referrer"):
            yield f"{name} is {response.get(name)}"
    if "camera=()" not in response.get("Permissions-Policy", ""):
        yield "no Permissions-Policy"
    if len(response.get("X-Request-Id", "")) != 16:
        yield "no request id"


def private_faults(response: HttpResponse) -> Iterator[str]:
    if "no-store" not in response.get("Cache-Control", ""):
        yield f"Cache-Control is {response.get('Cache-Control')}"


def public_faults(response: HttpResponse) -> Iterator[str]:
    if response.cookies:
        yield f"sets cookies: {', '.join(response.cookies)}"
    if "Cookie" in response.get("Vary", ""):
        yield "varies by cookie"


def is_public(address: str) -> bool:
    """By the view that answers, which may stand before a library's own."""
    guard = guard_of(resolve(address).func)
    return guard is not None and guard.entrance is Entrance.PUBLIC


@pytest.mark.parametrize("who", IDENTITIES)
def test_every_address_answers_with_every_header(cast: Cast, who: str, settings) -> None:
    settings.PROBIERZ_GALLERY = True
    client = Client(raise_request_exception=False)
    if who != "nobody":
        client.force_login(getattr(cast, who))
    wrong, seen = [], set()
    for door in ALL:
        address = door.address(office=cast.lipowo.code, programme=cast.programme.code)
        response = client.get(address)
        read(response)
        seen.add(response.status_code // 100)
        found = list(faults(response, is_framed=resolve(address).url_name in IN_FRAMES))
        if who != "nobody" or not is_public(address):
            found += private_faults(response)
        elif "/_gallery/" not in address:  # shows forms, for those who build pages
            found += public_faults(response)
        if response.status_code >= 500:
            found.append(f"breaks with {response.status_code}")
        wrong += [f"{address}: {fault}" for fault in found]

    assert wrong == []
    assert {2, 4} <= seen


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nie-ma-takiej-strony/", 404),
        ("/static/design/base.css", 200),
        ("/static/nie-ma.css", 404),
        ("/healthz", 200),
    ],
)
def test_what_has_no_page_is_protected_too(db: None, address: str, status: int) -> None:
    response = Client().get(address)
    read(response)

    assert response.status_code == status
    assert list(faults(response)) == []


def test_a_mistake_of_ours_is_protected_too(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError("invented")

    monkeypatch.setattr(health, "connection", property(broken))
    response = Client(raise_request_exception=False).get("/healthz")

    assert response.status_code == 500
    assert list(faults(response)) == []
    assert "invented" not in response.content.decode()


def test_a_form_without_its_token_is_refused_with_every_header(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.lucja)

    response = client.post(f"/o/{cast.lipowo.code}/ustawienia/")

    assert response.status_code == 403
    assert [*faults(response), *private_faults(response)] == []


def test_another_host_is_refused_with_every_header(db: None) -> None:
    response = Client(raise_request_exception=False).get("/healthz", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert list(faults(response)) == []


def test_a_second_answer_has_another_number_and_ours_alone(db: None) -> None:
    first, second = (Client().get("/healthz", headers={"x-request-id": "theirs"})["X-Request-Id"] for _time in range(2))

    assert first != second
    assert "theirs" not in {first, second}


def test_behind_tls_cookies_are_bound_to_the_host(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    """In a process of its own, because settings are read once."""
    import json
    import os
    import subprocess
    import sys

    script = (
        "import django, json; django.setup()\n"
        "from django.conf import settings as s\n"
        "print(json.dumps([s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,"
        " s.SECURE_HSTS_SECONDS, s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE]))"
    )
    environment = {**os.environ, "PROBIERZ_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "probierz.config.settings"}
    environment |= {"PROBIERZ_PUBLIC_URL": "https://probierz.example", "PROBIERZ_HOSTS": "probierz.example"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)

    assert json.loads(done.stdout) == ["__Host-session", "__Host-csrf", True, True, 31_536_000, True, True, "Lax"]
