"""Collection points: where the clients of an office meet a campaign."""

from datetime import date

from django.db import IntegrityError, transaction

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.lib.refusals import Refused
from probierz.offices.models import Office, Participation, Unit
from probierz.surveys.models import Campaign, CollectionPoint
from probierz.surveys.rules import Channel, PointKind, PointRefusal
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.SURVEY_MANAGE)
def add_collection_point(
    actor: Actor,
    *,
    office: Office,
    campaign: Campaign,
    kind: PointKind,
    name: str,
    since: date,
    unit: Unit | None = None,
    channel: Channel | None = None,
) -> CollectionPoint:
    """A point with a public code of its own, open from the day on."""
    if not Participation.objects.filter(office=office, programme=campaign.programme_id).exists():
        raise Refused(PointRefusal.NOT_IN_PROGRAMME)
    point = CollectionPoint(
        office=office,
        campaign=campaign,
        kind=kind,
        name=name.strip(),
        unit=unit,
        channel=channel or (Channel.LINK if kind is PointKind.WEB else Channel.QR),
        since=since,
    )
    try:
        with transaction.atomic():
            point.save()
    except IntegrityError as problem:
        raise Refused(PointRefusal.NAME_TAKEN, field="name") from problem
    record(actor, Verb.POINT_ADDED, point, after={"name": point.name, "kind": kind, "since": since})
    return point


@action(Permission.SURVEY_MANAGE)
def end_collection_point(actor: Actor, *, point: CollectionPoint, on: date) -> None:
    """The point takes no answers from this day on; what it took stays."""
    if on <= point.since:
        raise Refused(PointRefusal.ENDS_BEFORE_IT_BEGAN)
    if not CollectionPoint.objects.filter(pk=point.pk, until__isnull=True).update(until=on):
        raise Refused(PointRefusal.ALREADY_ENDED)
    record(actor, Verb.POINT_ENDED, point, after={"name": point.name, "until": on})
