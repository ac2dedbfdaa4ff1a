"""The first page of an office."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from probierz.access.doors import office_view
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.desk.queries import duties_for
from probierz.desk.queries.cockpit import cockpit_of
from probierz.lib.charts import scale_for
from probierz.lib.duties import Duty, Urgency
from probierz.notices.labels import in_words

SHOWN = 6
_SHAPES = {Urgency.LATE: "late", Urgency.SOON: "waiting", Urgency.LATER: "progress"}


@office_view(Permission.OFFICE_READ)
@require_GET
def cockpit(request: OfficeRequest) -> HttpResponse:
    today = timezone.localdate()
    here = f"/o/{request.office.code}/"
    duties = [duty for duty in duties_for(request) if duty.href.startswith(here)]
    seen = cockpit_of(request.actor, request.office, on=today)
    streaks = (one.streak for one in seen.promises if one.streak)
    context = {
        "cockpit": seen,
        "today": today,
        "duties": [(duty, *_told(duty)) for duty in duties[:SHOWN]],
        "late": sum(duty.urgency(today) is Urgency.LATE for duty in duties),
        "more": max(0, len(duties) - SHOWN),
        "scale": scale_for(tuple(value for streak in streaks for value in streak.values)),
    }
    return render(request, "desk/cockpit.html", context)


def _told(duty: Duty) -> tuple[str, str]:
    """How far its day is, in words, and the shape that says how pressing it is."""
    today = timezone.localdate()
    words = in_words((duty.due_on - today).days) if duty.due_on else ""
    return words, _SHAPES[duty.urgency(today)]
