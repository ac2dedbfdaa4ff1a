"""System checks: combinations of settings that must never meet; `check` names them, the web server refuses them."""

import sqlite3
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, register, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host

from probierz.config.engine import FIRST_SAFE_VERSION, is_safe

TAG = "probierz"


@register(TAG)
def check_sqlite(**_asked: Any) -> list[CheckMessage]:
    """The embedded database loses nothing and breaks nothing, or is not used."""
    database: dict[str, Any] = settings.DATABASES["default"]
    if database["ENGINE"] != "django.db.backends.sqlite3":
        return []
    found: list[CheckMessage] = []
    if not is_safe(sqlite3.sqlite_version_info):
        needed = ".".join(map(str, FIRST_SAFE_VERSION))
        found.append(
            Error(
                f"SQLite {sqlite3.sqlite_version} can corrupt a database in WAL mode; {needed} or newer is needed.",
                hint="Install the packages of requirements/base.txt: pysqlite3 brings its own engine.",
                id="probierz.E001",
            )
        )
    pragmas = str(database.get("OPTIONS", {}).get("init_command", "")).lower().replace(" ", "")
    if "synchronous=full" not in pragmas:
        found.append(Error("Without synchronous=FULL a power cut takes the last answers with it.", id="probierz.E002"))
    if "mmap_size" in pragmas:
        found.append(Error("mmap_size turns an error of the disk into a crash. Remove it.", id="probierz.E003"))
    return found


@register(TAG)
def check_public(**_asked: Any) -> list[CheckMessage]:
    """What others can reach shows no errors, no demonstration, and answers to its own name."""
    if not settings.PROBIERZ_PUBLIC_URL.startswith("https://"):
        return []
    found: list[CheckMessage] = []
    if settings.DEBUG:
        found.append(Error("PROBIERZ_DEBUG shows our insides to everybody at a public address.", id="probierz.E004"))
    if settings.PROBIERZ_DEMO:
        found.append(
            Error(
                "PROBIERZ_DEMO is set at a public address: everybody knows the passwords of the demonstration.",
                hint="Serve an installation of your own with ./run serve and PROBIERZ_DATA.",
                id="probierz.E005",
            )
        )
    host = urlsplit(settings.PROBIERZ_PUBLIC_URL).hostname or ""
    if "*" in settings.ALLOWED_HOSTS or not validate_host(host, settings.ALLOWED_HOSTS):
        found.append(
            Error(
                f"PROBIERZ_HOSTS must name {host}, the host of PROBIERZ_PUBLIC_URL, and not everything.",
                hint=f"PROBIERZ_HOSTS={host}",
                id="probierz.E006",
            )
        )
    if "console" in settings.EMAIL_BACKEND:
        hint = "PROBIERZ_EMAIL_BACKEND=django.core.mail.backends.smtp.EmailBackend and the PROBIERZ_SMTP_ settings."
        found.append(Info("Mail is printed and not sent; nobody gets an invitation.", hint=hint, id="probierz.I001"))
    return found


def refuse_impossible() -> None:
    """Called by the web server: an impossible combination is not served."""
    errors = [message for message in run_checks(tags=[TAG]) if message.level >= Error("").level]
    if errors:
        raise ImproperlyConfigured(sentences(errors))


def sentences(messages: Sequence[CheckMessage]) -> str:
    return " ".join(str(message.msg) for message in messages)
