"""Marks stand where the figures say, and every drawing keeps inside its frame."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.lib.typesetting.report.content import Gap, Interval, Span, Stage
from probierz.lib.typesetting.report.drawing import MOST_TICKS, Scale, scale_of, streak, timeline

LEVELS = st.floats(0, 100)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(st.lists(LEVELS))
def test_scale_holds_every_value_and_has_two_steps_at_least(values):
    scale = scale_of(values)

    assert all(scale.low <= value for value in values if value < 60)
    assert 0 <= scale.low <= 60
    assert len(scale.ticks) >= 3


@given(LEVELS, LEVELS)
def test_marks_stay_on_the_drawing(then, now):
    drawn: Any = streak(Scale(40), then, now, Interval(then - 200, now + 200))

    assert all(0 <= place <= 1 for place in (drawn["then"], drawn["now"], *drawn["limits"]))


def test_streak_of_a_gap_has_no_mark():
    assert streak(Scale(0), Gap.HIDDEN, 50.0) == {"then": None, "now": 0.5, "limits": []}


def test_bar_stands_at_its_days():
    year = Span(date(2010, 1, 1), date(2010, 12, 31))
    half = Span(date(2010, 1, 1), date(2010, 7, 1))

    drawn: Any = timeline([Stage(name="A", planned=year, actual=half)], "pl")

    assert drawn["rows"][0]["planned"] == [0.0, 1.0]
    assert drawn["rows"][0]["actual"] == pytest.approx([0.0, 0.5], abs=0.002)
    assert [tick["label"] for tick in drawn["ticks"]][:2] == ["sty 2010", "mar 2010"]


@given(DAYS, st.integers(0, 15_000))
def test_timeline_of_any_length_has_few_ticks_inside(start, length):
    drawn: Any = timeline([Stage(name="A", planned=Span(start, start + timedelta(days=length)))], "en")

    assert 1 <= len(drawn["ticks"]) <= MOST_TICKS
    assert all(0 <= tick["at"] <= 1 for tick in drawn["ticks"])


def test_stages_without_days_draw_nothing():
    assert timeline([Stage(name="A")], "pl") == {}
