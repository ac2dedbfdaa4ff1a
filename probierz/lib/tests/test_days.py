"""The Polish day begins before the day in UTC."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from probierz.lib.days import start_of_day
from probierz.lib.figures import WARSAW


def test_the_polish_day_begins_before_the_day_in_utc_by_one_hour_or_two() -> None:
    assert start_of_day(date(2011, 1, 20)) == datetime(2011, 1, 19, 23, tzinfo=UTC)
    assert start_of_day(date(2011, 7, 20)) == datetime(2011, 7, 19, 22, tzinfo=UTC)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_the_start_of_a_day_falls_on_it_and_the_second_before_does_not(some: date) -> None:
    start = start_of_day(some)

    assert start.astimezone(WARSAW).date() == some
    assert (start - timedelta(seconds=1)).astimezone(WARSAW).date() == some - timedelta(days=1)
