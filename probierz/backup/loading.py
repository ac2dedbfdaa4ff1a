"""Making a database out of a backup's files, beside the one in use, until it is known to be good."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction

from probierz.backup.installation import DATABASE, second_connection
from probierz.backup.snapshots import copy_statement, tables_of

Tables = Mapping[str, dict[str, Any]]


class CannotLoad(Exception):
    """The files of the archive make no sound database here."""


class Target(Protocol):
    """Where a restored database goes."""

    def is_empty(self) -> bool: ...

    def load(self, folder: Path, tables: Tables) -> None:
        """Make the database beside the present one."""

    def opened(self, folder: Path) -> Any:
        """A context with the alias of a connection to the new database."""

    def take_over(self, *, moment: str) -> str:
        """Put the new one in the present one's place; returns where the old one is kept."""

    def discard(self) -> None:
        """Leave no trace of the new one."""


def target() -> Target:
    return PostgresTarget() if connection.vendor == "postgresql" else SqliteTarget()


class SqliteTarget:
    """The database is one of the files, so it moves with the folder."""

    def is_empty(self) -> bool:
        return True

    def load(self, folder: Path, tables: Tables) -> None:
        (folder / "database" / DATABASE).replace(folder / DATABASE)
        (folder / "database").rmdir()

    @contextmanager
    def opened(self, folder: Path) -> Iterator[str]:
        with second_connection(NAME=str(folder / DATABASE)) as alias:
            try:
                _check_sqlite(alias)
                yield alias
            except sqlite3.DatabaseError as problem:
                raise CannotLoad(f"The database in the archive is damaged ({problem}).") from problem

    def take_over(self, *, moment: str) -> str:
        return ""

    def discard(self) -> None:
        return None


class PostgresTarget:
    """The database is loaded into a schema of its own, which then takes the name of the present one."""

    def __init__(self) -> None:
        self._schema = f"restoring_{uuid4().hex[:12]}"

    def is_empty(self) -> bool:
        with connection.cursor() as cursor:
            return not connection.introspection.table_names(cursor)

    def load(self, folder: Path, tables: Tables) -> None:
        self._refuse_company()
        _execute(f"CREATE SCHEMA {self._schema}")
        with self.opened(folder) as alias:
            call_command("migrate", database=alias, verbosity=0, interactive=False)
            call_command("createcachetable", database=alias, verbosity=0)
            _fill(folder / "database", tables)
        for file in (folder / "database").iterdir():
            file.unlink()
        (folder / "database").rmdir()

    @contextmanager
    def opened(self, folder: Path) -> Iterator[str]:
        """The main connection itself looks into the schema: migrations of libraries know no other one."""
        options = connection.settings_dict["OPTIONS"]
        connection.close()
        options["options"] = f"-c search_path={self._schema}"
        try:
            yield DEFAULT_DB_ALIAS
        finally:
            connection.close()
            del options["options"]

    def take_over(self, *, moment: str) -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_schema()")
            [present] = cursor.fetchone()
        old = f"before_restore_{moment.lower()}"
        was_empty = self.is_empty()
        with transaction.atomic():
            _execute(f"ALTER SCHEMA {present} RENAME TO {old}")
            _execute(f"ALTER SCHEMA {self._schema} RENAME TO {present}")
            if was_empty:
                _execute(f"DROP SCHEMA {old}")
        return "" if was_empty else f"schema {old}"

    def discard(self) -> None:
        _execute(f"DROP SCHEMA IF EXISTS {self._schema} CASCADE")

    def _refuse_company(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() "
                "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
            [others] = cursor.fetchone()
        if others:
            raise CannotLoad("The database is in use by other programs. Stop Probierz and whatever else reads it.")


def _check_sqlite(alias: str) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(1)")
        [verdict] = cursor.fetchone()
        cursor.execute("PRAGMA foreign_key_check")
        orphan = cursor.fetchone()
    if verdict != "ok" or orphan:
        raise CannotLoad("The database in the archive is damaged: its own check fails.")


def _fill(folder: Path, tables: Tables) -> None:
    """Exactly the rows of the archive, in one transaction; keys are checked at its end."""
    # Names go into statements as they are, so none is taken that the present tables do not have.
    known = {name: set(table["columns"]) for name, table in tables_of(DEFAULT_DB_ALIAS).items()}
    foreign = sorted(name for name, table in tables.items() if set(table["columns"]) != known.get(name))
    if foreign:
        raise CannotLoad(f"The archive has tables that this version does not know: {', '.join(foreign)}.")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(map(connection.ops.quote_name, tables))}")
        for name, table in tables.items():
            with (
                (folder / f"{name}.copy").open("rb") as file,
                cursor.copy(copy_statement(name, table, into=True)) as rows,
            ):
                while block := file.read(1 << 20):
                    rows.write(block)
        for name in tables:
            sequences = connection.introspection.get_sequences(cursor, name)
            for statement in _counted_on(name, [row["column"] for row in sequences]):
                cursor.execute(statement)


def _counted_on(name: str, columns: list[str]) -> list[str]:
    """The next made-up key follows the last one of the archive."""
    table = connection.ops.quote_name(name)
    return [
        f"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), coalesce(max({column}), 1), "  # noqa: S608
        f"max({column}) IS NOT NULL) FROM {table}"
        for column in columns
    ]


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
