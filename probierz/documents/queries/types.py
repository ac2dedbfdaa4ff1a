"""Types of documents with what is in them."""

from datetime import date

from django.db.models import Count

from probierz.documents.models import Document, DocumentType
from probierz.documents.rules import GapRule
from probierz.lib.number_patterns import next_serial


def type_by_key(key: str) -> DocumentType | None:
    return DocumentType.objects.filter(key=key).first()


def next_numbers(*, on: date) -> list[tuple[DocumentType, int, str]]:
    """Every type with the count of its documents and an example: the number that the next one would get."""
    taken: dict[str, list[int]] = {}
    for series, serial in Document.objects.filter(serial__isnull=False).values_list("series", "serial"):
        taken.setdefault(series, []).append(serial or 0)
    counts = dict(Document.objects.order_by().values_list("type").annotate(Count("pk")))
    rows = DocumentType.objects.order_by("retired_on", "position", "code")
    return [(row, counts.get(row.pk, 0), _example(row, taken, on)) for row in rows]


def _example(row: DocumentType, taken: dict[str, list[int]], on: date) -> str:
    parts = {"type": row.code, "unit": "ORG", "year": f"{on:%Y}", "yy": f"{on:%y}"}
    serials = taken.get(row.numbers.series(parts), [])
    return row.numbers.number(parts, next_serial(serials, GapRule(row.gap_rule)))
