"""What may happen to a questionnaire: written as a draft, frozen for good, continued in the next version."""

from enum import StrEnum

MOST_ITEMS = 60


class EditRefusal(StrEnum):
    """Why a questionnaire is not changed or frozen."""

    STALE = "stale"
    HAS_FAULTS = "has_faults"
    UNCHANGED = "unchanged"
    TOO_MANY = "too_many"
    ALREADY_WRITTEN = "already_written"
    ASKED_ALREADY = "asked_already"
    NOT_IN_PROGRAMME = "not_in_programme"
