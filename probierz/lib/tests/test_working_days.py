"""The Polish calendar of days off and terms in working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.lib.working_days import add_working_days, easter, is_working_day, next_working_day, public_holidays

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 1))


@pytest.mark.parametrize(
    ("year", "day"),
    # Meeus gives 1991, 1992, 1993, 1954, 2000 and 1818; the others are the extremes and recent years.
    [
        (1818, date(1818, 3, 22)),
        (1954, date(1954, 4, 18)),
        (1991, date(1991, 3, 31)),
        (1992, date(1992, 4, 19)),
        (1993, date(1993, 4, 11)),
        (2000, date(2000, 4, 23)),
        (2008, date(2008, 3, 23)),
        (2011, date(2011, 4, 24)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter_of_known_years(year: int, day: date) -> None:
    assert easter(year) == day


def test_days_off_of_2026() -> None:
    assert sorted(public_holidays(2026)) == [
        date(2026, 1, 1),
        date(2026, 1, 6),
        date(2026, 4, 5),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 3),
        date(2026, 5, 24),
        date(2026, 6, 4),
        date(2026, 8, 15),
        date(2026, 11, 1),
        date(2026, 11, 11),
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


@pytest.mark.parametrize(
    ("day", "off"),
    [
        (date(2010, 1, 6), False),
        (date(2011, 1, 6), True),
        (date(2024, 12, 24), False),
        (date(2025, 12, 24), True),
        (date(2018, 11, 12), True),
        (date(2019, 11, 12), False),
    ],
)
def test_a_day_is_off_since_the_law_says_so(*, day: date, off: bool) -> None:
    assert is_working_day(day) is not off


def test_saturday_is_no_working_day() -> None:
    assert not is_working_day(date(2026, 10, 3))
    assert is_working_day(date(2026, 10, 2))


def test_years_under_another_law_are_refused() -> None:
    with pytest.raises(ValueError, match="1990"):
        public_holidays(1989)


def test_a_term_that_ends_on_a_day_off_moves_to_the_next_working_day() -> None:
    assert next_working_day(date(2026, 4, 4)) == date(2026, 4, 7)  # Saturday before Easter
    assert next_working_day(date(2026, 4, 7)) == date(2026, 4, 7)


def test_fourteen_working_days_over_christmas() -> None:
    assert add_working_days(date(2025, 12, 15), 14) == date(2026, 1, 9)


def test_counting_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(date(2026, 1, 2), -1)


@given(DAYS, st.integers(0, 40))
def test_so_many_working_days_lie_between(day: date, count: int) -> None:
    end = add_working_days(day, count)

    between = (day + timedelta(days=number) for number in range(1, (end - day).days + 1))
    assert sum(is_working_day(one) for one in between) == count
    assert count == 0 or is_working_day(end)
