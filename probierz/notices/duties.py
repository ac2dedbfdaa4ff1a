"""What this application does by the clock."""

from datetime import timedelta

from django.utils import timezone

from probierz.jobs.timetable import daily, every_minute
from probierz.notices.letters import send_waiting
from probierz.notices.models import Letter, Notice
from probierz.notices.reminding import remind_everybody

KEEP_LETTERS_FOR = timedelta(days=90)
KEEP_NOTICES_FOR = timedelta(days=365)


@daily
def remind() -> None:
    remind_everybody(on=timezone.localdate())


@every_minute
def send_letters() -> None:
    send_waiting(now=timezone.now())


@daily
def forget_old_notices() -> None:
    now = timezone.now()
    Letter.objects.filter(ended_at__lt=now - KEEP_LETTERS_FOR).delete()
    Notice.objects.filter(made_at__lt=now - KEEP_NOTICES_FOR).delete()
