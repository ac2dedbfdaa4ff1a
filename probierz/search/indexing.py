"""Keeps the index in step with the records: call within the transaction that changes the record."""

import re
from collections.abc import Sequence

from django.db import transaction

from probierz.access.permissions import Permission
from probierz.lib.inflection import index_terms
from probierz.offices.models import Office
from probierz.search.engines import engine
from probierz.search.models import SearchEntry

LONGEST_TEXT = 100_000
_LONGEST_TITLE = 400
_MARKS = re.compile(r"[|#*`]+(?:[-|: ]*\|)?|-{3,}|_{3,}|\.{4,}")


def put(office: Office, kind: str, key: str, *, title: str, text: str, href: str, permission: Permission) -> None:
    """Make the record found by these words; what was said of it before is forgotten.

    The kind is the one its application registers ("documents.Document"); the office must be in scope.
    """
    said = {"title": _clean(title)[:_LONGEST_TITLE], "text": _clean(text)[:LONGEST_TEXT], "href": href}
    with transaction.atomic():
        entry, _created = SearchEntry.objects.update_or_create(
            office=office, kind=kind, key=key, defaults={**said, "permission": permission.value}
        )
        terms = {"title": index_terms(entry.title), "body": index_terms(entry.text)}
        engine().put(entry.pk, office=office.pk, **terms)


def put_new(office: Office, rows: Sequence[SearchEntry]) -> None:
    """The same for records that were never found before, many at the cost of few statements."""
    for row in rows:
        row.title, row.text = _clean(row.title)[:_LONGEST_TITLE], _clean(row.text)[:LONGEST_TEXT]
    index = engine()
    for row in SearchEntry.objects.bulk_create(rows):
        index.put(row.pk, office=office.pk, title=index_terms(row.title), body=index_terms(row.text))


def drop(office: Office, kind: str, key: str) -> None:
    """Make the record found no more; one that was not found anyway is no mistake."""
    SearchEntry.objects.filter(office=office, kind=kind, key=key).delete()


def _clean(text: str) -> str:
    """Without marks that lay a text out, which would stand in snippets, and a sign over which databases stumble."""
    return _MARKS.sub(" ", text.replace("\0", ""))
