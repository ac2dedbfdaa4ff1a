"""Where a Polish line may not break."""

import pytest

from probierz.lib.papers.binding import bound


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("i w tym", "i~w~tym"),
        ("procedura z art. 5 ust. 2", "procedura z~art.~5 ust.~2"),
        ("1 grudnia 2026 r.", "1 grudnia 2026~r."),
        ("12 000 zł, czyli 5 %", "12~000~zł, czyli 5~%"),
        ("Nr 7, § 3", "Nr~7, §~3"),
        ("kawa i", "kawa i"),
        ("(w urzędzie)", "(w~urzędzie)"),
    ],
)
def test_what_belongs_together_stays_on_one_line(written, printed):
    assert bound(written, language="pl").replace("\u00a0", "~") == printed


def test_english_keeps_its_spaces():
    assert bound("a office, nr 5", language="en") == "a office, nr 5"
