"""Totals in several directions: what one hides another may tell."""

from hypothesis import given
from hypothesis import strategies as st

from probierz.lib.statistics.disclosure import suppress_alike
from probierz.lib.statistics.lines import is_given, lines_that_tell

# A website collects by its link alone, a small desk by paper among others.
TABLE = {
    ("desk", "paper"): 3,
    ("website", "link"): 15,
    ("hall", "paper"): 40,
    ("hall", "qr"): 26,
    ("kiosk", "kiosk"): 16,
    ("letters", "email"): 32,
}


def line(table: dict[tuple[str, str], int], name: str) -> frozenset[tuple[str, str]]:
    return frozenset(cell for cell in table if name in cell)


def test_a_channel_that_is_nothing_but_a_hidden_desk_goes_and_another_with_it() -> None:
    hidden = [line(TABLE, "desk"), line(TABLE, "website")]
    channels = [line(TABLE, name) for name in ("paper", "link", "qr", "kiosk", "email")]
    told = [frozenset(TABLE), line(TABLE, "hall"), line(TABLE, "letters"), *channels]
    assert is_given(TABLE, hidden[0], told)

    gone = lines_that_tell([TABLE], told=told, hidden=hidden, spare=channels)

    assert gone == {line(TABLE, "link"), line(TABLE, "paper")}
    assert not is_given(TABLE, hidden[0], [one for one in told if one not in gone])


def test_where_nothing_is_given_away_everything_stays() -> None:
    told = [frozenset(TABLE), line(TABLE, "email")]

    assert not lines_that_tell([TABLE], told=told, hidden=[line(TABLE, "desk")], spare=told)


CELLS = st.dictionaries(
    st.tuples(st.sampled_from("ABCD"), st.sampled_from("wxyz")), st.integers(0, 30), min_size=1, max_size=16
)


@given(CELLS)
def test_no_small_desk_or_channel_is_left_to_subtraction(table: dict[tuple[str, str], int]) -> None:
    lines = {name: line(table, name) for name in {part for cell in table for part in cell}}
    totals = {name: sum(table[cell] for cell in one) for name, one in lines.items()}
    desks, channels = ({name: n for name, n in totals.items() if name in names} for names in ("ABCD", "wxyz"))
    shut = suppress_alike([desks])[0].hidden | suppress_alike([channels])[0].hidden
    told = [frozenset(table), *(lines[name] for name in lines if name not in shut)]
    hidden = [lines[name] for name in shut]

    gone = lines_that_tell([table], told=told, hidden=hidden, spare=told[1:])

    left = [one for one in told if one not in gone and one not in hidden]
    small = [one for one in hidden if 0 < sum(table[cell] for cell in one) < 10]
    whole = sum(table.values())
    assert whole < 10 or not any(is_given(table, one, left) for one in small)
