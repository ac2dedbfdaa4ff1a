"""Portable ids, public codes, slugs."""

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.lib import identifiers

ALPHABET = "34679ACDEFGHJKMNPQRTWXY"
CODES = st.builds(identifiers.public_code, st.integers(2, 22))


def test_a_portable_id_is_well_formed_and_never_repeats() -> None:
    made = {identifiers.portable_id() for _ in range(1000)}

    assert len(made) == 1000
    assert all(identifiers.is_portable_id(one) and one[0].isalnum() for one in made)


def test_a_portable_id_never_starts_like_a_formula(monkeypatch: pytest.MonkeyPatch) -> None:
    offered = iter(["-" + "a" * 20 + "A", "_" + "a" * 20 + "A", "b" * 21 + "A"])
    monkeypatch.setattr(secrets, "token_urlsafe", lambda size: next(offered))

    assert identifiers.portable_id() == "b" * 21 + "A"


@pytest.mark.parametrize("text", ["", "a" * 22, "a" * 21 + "A\n", "ą" * 21 + "A", "a" * 22 + "A"])
def test_other_texts_are_no_portable_ids(text: str) -> None:
    assert not identifiers.is_portable_id(text)


@given(CODES)
def test_a_public_code_is_read_back_however_it_is_typed(code: str) -> None:
    assert identifiers.read_public_code(code) == code
    assert identifiers.read_public_code(f"  {identifiers.spaced_code(code).lower()} ") == code


@given(CODES, st.data())
def test_one_wrong_character_is_noticed(code: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(code) - 1))
    wrong = data.draw(st.sampled_from([one for one in ALPHABET if one != code[place]]))

    assert identifiers.read_public_code(code[:place] + wrong + code[place + 1 :]) is None


@given(CODES, st.data())
def test_two_swapped_characters_are_noticed(code: str, data: st.DataObject) -> None:
    first, second = data.draw(st.tuples(st.integers(0, len(code) - 1), st.integers(0, len(code) - 1)))
    letters = list(code)
    letters[first], letters[second] = letters[second], letters[first]
    swapped = "".join(letters)

    assert (identifiers.read_public_code(swapped) is None) == (swapped != code)


@pytest.mark.parametrize("typed", ["", "A", "O0OO-IIII", "ąćę", "3" * 23])
def test_what_is_no_code_is_refused(typed: str) -> None:
    assert identifiers.read_public_code(typed) is None


@pytest.mark.parametrize("length", [1, 23])
def test_a_code_too_short_or_too_long_to_be_checked_is_not_made(length: int) -> None:
    with pytest.raises(ValueError, match="2 to 22"):
        identifiers.public_code(length)


def test_a_code_is_printed_in_groups_of_four() -> None:
    assert identifiers.spaced_code("ACDE7KMN9") == "ACDE-7KMN-9"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Łódź, ul. Żółta 7", "lodz-ul-zolta-7"),
        ("Wydział Geodezji/Katastru", "wydzial-geodezji-katastru"),
        ("---", ""),
    ],
)
def test_a_slug_has_letters_digits_and_single_hyphens(text: str, slug: str) -> None:
    assert identifiers.slugify(text) == slug


@given(st.text())
def test_a_slug_is_its_own_slug(text: str) -> None:
    slug = identifiers.slugify(text)

    assert identifiers.slugify(slug) == slug
