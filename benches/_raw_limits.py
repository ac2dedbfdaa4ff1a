"""What the bare databases do with the rows of an answer, each answer a durable transaction of its own."""

import contextlib
import random
import time
from pathlib import Path


def raw_limit(folder: Path, database: str, seconds: float) -> float:
    return raw_postgres(database, seconds) if database else raw_sqlite(folder, seconds)


def a_response() -> tuple[int, str, str]:
    return random.getrandbits(63), f"{random.getrandbits(128):032x}", "{}" * 60


def nine_ratings() -> list[tuple[str, str]]:
    return [(f"k{item}", str(random.randint(1, 5))) for item in range(9)]


def raw_sqlite(folder: Path, seconds: float) -> float:
    """Bare SQLite with the same durability and the same rows, one transaction for each answer."""
    import sqlite3

    with contextlib.closing(sqlite3.connect(folder / "raw.sqlite3", isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("CREATE TABLE response (id INTEGER PRIMARY KEY, submission TEXT UNIQUE, answers TEXT)")
        database.execute("CREATE TABLE tally (item TEXT, value TEXT, count INTEGER, UNIQUE (item, value))")
        add = "INSERT INTO tally VALUES (?, ?, 1) ON CONFLICT (item, value) DO UPDATE SET count = count + 1"
        started, done = time.monotonic(), 0
        while time.monotonic() < started + seconds:
            database.execute("BEGIN IMMEDIATE")
            database.execute("INSERT INTO response VALUES (?, ?, ?)", a_response())
            database.executemany(add, nine_ratings())
            database.execute("COMMIT")
            done += 1
        return done / (time.monotonic() - started)


def raw_postgres(database: str, seconds: float) -> float:
    """Bare PostgreSQL over one connection with the same rows, one transaction for each answer."""
    import psycopg

    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("CREATE TABLE raw_response (id BIGINT PRIMARY KEY, submission TEXT UNIQUE, answers TEXT)")
        connection.execute("CREATE TABLE raw_tally (item TEXT, value TEXT, count INTEGER, UNIQUE (item, value))")
        add = (
            "INSERT INTO raw_tally AS t VALUES (%s, %s, 1) ON CONFLICT (item, value) DO UPDATE SET count = t.count + 1"
        )
        started, done = time.monotonic(), 0
        while time.monotonic() < started + seconds:
            with connection.transaction(), connection.cursor() as cursor:
                cursor.execute("INSERT INTO raw_response VALUES (%s, %s, %s)", a_response())
                cursor.executemany(add, nine_ratings())
            done += 1
        return done / (time.monotonic() - started)
