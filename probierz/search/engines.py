"""The full-text index of each database behind one face: FTS5 in SQLite, tsvector in PostgreSQL."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from django.db import connection

from probierz.lib.inflection import Alternatives


class Engine(Protocol):
    """Terms in, keys of entries out; one office at a time."""

    def put(self, entry: int, *, office: int, title: str, body: str) -> None: ...

    def find(
        self, asked: Sequence[Alternatives], *, office: int, permissions: Iterable[str], limit: int
    ) -> list[int]: ...


class Sqlite:
    """A virtual table whose rows follow their entries; a trigger takes them away together."""

    def put(self, entry: int, *, office: int, title: str, body: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_words WHERE rowid = %s", [entry])
            cursor.execute(
                "INSERT INTO search_words (rowid, place, title, body) VALUES (%s, %s, %s, %s)",
                [entry, _place(office), title, body],
            )

    def find(self, asked: Sequence[Alternatives], *, office: int, permissions: Iterable[str], limit: int) -> list[int]:
        given = list(permissions)
        marks = ", ".join(["%s"] * len(given))
        statement = (
            "SELECT entry.id FROM search_words "  # noqa: S608 - only marks are put in
            "JOIN search_searchentry AS entry ON entry.id = search_words.rowid "
            f"WHERE search_words MATCH %s AND entry.office_id = %s AND entry.permission IN ({marks}) "
            "ORDER BY bm25(search_words, 0.0, 10.0, 1.0), entry.id LIMIT %s"
        )
        question = " AND ".join(f"({_sqlite_question(one)})" for one in asked)
        match = f'place : "{_place(office)}" AND {{title body}} : ({question})'
        return _keys(statement, [match, office, *given, limit])


class Postgres:
    """A column beside the entry, unknown to the models, with a GIN index."""

    def put(self, entry: int, *, office: int, title: str, body: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE search_searchentry SET words = setweight(to_tsvector('simple', %s), 'A') || "
                "setweight(to_tsvector('simple', %s), 'D') WHERE id = %s AND office_id = %s",
                [title, body, entry, office],
            )

    def find(self, asked: Sequence[Alternatives], *, office: int, permissions: Iterable[str], limit: int) -> list[int]:
        question = " & ".join(f"({_postgres_question(one)})" for one in asked)
        return _keys(
            "SELECT id FROM search_searchentry, to_tsquery('simple', %s) AS question "
            "WHERE office_id = %s AND permission = ANY(%s) AND words @@ question "
            "ORDER BY ts_rank(words, question) DESC, id LIMIT %s",
            [question, office, list(permissions), limit],
        )


def engine() -> Engine:
    return Postgres() if connection.vendor == "postgresql" else Sqlite()


def _keys(statement: str, parameters: Sequence[str | int | list[str]]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [row[0] for row in cursor.fetchall()]


def _place(office: int) -> str:
    return f"office{office}"


def _sqlite_question(one: Alternatives) -> str:
    """Terms are letters and digits only, so nothing in them can end the quotes."""
    terms = [f'"{term}"' for term in sorted(one.terms)]
    return " OR ".join([*terms, *([f'"{one.prefix}" *'] if one.prefix else [])])


def _postgres_question(one: Alternatives) -> str:
    terms = [f"'{term}'" for term in sorted(one.terms)]
    return " | ".join([*terms, *([f"'{one.prefix}':*"] if one.prefix else [])])
