"""Polish working days: Monday to Friday, without the days off of the act of 18 January 1951.

Source: ustawa z dnia 18 stycznia 1951 r. o dniach wolnych od pracy, as amended (3 May since 1990, 6 January
since 2011, 24 December since 2025), and the act of 7 November 2018 for 12 November 2018 alone.
"""

from datetime import date, timedelta
from functools import cache

FIRST_YEAR = 1990

_FIXED = ((1, 1), (5, 1), (5, 3), (8, 15), (11, 1), (11, 11), (12, 25), (12, 26))
_ADDED_SINCE = (((1, 6), 2011), ((12, 24), 2025))
_ONCE = (date(2018, 11, 12),)
# Easter, Easter Monday, Pentecost, Corpus Christi
_DAYS_FROM_EASTER = (0, 1, 49, 60)
_SATURDAY = 5


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (J. Meeus, Astronomical Algorithms, chapter 8)."""
    century, in_century = divmod(year, 100)
    golden = year % 19
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - moon + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    month, day = divmod(epact + weekday - 7 * ((golden + 11 * epact + 22 * weekday) // 451) + 114, 31)
    return date(year, month, day + 1)


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The days off of a year by law; from 1990, before that another law held."""
    if year < FIRST_YEAR:
        raise ValueError(f"the calendar begins with {FIRST_YEAR}")
    fixed = {date(year, month, day) for month, day in _FIXED}
    added = {date(year, month, day) for (month, day), since in _ADDED_SINCE if year >= since}
    moving = {easter(year) + timedelta(days=days) for days in _DAYS_FROM_EASTER}
    return frozenset(fixed | added | moving | {day for day in _ONCE if day.year == year})


def is_working_day(day: date) -> bool:
    return day.weekday() < _SATURDAY and day not in public_holidays(day.year)


def next_working_day(day: date) -> date:
    """The day itself or the first working day after it, as terms that end on a day off move (k.p.a. art. 57 par. 4)."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def add_working_days(day: date, count: int) -> date:
    """The count-th working day after this one; the day itself is not counted. 0 gives the day."""
    if count < 0:
        raise ValueError("working days are counted forwards")
    for _ in range(count):
        day = next_working_day(day + timedelta(days=1))
    return day
