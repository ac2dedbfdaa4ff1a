"""What an installation consists of on the disk, and which engine and schema it has."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

DATABASE = "probierz.sqlite3"
FILES = "files"
SECRET_KEY = "secret-key"  # noqa: S105 - the name of a file
CHECKPOINT_KEY = "checkpoint-key"
CHECKPOINT = "checkpoint.json"
DEMO_MARK = "demonstration"
LOGINS = "logins.txt"
LOCK = "serve.lock"
BACKUPS = "backups"

Migrations = set[tuple[str, str]]


class IsServed(Exception):
    """Somebody serves the data of the folder at this moment."""


def data_folder() -> Path:
    return Path(settings.DATA_DIR)


def holds_data(folder: Path) -> bool:
    """Whether there is an installation whose loss would matter; a fresh key alone is none."""
    files = folder / FILES
    return (
        (folder / DATABASE).exists() or (folder / CHECKPOINT_KEY).exists() or (files.exists() and any(files.iterdir()))
    )


def migrations_of_code() -> Migrations:
    return set(MigrationLoader(None).disk_migrations)


def applied_migrations(alias: str) -> Migrations:
    return set(MigrationRecorder(connections[alias]).applied_migrations())


@contextmanager
def unserved(folder: Path) -> Iterator[None]:
    """Holds the lock that a serving installation holds, so that neither begins while the other works."""
    if not folder.exists():
        yield
        return
    with (folder / LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise IsServed from problem
        yield


@contextmanager
def second_connection(**changes: Any) -> Iterator[str]:
    """The alias of a connection like the main one but for these settings; it is closed at the end."""
    alias = "copy"
    connections.databases[alias] = {**deepcopy(connections.databases["default"]), **changes}
    try:
        yield alias
    finally:
        connections[alias].close()
        with suppress(AttributeError):
            del connections[alias]
        del connections.databases[alias]
