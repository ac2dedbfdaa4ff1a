"""What the administrator sees: places and dates, never the rows of an office."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from probierz.offices.dated import holds
from probierz.offices.models import Association, Office, Programme


def associations() -> QuerySet[Association]:
    return Association.objects.order_by("name", "pk")


def programmes(*, on: date) -> QuerySet[Programme]:
    """With `offices_now`, the number of offices that take part on the day."""
    now = Count("participations", filter=Q(holds(on, "participations__")))
    return Programme.objects.select_related("association").annotate(offices_now=now).order_by("-starts_on", "pk")


def offices(*, on: date) -> QuerySet[Office]:
    """With `programmes_now`, the number of programmes it takes part in on the day."""
    now = Count("participations", filter=Q(holds(on, "participations__")))
    return Office.objects.annotate(programmes_now=now).order_by("sort_key", "pk")
