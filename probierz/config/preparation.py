"""Brings an installation's data up to the code: migrations, the shared cache table, the demonstration.

What was prepared is stamped, so that the next start can tell at a glance that nothing is to be done.
"""

import hashlib
import io
import os
import shutil
import sys
from pathlib import Path

import pysqlite3

PACKAGE = Path(__file__).resolve().parent.parent
DEMO_MARK = "demonstration"
UNFINISHED = "unfinished"
DATABASE = "probierz.sqlite3"


class CannotPrepare(Exception):
    """What stands in the way, in one sentence that says what to do."""


def prepare(data: Path, *, is_demo: bool, fresh: bool) -> str:
    """Returns the log-ins to print: those of the demonstration, otherwise nothing."""
    on_postgres = bool(os.environ.get("PROBIERZ_DATABASE_URL"))
    refuse_mixing(data, is_demo=is_demo)
    if fresh and on_postgres:
        raise CannotPrepare(
            "--fresh throws the SQLite file of a demonstration away. On PostgreSQL make an empty database "
            "and name it in PROBIERZ_DATABASE_URL."
        )
    if fresh or (is_demo and (data / UNFINISHED).exists()):
        forget(data)
    (data / "static").mkdir(exist_ok=True)  # the web server warns about a missing one
    stamp = data / "prepared"
    logins = data / "logins.txt"
    if not on_postgres and stamp.exists() and stamp.read_text() == state_of(data):
        return logins.read_text(encoding="utf-8") if is_demo else ""
    if is_demo and not (data / DATABASE).exists():
        (data / UNFINISHED).touch()  # a demonstration interrupted half-way is loaded anew
    text = _prepare_with_django(is_demo=is_demo)
    logins.write_text(text, encoding="utf-8")
    (data / UNFINISHED).unlink(missing_ok=True)
    stamp.write_text(state_of(data))
    return text


def refuse_mixing(data: Path, *, is_demo: bool) -> None:
    """A demonstration never touches the data of a real installation, nor the other way round."""
    mark = data / DEMO_MARK
    # A command started too early leaves an empty database, which is nobody's installation.
    if is_demo and not mark.exists() and _applied_migrations(data / DATABASE):
        raise CannotPrepare(
            f"The folder {data} holds an installation that is not a demonstration. "
            "Name another folder for the demonstration: PROBIERZ_DATA=/path/to/folder."
        )
    if not is_demo and mark.exists():
        raise CannotPrepare(
            f"The folder {data} holds the demonstration. Start it with ./run demo, "
            "or name another folder for the installation: PROBIERZ_DATA=/path/to/folder."
        )
    if is_demo:
        mark.touch()


def forget(data: Path) -> None:
    """Throws the demonstration away; `refuse_mixing` made sure that it is one."""
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "prepared", "logins.txt", UNFINISHED):
        (data / name).unlink(missing_ok=True)
    shutil.rmtree(data / "files", ignore_errors=True)


def state_of(data: Path) -> str:
    """A digest of what preparation depends on: our files, the installed packages, the applied migrations."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in {".py", ".yaml", ".csv"} and "tests" not in path.parts:
            seen = path.stat()
            digest.update(f"{path} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    digest.update((PACKAGE.parent / "requirements" / "base.txt").read_bytes())
    digest.update(repr(_applied_migrations(data / DATABASE)).encode())
    return digest.hexdigest()


def _applied_migrations(database: Path) -> list[tuple[str, str]]:
    """Empty when there is no database: it may have been removed or put back from a backup."""
    if not database.exists():
        return []
    connection = pysqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return list(connection.execute("SELECT app, name FROM django_migrations ORDER BY id"))
    except pysqlite3.Error:
        return []
    finally:
        connection.close()


def _prepare_with_django(*, is_demo: bool) -> str:
    print("Preparing the data ...", file=sys.stderr, flush=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "probierz.config.settings")
    import django  # not needed by a second start, and the slowest part of it
    from django.core.management import call_command
    from django.db import OperationalError, connections

    django.setup()
    try:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        call_command("load_catalogs", stdout=io.StringIO())
        return _load_demo() if is_demo else ""
    except OperationalError as problem:
        raise CannotPrepare(
            f"The database cannot be used ({problem}). Check PROBIERZ_DATABASE_URL and the free space on the disk."
        ) from problem
    finally:
        connections.close_all()


def _load_demo() -> str:
    from django.core.management import call_command  # see above

    print("Loading the demonstration ...", file=sys.stderr, flush=True)
    call_command("demo_load", stdout=sys.stderr)
    logins = io.StringIO()
    call_command("demo_logins", stdout=logins)
    return logins.getvalue()
