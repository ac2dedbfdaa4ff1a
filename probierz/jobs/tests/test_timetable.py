"""Periodic duties come round when they are due, and one that fails disturbs no other."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError

from probierz.jobs import timetable

NOON = datetime(2026, 11, 2, 11, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _alone(monkeypatch) -> None:
    monkeypatch.setattr(timetable, "_registry", timetable._Registry())


def test_daily_duty_is_done_once_a_day() -> None:
    done = []

    @timetable.daily
    def count() -> None:
        done.append(1)

    for hours in (0, 1, 5, 24):
        with time_machine.travel(NOON + timedelta(hours=hours), tick=False):
            call_command("tick")

    assert len(done) == 2


def test_failing_duty_disturbs_no_other_and_is_named(caplog) -> None:
    done = []

    @timetable.every_minute
    def breaks() -> None:
        raise ZeroDivisionError

    @timetable.every_minute
    def works() -> None:
        done.append(1)

    with pytest.raises(CommandError, match="breaks"):
        call_command("tick")

    assert done == [1]
    assert "breaks failed" in caplog.text


def test_failed_daily_duty_is_tried_again_after_an_hour(caplog) -> None:
    tried = []

    @timetable.daily
    def breaks_once() -> None:
        tried.append(1)
        if len(tried) == 1:
            raise ZeroDivisionError

    for minutes in (0, 1, 61, 130):
        with time_machine.travel(NOON + timedelta(minutes=minutes), tick=False):
            timetable.tick()

    assert len(tried) == 2


def test_duties_of_the_queue_itself_succeed() -> None:
    from probierz.jobs import duties

    timetable.every_minute(duties.requeue_silent_jobs)
    timetable.daily(duties.forget_old_tickets)

    assert timetable.tick() == []
