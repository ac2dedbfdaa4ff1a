"""What to know before believing the change between two waves."""

from collections.abc import Iterable

from django.utils import timezone

from probierz.surveys.models import Wave
from probierz.surveys.queries.sums import Sums
from probierz.surveys.rules.data_quality import DataWarning, warnings_of_waves


def warnings_between(waves: Iterable[Wave], before: Sums, now: Sums) -> tuple[DataWarning, ...]:
    """Of waves that are compared; one that is still open lasts until today."""
    days = [(wave.opened_on, wave.closed_on or timezone.localdate()) for wave in waves]
    asked = [(since, until) for since, until in days if since]
    return warnings_of_waves(asked, before=before.responses, now=now.responses)
