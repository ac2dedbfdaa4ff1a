"""One moment of the database as files, taken while others write."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction

from probierz.backup.installation import DATABASE, applied_migrations, second_connection
from probierz.trail.checkpoints import take_checkpoint


@dataclass(frozen=True)
class Snapshot:
    """What the files in the folder hold: rows and columns of every table, and the heads of the trail."""

    tables: dict[str, dict[str, Any]]
    migrations: list[list[str]]
    checkpoint: dict[str, Any]


def take_snapshot(folder: Path) -> Snapshot:
    """Write the database into the folder; nobody who reads or writes has to wait."""
    return _of_postgres(folder) if connection.vendor == "postgresql" else _of_sqlite(folder)


def tables_of(alias: str) -> dict[str, dict[str, Any]]:
    """Rows and stored columns of every table."""
    one = connections[alias]
    with one.cursor() as cursor:
        return {name: _table(cursor, one, name) for name in sorted(one.introspection.table_names(cursor))}


def _table(cursor: Any, one: Any, name: str) -> dict[str, Any]:
    quoted = one.ops.quote_name(name)
    cursor.execute(f"SELECT COUNT(*) FROM {quoted}")  # noqa: S608 - a name from the database itself
    [rows] = cursor.fetchone()
    described = one.introspection.get_table_description(cursor, name)
    return {"rows": rows, "columns": [column.name for column in described]}


def _describe(alias: str) -> Snapshot:
    migrations = sorted([app, name] for app, name in applied_migrations(alias))
    return Snapshot(tables_of(alias), migrations, take_checkpoint(using=alias))


def _of_sqlite(folder: Path) -> Snapshot:
    target = folder / DATABASE
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
    with second_connection(NAME=str(target)) as alias:
        return _describe(alias)


def _of_postgres(folder: Path) -> Snapshot:
    with transaction.atomic(), connection.cursor() as cursor:
        # The same moment for every table, however long the copying takes.
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        snapshot = _describe(DEFAULT_DB_ALIAS)
        for name, table in snapshot.tables.items():
            with (folder / f"{name}.copy").open("wb") as file, cursor.copy(copy_statement(name, table)) as rows:
                for block in rows:
                    file.write(block)
        return snapshot


def copy_statement(name: str, table: dict[str, Any], *, into: bool = False) -> str:
    """COPY of PostgreSQL: the same columns in the same order on the way out and on the way in."""
    columns = ", ".join(connection.ops.quote_name(column) for column in table["columns"])
    return f"COPY {connection.ops.quote_name(name)} ({columns}) {'FROM STDIN' if into else 'TO STDOUT'}"
