"""Files with answers on their way in: why one is refused, and how long one waits."""

from datetime import timedelta
from enum import StrEnum

WAITS = timedelta(days=1)  # an upload that nobody confirms


class ImportRefusal(StrEnum):
    """Why a file with answers is not taken."""

    TAKEN_BEFORE = "taken_before"
    GONE = "gone"
    WAVE_NOT_OPEN = "wave_not_open"
    HAS_ERRORS = "has_errors"
