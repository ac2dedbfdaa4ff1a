"""An installation of its own for a test: commands run in processes, rows are read without Django."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pysqlite3

REPOSITORY = Path(__file__).resolve().parents[3]
SERVER = os.environ.get("PROBIERZ_DATABASE_URL", "")


@contextmanager
def new_database() -> Iterator[str]:
    """The address of an empty database on the server of this test run; empty on SQLite."""
    if not SERVER:
        yield ""
        return
    name = f"drill_{uuid4().hex[:8]}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{SERVER.rsplit('/', 1)[0]}/{name}"
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@dataclass(frozen=True)
class Installation:
    """A data folder and, on PostgreSQL, a database."""

    data: Path
    database: str

    def manage(self, *arguments: str, code: int = 0) -> str:
        """What a command prints; its complaint when it was meant to fail."""
        return self._run(["-m", "probierz", *arguments], code)

    def python(self, script: str) -> str:
        return self._run(["-c", f"import django; django.setup()\n{script}"], 0)

    def answer(self, *arguments: str) -> Any:
        return json.loads(self.manage(*arguments, "--json"))

    @contextmanager
    def rows(self) -> Iterator[Any]:
        """A connection of its own, each statement committed at once."""
        if self.database:
            with psycopg.connect(self.database, autocommit=True) as connection:
                yield connection
            return
        path = self.data / "probierz.sqlite3"
        with closing(pysqlite3.connect(path, isolation_level=None, timeout=20)) as connection:
            yield connection

    def digests(self) -> dict[str, str]:
        """Of every table and of every stored file."""
        files = {path.name: _sha256(path.read_bytes()) for path in (self.data / "files").glob("*/*/*")}
        with self.rows() as connection:
            tables = {name: self._digest(connection, name) for name in self._tables(connection)}
        return tables | files

    def _tables(self, connection: Any) -> list[str]:
        query = (
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            if self.database
            else "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        return [name for (name,) in connection.execute(query).fetchall()]

    def _digest(self, connection: Any, table: str) -> str:
        rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()
        return f"{len(rows)} rows {_sha256('|'.join(sorted(map(repr, rows))).encode())}"

    def _run(self, arguments: list[str], code: int) -> str:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "probierz.config.settings",
            "PROBIERZ_DATA": str(self.data),
            "PROBIERZ_DATABASE_URL": self.database,
            "PYTHONPATH": str(REPOSITORY),
        }
        command = [sys.executable, *arguments]
        done = subprocess.run(  # noqa: S603 - our own commands
            command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stderr
        return done.stderr if code else done.stdout


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
