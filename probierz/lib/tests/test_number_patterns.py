"""Patterns of numbers as offices write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.lib.number_patterns import GapRule, Pattern, PatternError, PatternRefused, next_serial

PARTS = {"type": "PS", "unit": "ORG", "year": "2026", "yy": "26"}


@pytest.mark.parametrize(
    ("pattern", "serial", "number"),
    [
        ("KJ", 1, "KJ"),
        ("PS {n}", 2, "PS 2"),
        ("P-{n:02}", 3, "P-03"),
        ("{type}/{n}/{yy}", 7, "PS/7/26"),
        ("Po-{unit}/{n}p", 2, "Po-ORG/2p"),
        ("NR {n:3}.{year}", 12, "NR 012.2026"),
    ],
)
def test_numbers_look_as_the_office_writes_them(pattern: str, serial: int, number: str) -> None:
    assert Pattern(pattern).number(PARTS, serial) == number


@pytest.mark.parametrize(
    ("pattern", "error"),
    [
        (" ", PatternError.EMPTY),
        ("x" * 61, PatternError.TOO_LONG),
        ("{dzial}-{n}", PatternError.UNKNOWN_PART),
        ("{n}-{n:02}", PatternError.TWO_SERIALS),
        ("PS {n", PatternError.STRAY_BRACE),
        ("PS }{n}", PatternError.STRAY_BRACE),
    ],
)
def test_a_wrong_pattern_is_named(pattern: str, error: PatternError) -> None:
    with pytest.raises(PatternRefused) as refused:
        Pattern(pattern)

    assert refused.value.error is error


def test_series_differ_by_what_is_filled_in() -> None:
    pattern = Pattern("{unit}-{n}")

    assert pattern.series({"unit": "A"}) == "A-{n}"
    assert pattern.series({"unit": "B"}) != pattern.series({"unit": "A"})


@pytest.mark.parametrize(("rule", "serial"), [(GapRule.NEXT, 6), (GapRule.FILL, 2)])
def test_gaps_are_left_or_filled(rule: GapRule, serial: int) -> None:
    assert next_serial([1, 3, 5], rule) == serial


@given(st.sets(st.integers(min_value=1, max_value=50)), st.sampled_from(list(GapRule)))
def test_a_new_serial_is_always_free(taken: set[int], rule: GapRule) -> None:
    assert next_serial(taken, rule) not in taken
    assert next_serial(taken, rule) >= 1
