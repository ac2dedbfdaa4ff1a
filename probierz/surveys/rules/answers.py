"""What becomes of an answer sheet, and how few answers are too few to show."""

from enum import StrEnum

from probierz.lib.statistics.disclosure import SMALLEST_SHOWN

# Fewer answers than this are never shown, and results move in steps of at least this many.
THRESHOLD = SMALLEST_SHOWN

# Pseudo items of the histogram, beside the codes of the questions and the index.
RESPONSES_ITEM = "@responses"
COMMENTS_ITEM = "@comments"


class Outcome(StrEnum):
    """What became of one submitted answer sheet."""

    STORED = "stored"
    REPEATED = "repeated"  # this sheet is already here; sending it again changes nothing
    CONFLICT = "conflict"  # this id brought other answers before
    SPENT = "spent"  # this invitation has been used
    CLOSED = "closed"  # nobody is asked here now
