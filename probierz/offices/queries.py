"""Reads about offices, units and programmes."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from probierz.offices.dated import holds
from probierz.offices.models import Consent, Office, OfficeIdentity, Participation, Programme, Unit
from probierz.offices.rules import SharingTopic


def office_by_code(code: str) -> Office | None:
    return Office.objects.filter(code=code).first()


def programme_by_code(code: str) -> Programme | None:
    return Programme.objects.select_related("association").filter(code=code).first()


def participants(programme: Programme, *, on: date) -> QuerySet[Participation]:
    """Participations that hold on the day, offices joined, in Polish alphabetical order."""
    return (
        programme.participations.filter(pk__in=Participation.objects.on(on))
        .select_related("office")
        .order_by("office__sort_key")
    )


def offices_sharing(programme: Programme, topic: SharingTopic, *, on: date) -> frozenset[int]:
    """Keys of the offices that take part on the day and consent to this topic.

    A day of the past asks for today's consent too: what an office took back is closed for earlier days as
    well. A consent that ended together with the participation was not taken back.
    """
    kept = holds(max(on, timezone.localdate())) | Q(until__gte=OuterRef("until"))
    consent = Consent.objects.filter(kept, participation=OuterRef("pk"), topic=topic)
    rows = Participation.objects.on(on).filter(Exists(consent), programme=programme)
    return frozenset(rows.values_list("office_id", flat=True))


def offices_named(on: date) -> QuerySet[Office]:
    """Offices with the name they bore on the day, which `name_then` tells."""
    identity = OfficeIdentity.objects.on(on).filter(office=OuterRef("pk")).values("name")[:1]
    return Office.objects.annotate(name_then=Coalesce(Subquery(identity), "name"))


def name_then(office: Office) -> str:
    """The name on the day that `offices_named` was asked for."""
    name: str = office.name_then  # type: ignore[attr-defined] # annotated by offices_named
    return name


def units_on(day: date) -> QuerySet[Unit]:
    """Units of the offices in scope that exist on the day."""
    return Unit.objects.on(day).select_related("parent").order_by("sort_key")
