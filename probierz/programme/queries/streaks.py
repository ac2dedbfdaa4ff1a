"""The picture of one office's index: before, now, and how sure it is."""

from probierz.lib.charts import Streak
from probierz.lib.statistics.estimates import Estimate


def streak_of(label: str, before: Estimate | None, now: Estimate | None) -> Streak | None:
    """The interval belongs to the latest wave; a baseline without a follow-up is drawn as what is known now."""
    latest = now or before
    if latest is None:
        return None
    then = before.value if before and now else None
    return Streak(label=label, then=then, now=latest.value, low=latest.low, high=latest.high)
