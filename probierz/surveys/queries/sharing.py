"""Which offices a programme may read, and as of which day."""

from datetime import date

from django.utils import timezone

from probierz.offices.models import Programme
from probierz.offices.queries import offices_sharing
from probierz.offices.rules import SharingTopic, reckoning_day


def sharing_offices(programme: Programme, *, on: date | None = None) -> frozenset[int]:
    """A closed programme is read as of its closing day, so that offices that leave do not rewrite it."""
    day = reckoning_day(programme.closes_on, on or timezone.localdate())
    return offices_sharing(programme, SharingTopic.SURVEY_RESULTS, on=day)
