"""Duties are late, soon or later, and the late ones come first."""

from datetime import date, timedelta

import pytest

from probierz.lib.duties import Duty, Urgency, by_urgency

TODAY = date(2026, 11, 2)


def duty(days: int | None) -> Duty:
    due_on = None if days is None else TODAY + timedelta(days=days)
    return Duty(text="Do it", where="Lipowo", href="/", due_on=due_on)


@pytest.mark.parametrize(
    ("days", "urgency"),
    [
        (-1, Urgency.LATE),
        (0, Urgency.SOON),
        (7, Urgency.SOON),
        (8, Urgency.LATER),
        (None, Urgency.LATER),
    ],
)
def test_urgency_follows_from_the_day(days: int | None, urgency: Urgency) -> None:
    assert duty(days).urgency(TODAY) is urgency


def test_the_most_overdue_comes_first_and_the_undated_last() -> None:
    ordered = by_urgency([duty(None), duty(3), duty(-9), duty(-1)])

    assert [d.due_on and (d.due_on - TODAY).days for d in ordered] == [-9, -1, 3, None]
