"""What was found in a record of another part, or stands against a requirement."""

from collections.abc import Iterable

from django.db.models import QuerySet

from probierz.improvement.models import Nonconformity, Step


def open_against(requirements: Iterable[int]) -> QuerySet[Nonconformity]:
    """Open nonconformities against these requirements, by their primary keys; the oldest first."""
    rows: QuerySet[Nonconformity] = Nonconformity.objects.open().filter(requirement__in=list(requirements))
    return rows.select_related("office", "requirement").order_by("number")


def of_origin(kind: str, key: str) -> QuerySet[Nonconformity]:
    """Nonconformities found in the record, open or not."""
    rows = Nonconformity.objects.filter(origin_kind=kind, origin_key=key)
    return rows.select_related("office", "process", "unit", "responsible").order_by("number")


def steps_of_origin(kind: str, key: str) -> QuerySet[Step]:
    """Actions that came from the record and stand alone, such as decisions of a review."""
    rows = Step.objects.filter(origin_kind=kind, origin_key=key, nonconformity__isnull=True)
    return rows.select_related("office", "responsible", "deputy").order_by("due_on", "pk")
