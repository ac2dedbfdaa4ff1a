"""Comparison of two texts."""

from hypothesis import given
from hypothesis import strategies as st

from probierz.lib.comparison import Kind, compare, merge

TEXT = st.lists(st.sampled_from(["Ala ma kota.", "Ala ma psa.", "Rada uchwala budżet.", "x", ""]), max_size=8).map(
    "\n".join
)


def test_words_are_marked_inside_a_changed_paragraph() -> None:
    found = compare("Termin wynosi 14 dni roboczych.", "Termin wynosi 7 dni roboczych.")

    (row,) = found.rows
    assert row.kind is Kind.CHANGED
    assert [(piece.kind, piece.text) for piece in row.pieces] == [
        (Kind.SAME, "Termin wynosi "),
        (Kind.REMOVED, "14"),
        (Kind.ADDED, "7"),
        (Kind.SAME, " dni roboczych."),
    ]


def test_another_paragraph_is_removed_and_added_whole() -> None:
    found = compare("Ala ma kota.", "Rada uchwala budżet gminy.")

    assert [row.kind for row in found.rows] == [Kind.REMOVED, Kind.ADDED]


def test_blank_lines_and_ends_of_lines_are_no_change() -> None:
    assert compare("a  \n\nb", "a\nb\n").is_same


@given(TEXT, TEXT)
def test_both_sides_can_be_read_back(old: str, new: str) -> None:
    found = compare(old, new)

    def side(name: str) -> list[str]:
        texts = ("".join(piece.text for piece in getattr(row, name)) for row in found.rows)
        return [text for text in texts if text]

    assert side("old") == [line for line in old.split("\n") if line]
    assert side("new") == [line for line in new.split("\n") if line]


@given(TEXT)
def test_a_text_equals_itself(text: str) -> None:
    assert compare(text, text).is_same


LINES = st.lists(st.sampled_from(["cel", "zakres", "opis", "zapisy", "", "uwagi"]), max_size=7).map("\n".join)


@given(LINES, LINES)
def test_a_merge_with_nothing_of_mine_is_theirs_and_the_other_way_round(base: str, other: str) -> None:
    assert merge(base, base, other) == "\n".join(other.splitlines())
    assert merge(base, other, base) == "\n".join(other.splitlines())


def test_changes_in_different_places_come_together() -> None:
    base = "1. Cel\n2. Zakres\n3. Opis\n4. Zapisy"

    assert merge(
        base, "1. Cel naszego urzędu\n2. Zakres\n3. Opis\n4. Zapisy", base.replace("4. Zapisy", "4. Akta")
    ) == ("1. Cel naszego urzędu\n2. Zakres\n3. Opis\n4. Akta")


def test_where_both_changed_the_same_line_mine_stays() -> None:
    assert merge("a\nb\nc", "a\nmoje\nc", "a\nich\nc") == "a\nmoje\nc"


def test_a_text_made_to_be_hard_is_compared_by_its_ends() -> None:
    """Every "a" of one could be any "a" of the other: tried out, that would take hours."""
    old, new = "Cel\n" + "a\nb\n" * 50_000 + "Koniec", "Cel\n" + "b\nb\na\n" * 50_000 + "Koniec"

    rows = compare(old, new).rows

    assert rows[0].kind is rows[-1].kind is Kind.SAME
    assert "\n".join(row.old[0].text for row in rows if row.old) == old
    assert "\n".join(row.new[0].text for row in rows if row.new) == new


def test_a_hard_paragraph_keeps_what_it_begins_and_ends_with() -> None:
    old, new = "Cel: " + "a b " * 450 + "koniec", "Cel: " + "b a a " * 450 + "koniec"

    row = compare(old, new).rows[0]

    assert row.kind is Kind.CHANGED
    assert [piece.kind for piece in row.pieces][:: len(row.pieces) - 1] == [Kind.SAME, Kind.SAME]
