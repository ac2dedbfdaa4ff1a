"""When a matter is recalled, when a letter may leave, and what it may not say."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from probierz.lib.polish import fold
from probierz.lib.working_days import is_working_day

BEFORE = (0, 1, 7, 14)  # days before the day of a duty on which it is recalled
EVERY_AFTER = 7  # and then once in so many days
URGENT_DAYS = 1  # from the day before on, a letter does not wait for the digest
CATCH_UP_DAYS = 3  # a weekly digest missed on Monday may still leave until Wednesday
SHORT_NAME = 4  # letters


class Digest(StrEnum):
    """How often a person wants letters."""

    WEEKLY = "weekly"
    DAILY = "daily"
    IMMEDIATE = "immediate"
    NEVER = "never"


class LetterKind(StrEnum):
    DIGEST = "digest"
    NOW = "now"


class NoticeKind(StrEnum):
    """The kinds of this application itself; others register theirs."""

    REMINDER = "reminder"
    LATE_PEOPLE = "late_people"


def step_of(days_left: int) -> str:
    """Which recall of the series a day belongs to; nothing when it is too early.

    The nearest step that was reached counts, so whoever was away is reminded once and not five times.
    """
    if days_left < 0:
        return f"late{(-days_left - 1) // EVERY_AFTER}"
    reached = [step for step in BEFORE if days_left <= step]
    return str(min(reached)) if reached else ""


def is_urgent(days_left: int) -> bool:
    return days_left <= URGENT_DAYS


def is_quiet(moment: datetime, *, since: int, until: int) -> bool:
    """Whether the hour is one of rest; the same hour twice means that there is none."""
    if since <= until:
        return since <= moment.hour < until
    return moment.hour >= since or moment.hour < until


def first_moment(moment: datetime, *, since: int, until: int) -> datetime:
    """The same moment, or the end of the hours of rest it falls into; local time."""
    if not is_quiet(moment, since=since, until=until):
        return moment
    day = moment.date() + timedelta(days=int(moment.hour >= until))
    return datetime(day.year, day.month, day.day, until, tzinfo=moment.tzinfo)


def is_digest_due(digest: Digest, *, last: date | None, on: date) -> bool:
    """Daily on working days; weekly on Monday, or on the first day after it on which anything ran."""
    if digest is Digest.DAILY:
        return is_working_day(on) and last != on
    if digest is not Digest.WEEKLY:
        return False
    monday = on - timedelta(days=on.weekday())
    return on.weekday() < CATCH_UP_DAYS and (last is None or last < monday)


def names_somebody(text: str, family_names: Iterable[str]) -> bool:
    """Whether a capital word of the text is one of the names, in any of its forms (Kowalski, Kowalskiego)."""
    stems = tuple({_stem(name) for name in family_names if name.strip()})
    words = (word.strip("„”\"'(),.:;") for word in text.replace("-", " ").split())
    return bool(stems) and any(word[:1].isupper() and fold(word).startswith(stems) for word in words)


def _stem(name: str) -> str:
    """What stays of a Polish family name in every case: short ones lose a vowel at most (Sowa, Sowy; Król, Króla)."""
    folded = fold(name.replace("-", " ").split()[-1])
    return folded.rstrip("aeiouy") if len(folded) <= SHORT_NAME else folded[:-2]
