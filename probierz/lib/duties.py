"""A duty: one thing that one person has to do, wherever it comes from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Urgency(StrEnum):
    LATE = "late"
    SOON = "soon"
    LATER = "later"


SOON_DAYS = 7


@dataclass(frozen=True)
class Duty:
    """`text` says what to do, `where` names the office or programme, `href` is the place to do it.

    `text` goes into letters as well, so it names no person; whatever people wrote belongs into `detail`. `office`
    is the code of the office in which it is to be done.
    """

    text: str
    where: str
    href: str
    detail: str = ""
    due_on: date | None = None
    office: str = ""

    def urgency(self, today: date) -> Urgency:
        """Late after its day, soon within a week of it; a duty without a day is for later."""
        if self.due_on is None:
            return Urgency.LATER
        if self.due_on < today:
            return Urgency.LATE
        return Urgency.SOON if (self.due_on - today).days <= SOON_DAYS else Urgency.LATER


def by_urgency(duties: list[Duty]) -> list[Duty]:
    """The most overdue first, those without a day last, otherwise as they came."""
    return sorted(duties, key=lambda duty: (duty.due_on is None, duty.due_on or date.max))
