"""What answers are measured against: clients served and forms offered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from probierz.lib.periods import Frequency, period_of


@dataclass(frozen=True)
class Reach:
    """Numbers of clients served, forms offered and answers, of a point or of several together.

    `answered_of_served` leaves out the points that did not say how many clients they served, and
    `answered_of_offered` those that did not say how many forms they offered: a share is taken of what is known.
    Of several together a number smaller than its answers is left out too; `is_..._odd` says that there is one.
    """

    answered: int
    served: int | None = None
    offered: int | None = None
    answered_of_served: int = 0
    answered_of_offered: int = 0
    is_served_odd: bool = False
    is_offered_odd: bool = False

    @property
    def response_rate(self) -> float | None:
        """Answers to a form offered, 0 to 1; None where it is unknown or the numbers cannot be right."""
        return _share(self.answered_of_offered, self.offered)

    @property
    def coverage(self) -> float | None:
        """Answers to a client served, 0 to 1; None where it is unknown or the numbers cannot be right."""
        return _share(self.answered_of_served, self.served)

    @property
    def is_odd(self) -> bool:
        """More answers than forms or clients: somebody mistyped, or answered twice."""
        return self.is_served_odd or self.is_offered_odd


def reach_of(*, answered: int, served: int | None, offered: int | None) -> Reach:
    return Reach(
        answered,
        served,
        offered,
        answered_of_served=0 if served is None else answered,
        answered_of_offered=0 if offered is None else answered,
        is_served_odd=served is not None and answered > served,
        is_offered_odd=offered is not None and answered > offered,
    )


def together(rows: Iterable[Reach]) -> Reach:
    some = list(rows)
    served = [row for row in some if not row.is_served_odd]
    offered = [row for row in some if not row.is_offered_odd]
    return Reach(
        sum(row.answered for row in some),
        total(row.served for row in served),
        total(row.offered for row in offered),
        sum(row.answered_of_served for row in served),
        sum(row.answered_of_offered for row in offered),
        is_served_odd=len(served) < len(some),
        is_offered_odd=len(offered) < len(some),
    )


def total(numbers: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def months_between(first: date, last: date) -> list[date]:
    """First days of the months from the first day to the last."""
    months, period = [], period_of(first, Frequency.MONTH)
    while period.since <= last:
        months.append(period.since)
        period = period.next
    return months


def _share(part: int, whole: int | None) -> float | None:
    return None if not whole or part > whole else part / whole
