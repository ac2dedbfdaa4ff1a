"""The series of reminders, the hours of rest, the days of digests, and names that stay out of letters."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.notices.labels import in_words
from probierz.notices.rules import Digest, first_moment, is_digest_due, is_quiet, is_urgent, names_somebody, step_of

MONDAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("days", "step"),
    [
        *[(15, ""), (14, "14"), (9, "14"), (7, "7"), (2, "7"), (1, "1"), (0, "0")],
        *[(-1, "late0"), (-7, "late0"), (-8, "late1"), (-15, "late2")],
    ],
)
def test_a_matter_is_recalled_step_by_step(days: int, step: str):
    assert step_of(days) == step


def test_the_last_day_and_the_one_before_do_not_wait():
    assert [is_urgent(days) for days in (2, 1, 0, -3)] == [False, True, True, True]


@pytest.mark.parametrize(
    ("hour", "leaves"),
    [(19, (2, 19)), (20, (3, 7)), (23, (3, 7)), (0, (2, 7)), (6, (2, 7)), (7, (2, 7))],
)
def test_a_letter_of_the_night_leaves_in_the_morning(hour: int, leaves: tuple[int, int]):
    leaving = first_moment(datetime(2026, 11, 2, hour, tzinfo=UTC), since=20, until=7)

    assert (leaving.day, leaving.hour) == leaves


def test_rest_at_noon_ends_on_the_same_day():
    leaving = first_moment(datetime(2026, 11, 2, 12, 30, tzinfo=UTC), since=12, until=14)

    assert leaving == datetime(2026, 11, 2, 14, tzinfo=UTC)


@given(st.integers(0, 23), st.integers(0, 23), st.integers(0, 23))
def test_no_letter_leaves_in_hours_of_rest_and_none_waits_for_ever(hour: int, since: int, until: int):
    moment = datetime(2026, 11, 2, hour, 15, tzinfo=UTC)

    leaving = first_moment(moment, since=since, until=until)

    assert not is_quiet(leaving, since=since, until=until)
    assert 0 <= (leaving - moment).total_seconds() < 24 * 3600


@pytest.mark.parametrize(
    ("digest", "last", "on", "is_due"),
    [
        (Digest.WEEKLY, None, MONDAY, True),
        (Digest.WEEKLY, MONDAY, MONDAY, False),
        (Digest.WEEKLY, date(2026, 10, 26), date(2026, 11, 4), True),
        (Digest.WEEKLY, None, date(2026, 11, 5), False),
        (Digest.DAILY, MONDAY, date(2026, 11, 3), True),
        (Digest.DAILY, None, date(2026, 11, 7), False),
        (Digest.DAILY, None, date(2026, 11, 11), False),
        (Digest.IMMEDIATE, None, MONDAY, False),
        (Digest.NEVER, None, MONDAY, False),
    ],
)
def test_digests_come_on_their_days(digest: Digest, last: date | None, on: date, *, is_due: bool):
    assert is_digest_due(digest, last=last, on=on) is is_due


@pytest.mark.parametrize(
    "text",
    [
        *["Skarga na Kowalskiego", "Zapytaj „Kowalską”", "Sprawa Nowaka-Kowalskiego", "Rozmowa z Żółciem"],
        *["Umowa z Królem", "List do Sowy", "Urlop Dudka"],
    ],
)
def test_a_name_is_known_in_its_forms(text: str):
    assert names_somebody(text, ["Kowalski", "Żółć", "Król", "Sowa", "Dudek"])


@pytest.mark.parametrize(
    "text", ["Sprawdź projekt PJ-01", "Przejrzyj ryzyko R-4", "kowalskie narzędzia", "Cel: Krótsze kolejki", ""]
)
def test_ordinary_words_name_nobody(text: str):
    assert not names_somebody(text, ["Kowalski", "Las", "Król", "", " "])


def test_nobody_can_be_named_where_nobody_works():
    assert not names_somebody("Skarga na Kowalskiego", [])


def test_days_are_said_in_words():
    assert [in_words(days) for days in (-1, -5, 0, 1, 3)] == ["+1 dzień", "+5 dni", "dziś", "jutro", "za 3 dni"]
