"""What our faces draw stays; what they do not becomes its nearest form or a visible mark."""

import pytest

from probierz.lib.typesetting.glyphs import UNKNOWN, covered, printable

POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"


@pytest.mark.parametrize("text", [POLISH, "„Łódź” 1\u202f457", "Олена Шевченко", "5 ≥ 4 → tak", "wiersz\ndrugi"])
def test_drawn_text_is_kept(text):
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("S\u0301ledz\u0301", "Śledź"),
        ("\uff21\U0001d401", "AB"),
        ("漢", UNKNOWN),
        ("a\x00b\u202ec", "abc"),
        ("a\tb\r\nc\u2028d\re", "a b\nc\nd\ne"),
        ("\ud800", UNKNOWN),
    ],
)
def test_other_text_becomes_its_nearest_form(text, printed):
    assert printable(text) == printed


def test_every_face_covers_polish():
    assert set(map(ord, POLISH)) <= covered()
