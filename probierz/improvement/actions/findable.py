"""Keeps the search in step with nonconformities, suggestions and lessons."""

from collections.abc import Iterable

from probierz.improvement.queries.search import Row, entry_of, kind_of
from probierz.offices.models import Office
from probierz.search import indexing, sources


def keep_findable(*rows: Row) -> None:
    """What counts is found by its present words, the rest is found no more."""
    for row in rows:
        entry = entry_of(row, row.office)
        if entry is None:
            indexing.drop(row.office, kind_of(row), row.key)
        else:
            sources.put(row.office, entry)


def make_findable(office: Office, rows: Iterable[Row]) -> None:
    """The same for rows that have just come to be."""
    sources.put_new(office, [entry for row in rows if (entry := entry_of(row, office))])
