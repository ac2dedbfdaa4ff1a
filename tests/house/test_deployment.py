"""Production settings are clean, and combinations that must never meet are refused by name."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured

from probierz.config import checks, engine

ROOT = Path(__file__).resolve().parents[2]


def check(data: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "probierz", "check", *arguments],
        cwd=ROOT,
        env={**os.environ, "PROBIERZ_DATABASE_URL": "", "PROBIERZ_DATA": str(data), "PROBIERZ_DEMO": "0", **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_installation_with_address_hosts_and_secret_has_nothing_to_mend(tmp_path: Path) -> None:
    done = check(
        tmp_path,
        *("--deploy", "--fail-level", "WARNING"),
        PROBIERZ_PUBLIC_URL="https://jakosc.example",
        PROBIERZ_HOSTS="jakosc.example",
        PROBIERZ_SECRET_KEY=secrets.token_urlsafe(50),
    )

    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr


def test_the_demonstration_is_not_for_the_public(tmp_path: Path) -> None:
    done = check(
        tmp_path, PROBIERZ_PUBLIC_URL="https://jakosc.example", PROBIERZ_HOSTS="jakosc.example", PROBIERZ_DEMO="1"
    )

    assert done.returncode == 1
    assert "everybody knows the passwords" in done.stderr


@pytest.fixture
def public(settings) -> object:
    """A sound public installation."""
    settings.PROBIERZ_PUBLIC_URL = "https://jakosc.example"
    settings.ALLOWED_HOSTS = ["jakosc.example"]
    settings.PROBIERZ_DEMO = settings.DEBUG = False
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    return settings


def found(check) -> set[str]:
    return {message.id for message in check(app_configs=None)}


def test_a_sound_installation_is_served(public) -> None:
    assert found(checks.check_public) == set()
    checks.refuse_impossible()


@pytest.mark.parametrize(
    ("setting", "value", "complaint"),
    [
        ("DEBUG", True, "probierz.E004"),
        ("PROBIERZ_DEMO", True, "probierz.E005"),
        ("ALLOWED_HOSTS", ["elsewhere.example"], "probierz.E006"),
        ("ALLOWED_HOSTS", ["*"], "probierz.E006"),
    ],
)
def test_an_impossible_combination_is_named_and_not_served(public, setting: str, value: object, complaint: str) -> None:
    setattr(public, setting, value)

    assert found(checks.check_public) == {complaint}
    with pytest.raises(ImproperlyConfigured):
        checks.refuse_impossible()


def test_mail_that_nobody_gets_is_mentioned_and_served(public) -> None:
    public.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

    assert found(checks.check_public) == {"probierz.I001"}
    checks.refuse_impossible()


def test_on_this_machine_alone_everything_is_allowed(public) -> None:
    public.PROBIERZ_PUBLIC_URL = "http://127.0.0.1:8000"
    public.DEBUG = public.PROBIERZ_DEMO = True

    assert found(checks.check_public) == set()


def sqlite(monkeypatch: pytest.MonkeyPatch, pragmas: str) -> None:
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": "x", "OPTIONS": {"init_command": pragmas}}
    monkeypatch.setitem(django_settings.DATABASES, "default", database)


@pytest.mark.parametrize(
    ("pragmas", "complaints"),
    [
        ("PRAGMA synchronous=FULL;", set()),
        ("PRAGMA synchronous = FULL; PRAGMA mmap_size = 1000000;", {"probierz.E003"}),
        ("PRAGMA synchronous=NORMAL;", {"probierz.E002"}),
        ("", {"probierz.E002"}),
    ],
)
def test_an_unsafe_database_is_named(monkeypatch: pytest.MonkeyPatch, pragmas: str, complaints: set[str]) -> None:
    sqlite(monkeypatch, pragmas)

    assert found(checks.check_sqlite) == complaints


def test_an_engine_with_the_wal_reset_bug_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    sqlite(monkeypatch, "PRAGMA synchronous=FULL;")
    monkeypatch.setattr(checks.sqlite3, "sqlite_version_info", (3, 40, 1))

    assert found(checks.check_sqlite) == {"probierz.E001"}


def test_versions_are_told_apart() -> None:
    assert [engine.is_safe(version) for version in ((3, 40, 1), (3, 51, 2), (3, 51, 3), (3, 53, 0))] == [
        False,
        False,
        True,
        True,
    ]
