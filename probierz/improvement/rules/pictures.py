"""What the pictures are made of: Pareto rows, days to close, months back."""

from calendar import monthrange
from collections import Counter
from dataclasses import dataclass
from datetime import date

AGES = (0, 31, 61, 91, 181)
MONTHS = 24
VITAL = 0.8


@dataclass(frozen=True, slots=True)
class ParetoRow:
    """One cause with its number, its share, and the share of all rows so far."""

    code: str
    count: int
    share: float
    cumulative: float


@dataclass(frozen=True, slots=True)
class Pareto:
    """The biggest first. What has no code yet stands last and does not take part in the order."""

    rows: tuple[ParetoRow, ...]
    total: int

    @property
    def vital(self) -> tuple[ParetoRow, ...]:
        """The few that together make eighty in a hundred."""
        found: list[ParetoRow] = []
        for row in self.rows:
            if not row.code or (found and found[-1].cumulative >= VITAL):
                break
            found.append(row)
        return tuple(found)

    @property
    def is_telling(self) -> bool:
        """Whether few of them make most of it: at most half."""
        named = sum(bool(row.code) for row in self.rows)
        return named > 1 and 2 * len(self.vital) <= named


def pareto_of(counts: Counter[str]) -> Pareto:
    total = sum(counts.values())
    order = sorted(counts.items(), key=lambda pair: (not pair[0], -pair[1], pair[0]))
    rows, so_far = [], 0
    for code, count in order:
        so_far += count
        rows.append(ParetoRow(code, count, count / total, so_far / total))
    return Pareto(tuple(rows), total)


@dataclass(frozen=True, slots=True)
class Closing:
    """How long it took: half were closed within `median` days, nine in ten within `ninety`."""

    count: int
    median: int | None
    ninety: int | None
    within: tuple[tuple[int, int | None, int], ...]


def closing_of(days: Counter[int]) -> Closing:
    count = sum(days.values())
    bounds = zip(AGES, (*(least - 1 for least in AGES[1:]), None), strict=True)
    within = tuple(
        (least, most, sum(n for day, n in days.items() if day >= least and (most is None or day <= most)))
        for least, most in bounds
    )
    return Closing(count, _quantile(days, 0.5), _quantile(days, 0.9), within)


def _quantile(days: Counter[int], share: float) -> int | None:
    """The fewest days within which that share was closed."""
    count, so_far = sum(days.values()), 0
    for day in sorted(days):
        so_far += days[day]
        if so_far >= share * count:
            return day
    return None


def months_before(day: date, months: int) -> date:
    """The same day so many months ago, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
