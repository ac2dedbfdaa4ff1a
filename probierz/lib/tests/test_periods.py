"""Half-open periods and the Polish calendar day."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.lib.periods import Period, day_in_warsaw, gaps, merged, start_of_day

FIRST = date(2011, 1, 1)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def period(since: int, until: int | None = None) -> Period:
    return Period(day(since), None if until is None else day(until))


PERIODS = st.builds(
    lambda since, length: period(since, since + length if length else None),
    st.integers(0, 40),
    st.integers(0, 9),
)


def held(periods: tuple[Period, ...], number: int) -> bool:
    return any(one.contains(day(number)) for one in periods)


def test_a_period_holds_its_first_day_and_not_the_day_it_ends() -> None:
    january = period(0, 31)

    assert january.contains(day(0))
    assert january.contains(day(30))
    assert not january.contains(day(31))
    assert not january.contains(day(-1))


def test_an_open_period_holds_every_later_day() -> None:
    assert period(0).contains(date(2999, 12, 31))


def test_periods_that_only_meet_do_not_overlap() -> None:
    assert not period(0, 5).overlaps(period(5))
    assert period(0, 6).overlaps(period(5))


@pytest.mark.parametrize("until", [0, -1])
def test_a_period_without_a_day_is_refused(until: int) -> None:
    with pytest.raises(ValueError, match="ends after"):
        period(0, until)


def test_periods_that_overlap_or_meet_become_one() -> None:
    assert merged([period(7, 9), period(0, 3), period(2, 5), period(5, 6)]) == (period(0, 6), period(7, 9))
    assert merged([period(0), period(3, 4)]) == (period(0),)
    assert merged([]) == ()


def test_gaps_are_the_days_nobody_holds() -> None:
    assert gaps([period(2, 4), period(6, 8)], period(0, 10)) == (period(0, 2), period(4, 6), period(8, 10))
    assert gaps([period(2, 4)], period(0)) == (period(0, 2), period(4))
    assert gaps([period(0)], period(3, 9)) == ()
    assert gaps([period(0, 9)], period(3, 9)) == ()
    assert gaps([], period(3, 9)) == (period(3, 9),)


@given(st.lists(PERIODS, max_size=6), st.integers(0, 60))
def test_merging_keeps_every_day_and_leaves_no_overlap(periods: list[Period], number: int) -> None:
    joined = merged(periods)

    assert held(joined, number) == held(tuple(periods), number)
    assert all(not one.overlaps(other) for one, other in pairwise(joined))


@given(st.lists(PERIODS, max_size=6), PERIODS, st.integers(0, 60))
def test_a_day_is_held_or_in_a_gap_never_both(periods: list[Period], within: Period, number: int) -> None:
    in_gap = held(gaps(periods, within), number)

    assert in_gap == (within.contains(day(number)) and not held(tuple(periods), number))


@given(PERIODS, PERIODS)
def test_overlap_is_mutual_and_means_a_shared_day(one: Period, other: Period) -> None:
    shared = any(one.contains(day(number)) and other.contains(day(number)) for number in range(60))

    assert one.overlaps(other) == other.overlaps(one) == shared


def test_the_polish_day_begins_before_the_day_in_utc() -> None:
    assert day_in_warsaw(datetime(2011, 1, 19, 23, 30, tzinfo=UTC)) == date(2011, 1, 20)
    assert day_in_warsaw(datetime(2011, 7, 19, 21, 59, tzinfo=UTC)) == date(2011, 7, 19)
    assert start_of_day(date(2011, 1, 20)) == datetime(2011, 1, 19, 23, tzinfo=UTC)
    assert start_of_day(date(2011, 7, 20)) == datetime(2011, 7, 19, 22, tzinfo=UTC)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_the_start_of_a_day_falls_on_it_and_the_second_before_does_not(some: date) -> None:
    start = start_of_day(some)

    assert day_in_warsaw(start) == some
    assert day_in_warsaw(start - timedelta(seconds=1)) == some - timedelta(days=1)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        day_in_warsaw(datetime(2011, 1, 20, 12))  # noqa: DTZ001 - the very thing that is refused
