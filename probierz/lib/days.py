"""Days as Poland counts them, for moments that are kept in UTC."""

from datetime import UTC, date, datetime, time

from probierz.lib.figures import WARSAW


def start_of_day(day: date) -> datetime:
    """The moment in UTC at which the day begins in Poland."""
    return datetime.combine(day, time.min, tzinfo=WARSAW).astimezone(UTC)
