"""Figures are written the way each language writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.lib import figures

THIN = "\u202f"
NB = "\u00a0"


@pytest.mark.parametrize(
    ("value", "places", "polish", "english"),
    [
        (1457, 0, f"1{THIN}457", "1,457"),
        (1234567.891, 2, f"1{THIN}234{THIN}567,89", "1,234,567.89"),
        (71.4, 1, "71,4", "71.4"),
        (-0.04, 1, "0,0", "0.0"),
        (-3.25, 1, "\u22123,3", "\u22123.3"),
        (0.15, 1, "0,2", "0.2"),
        (Decimal("2.5"), 0, "3", "3"),
    ],
)
def test_numbers_follow_the_language(value, places, polish, english):
    assert figures.number(value, places=places, language="pl") == polish
    assert figures.number(value, places=places, language="en") == english


def test_a_percentage_has_a_thin_space_in_polish_and_none_in_english():
    assert figures.percent(0.948, language="pl") == f"94,8{THIN}%"
    assert figures.percent(0.948, language="en-gb") == "94.8%"


def test_a_change_wears_its_sign_unless_it_is_zero():
    assert figures.signed(6.24, language="pl") == "+6,2"
    assert figures.signed(-6.24, language="pl") == "\u22126,2"
    assert figures.signed(0.04, language="pl") == "0,0"
    assert figures.signed_points(0.037, language="pl") == f"+3,7{NB}p.p."
    assert figures.signed_points(-0.037, language="en") == f"\u22123.7{NB}pp"


def test_intervals_are_said_in_words():
    assert figures.interval(4.9, 7.5, language="pl") == "od 4,9 do 7,5"
    assert figures.interval(4.9, 7.5, language="en") == "from 4.9 to 7.5"
    assert figures.percent_interval(0.9, 0.951, language="pl") == f"od 90,0 do 95,1{THIN}%"


def test_days_are_written_with_the_month_in_words():
    opened = date(2011, 1, 20)

    assert figures.day(opened, language="pl") == f"20{NB}stycznia 2011"
    assert figures.day(opened, language="en") == f"20{NB}January 2011"
    assert figures.short_day(opened, language="pl") == f"20{NB}sty"
    assert figures.month(opened, language="en") == "Jan 2011"


def test_a_moment_late_in_the_evening_of_utc_belongs_to_the_next_day_in_warsaw():
    late = datetime(2011, 1, 19, 23, 30, tzinfo=UTC)

    assert figures.day(late, language="pl") == f"20{NB}stycznia 2011"
    assert figures.moment(late, language="pl") == f"20{NB}stycznia 2011, godz.{NB}00:30"
    assert figures.moment(late, language="en") == f"20{NB}January 2011, 00:30"


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_whole_numbers_can_be_read_back(value):
    for language, thousands in (("pl", THIN), ("en", ",")):
        written = figures.number(value, language=language)
        assert int(written.replace(thousands, "").replace("\u2212", "-")) == value
