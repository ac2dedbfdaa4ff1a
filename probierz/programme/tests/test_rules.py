"""What is late, what may follow, and what may be said of a result."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.lib.verdicts import Denied
from probierz.programme import rules
from probierz.programme.rules import ResultStatus, StageCommand, StageRefusal, StageState, Standing

END = date(2026, 6, 30)


def test_every_state_of_a_stage_can_be_reached_and_left():
    assert rules.STAGE_WORKFLOW.reachable() == frozenset(StageState)
    assert all(rules.STAGE_WORKFLOW.commands_open(state) for state in StageState)


def test_withdrawn_news_may_be_published_again():
    assert rules.NEWS_WORKFLOW.reachable() == frozenset(rules.NewsState)
    assert rules.NewsCommand.PUBLISH in rules.NEWS_WORKFLOW.commands_open(rules.NewsState.WITHDRAWN)


@pytest.mark.parametrize(
    ("state", "on", "standing", "late"),
    [
        (StageState.PLANNED, END, Standing.NOT_YET, 0),
        (StageState.RUNNING, END, Standing.RUNNING, 0),
        (StageState.RUNNING, END + timedelta(days=11), Standing.LATE, 11),
        (StageState.PLANNED, END + timedelta(days=1), Standing.LATE, 1),
        (StageState.DONE, END + timedelta(days=400), Standing.DONE, 0),
    ],
)
def test_a_stage_is_late_once_its_last_planned_day_has_passed(state, on, standing, late):
    found = rules.progress(state, planned_end_on=END, on=on)

    assert (found.standing, found.days_late) == (standing, late)


def test_months_of_a_plan_count_from_the_month_of_the_start():
    assert rules.month_window(date(2009, 8, 17), 1, 2) == (date(2009, 8, 1), date(2009, 9, 30))
    assert rules.month_window(date(2009, 8, 1), 19, 54) == (date(2011, 2, 1), date(2014, 1, 31))


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(1, 60), st.integers(0, 60))
def test_a_window_of_months_is_never_empty_and_windows_meet(start, first, length):
    begins, ends = rules.month_window(start, first, first + length)

    assert begins <= ends
    assert rules.month_window(start, first + length + 1, first + length + 1)[0] == ends + timedelta(days=1)


BEGINS = date(2026, 1, 12)


def windows(closes_on: date | None) -> list[tuple[date, date]]:
    model = [(1, 2), (8, 12), (17, 18), (19, 54)]
    return [rules.stage_window(BEGINS, *one, closes_on=closes_on, months=18) for one in model]


@pytest.mark.parametrize("closes_on", [None, date(2027, 6, 30), date(2030, 1, 1)])
def test_a_programme_as_long_as_the_model_keeps_its_months(closes_on):
    assert windows(closes_on) == [rules.month_window(BEGINS, *one) for one in [(1, 2), (8, 12), (17, 18), (19, 54)]]


def test_a_programme_that_closes_within_the_last_month_only_ends_earlier():
    assert [end for _, end in windows(date(2027, 6, 20))][1:3] == [date(2026, 12, 31), date(2027, 6, 20)]


def test_a_short_programme_presses_the_stages_together_and_what_follows_begins_after_it():
    recruit, rollout, closing, sustain = windows(date(2026, 7, 10))  # 180 days, ten for a month of the model

    assert recruit == (BEGINS, date(2026, 1, 31))
    assert rollout == (date(2026, 3, 23), date(2026, 5, 11))
    assert closing[1] == date(2026, 7, 10)
    assert sustain == (date(2026, 7, 11), date(2029, 7, 10))


@given(st.integers(0, 700), st.integers(1, 18), st.integers(0, 17))
def test_no_stage_outlasts_its_programme_or_ends_before_it_begins(days, first, more):
    closes_on = BEGINS + timedelta(days=days)

    begins, ends = rules.stage_window(BEGINS, first, min(first + more, 18), closes_on=closes_on, months=18)

    assert begins <= ends <= closes_on


def test_facts_lie_in_the_past_and_in_their_order():
    today = date(2026, 5, 5)

    assert rules.may_date_stage(started_on=today, done_on=today, today=today)
    for started, done, reason in (
        (date(2026, 5, 6), None, StageRefusal.IN_FUTURE),
        (date(2026, 5, 5), date(2026, 5, 4), StageRefusal.BEFORE_START),
    ):
        verdict = rules.may_date_stage(started_on=started, done_on=done, today=today)
        assert isinstance(verdict, Denied)
        assert verdict.reason is reason


def test_the_plan_of_a_done_stage_stays():
    assert isinstance(rules.may_replan(StageState.DONE, start_on=END, end_on=END), Denied)
    assert isinstance(rules.may_replan(StageState.RUNNING, start_on=END, end_on=END - timedelta(days=1)), Denied)
    assert rules.may_replan(StageState.PLANNED, start_on=END, end_on=END)


def test_a_stage_is_not_finished_before_it_began():
    assert isinstance(rules.may_move_stage(StageState.PLANNED, StageCommand.FINISH), Denied)
    assert rules.may_move_stage(StageState.PLANNED, StageCommand.START)


def test_registration_ends_with_its_day_and_with_the_room():
    day = date(2026, 11, 30)

    assert rules.may_register(registration_until=day, today=day, registered=2, capacity=3)
    assert isinstance(rules.may_register(registration_until=day, today=day, registered=3, capacity=3), Denied)
    late = rules.may_register(registration_until=day, today=date(2026, 12, 1), registered=0, capacity=3)
    assert isinstance(late, Denied)


@pytest.mark.parametrize(
    ("low", "high", "status"),
    [
        (0.1, 2.0, ResultStatus.IMPROVED),
        (-0.1, 2.0, ResultStatus.NO_CHANGE),
        (-2.0, -0.1, ResultStatus.WORSE),
        (0.0, 1.0, ResultStatus.NO_CHANGE),
        (None, None, ResultStatus.NO_DATA),
    ],
)
def test_a_result_changed_only_when_its_interval_excludes_zero(low, high, status):
    assert rules.status_of_change(low, high) is status


def test_a_promise_to_every_office_needs_every_office():
    assert rules.status_of_promise(kept=20, offices=20, recorded=True) is ResultStatus.ACHIEVED
    assert rules.status_of_promise(kept=19, offices=20, recorded=True) is ResultStatus.PARTLY
    assert rules.status_of_promise(kept=0, offices=20, recorded=False) is ResultStatus.NO_DATA
    assert rules.status_of_promise(kept=0, offices=0, recorded=True) is ResultStatus.NO_DATA
