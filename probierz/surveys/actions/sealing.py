"""The daily seal: the number of each office's answers of a day enters the trail, once, when the day is over."""

from datetime import date

from django.db.models import Count
from django.utils import timezone

from probierz.access.actions import action
from probierz.access.actor import Actor, system_actor
from probierz.access.permissions import Permission
from probierz.offices.models import Office
from probierz.offices.scope import across_offices, office_scope
from probierz.surveys.models import Response, SealedDay
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


def seal_finished_days() -> None:
    """What the timetable does each day."""
    seal_days_before(timezone.localdate())


def seal_days_before(today: date) -> int:
    """Seal every finished day that has answers and no seal yet; returns how many were sealed."""
    with across_offices(reason="The timetable seals the finished days of every office."):
        sealed = set(SealedDay.objects.values_list("office_id", "day"))
        rows = Response.objects.filter(day__lt=today).order_by().values_list("office_id", "day").distinct()
        waiting = sorted(set(rows) - sealed)
        offices = Office.objects.in_bulk({office_id for office_id, _ in waiting})
    for office_id, day in waiting:
        with office_scope(office_id):
            seal_day(system_actor("surveys"), office=offices[office_id], day=day)
    return len(waiting)


@action(Permission.SURVEY_MANAGE)
def seal_day(actor: Actor, *, office: Office, day: date) -> SealedDay:
    """The total of one day, by wave, as an event of the office."""
    waves = Response.objects.filter(office=office, day=day).order_by("wave_id").values_list("wave__key")
    totals = dict(waves.annotate(Count("pk")))
    sealed = SealedDay(office=office, day=day, responses=sum(totals.values()))
    sealed.save()
    record(actor, Verb.SURVEY_DAY_SEALED, sealed, after={"day": day, "responses": totals})
    return sealed
