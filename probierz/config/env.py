"""Typed reading of the environment: loud when a value is wrong, quiet when it is absent."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from probierz.lib.secret_files import make_once


class SettingWrong(Exception):
    """An environment variable holds something that cannot be used."""


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def flag(name: str, *, default: bool = False) -> bool:
    """True for 1/true/yes/on, False for 0/false/no/off."""
    value = os.environ.get(name)
    if value is None or value == "":
        return default
    known = {"1": True, "true": True, "yes": True, "on": True}
    known |= {"0": False, "false": False, "no": False, "off": False}
    if value.lower() not in known:
        raise SettingWrong(f"{name} must be 1 or 0, not {value!r}.")
    return known[value.lower()]


def number(name: str, default: int) -> int:
    value = os.environ.get(name, "")
    if value == "":
        return default
    if not value.isdigit():
        raise SettingWrong(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def names(name: str, default: str = "") -> list[str]:
    """Comma-separated names, spaces ignored."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def secret(name: str, keep_in: Path) -> str:
    """The secret from NAME, else from the file in NAME_FILE, else one made once and kept in `keep_in`."""
    if value := os.environ.get(name):
        return value
    if path := os.environ.get(f"{name}_FILE"):
        return _read_secret(name, Path(path))
    make_once(keep_in, lambda: secrets.token_urlsafe(48).encode())
    return _read_secret(name, keep_in)


def database(name: str, *, sqlite_file: Path) -> dict[str, object]:
    """Connection settings of PostgreSQL when NAME is given, of the embedded SQLite otherwise."""
    url = os.environ.get(name)
    if not url:
        return _sqlite(sqlite_file)
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise SettingWrong(f"{name} must begin with postgres://, or be absent for SQLite.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(file: Path) -> dict[str, object]:
    # FULL keeps the last commit through a power cut, IMMEDIATE ends "database is locked";
    # no mmap: it turns an I/O error into a crash.
    pragmas = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-20000;"
    )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "CONN_MAX_AGE": 60,  # opening the file and its settings anew would cost each page a millisecond
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": pragmas},
    }


def _read_secret(name: str, path: Path) -> str:
    try:
        value = path.read_text(encoding="utf-8").strip()
    except OSError as problem:
        raise SettingWrong(f"{name}: the file {path} cannot be read ({problem.strerror}).") from problem
    if not value:
        raise SettingWrong(f"{name}: the file {path} is empty.")
    return value
