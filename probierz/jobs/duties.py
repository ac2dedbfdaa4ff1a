"""What the queue itself needs by the clock."""

from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from probierz.jobs.reaper import reap
from probierz.jobs.timetable import daily, every_minute

KEEP_TICKETS_FOR = timedelta(days=14)


@every_minute
def requeue_silent_jobs() -> None:
    reap()


@daily
def forget_old_tickets() -> None:
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEEP_TICKETS_FOR).delete()
