"""Reads about offices, units and programmes."""

from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
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
    """Keys of the offices that take part on the day and consent to this topic."""
    return offices_by_topic(programme, on=on)[topic]


def offices_by_topic(programme: Programme, *, on: date) -> dict[SharingTopic, frozenset[int]]:
    """For every topic the keys of the offices that take part on the day and consent to it; one question.

    A day of the past asks for today's consent too: what an office took back is closed for earlier days as
    well. A consent that ended together with the participation was not taken back.
    """
    kept = holds(max(on, timezone.localdate())) | Q(until__gte=F("participation__until"))
    taking_part = Participation.objects.on(on).filter(programme=programme)
    rows = Consent.objects.filter(kept, participation__in=taking_part).order_by()
    found: dict[SharingTopic, set[int]] = {topic: set() for topic in SharingTopic}
    for topic, office in rows.values_list("topic", "participation__office_id"):
        found[SharingTopic(topic)].add(office)
    return {topic: frozenset(offices) for topic, offices in found.items()}


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
