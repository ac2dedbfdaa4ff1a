"""Polish text: folding, the alphabet's order, names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.lib import polish

POLISH = st.text("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźżAĄŁŻ -'0129éüß", max_size=30)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ŁÓDŹ", "lodz"),
        ("  Zażółć\tgęślą  jaźń ", "zazolc gesla jazn"),
        ("Z\u0301ro\u0301dło", "zrodlo"),
        ("Straße, Bjørn", "strasse, bjorn"),
        ("", ""),
    ],
)
def test_fold_drops_case_diacritics_and_surplus_space(text: str, folded: str) -> None:
    assert polish.fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    folded = polish.fold(text)

    assert polish.fold(folded) == folded


@given(POLISH)
def test_upper_and_lower_case_fold_alike(text: str) -> None:
    assert polish.fold(text.upper()) == polish.fold(text.lower())


def test_sort_key_gives_the_order_of_the_polish_alphabet() -> None:
    names = [
        "Adam",
        "Ącki",
        "Bąk",
        "Bąkowski",
        "Celej",
        "Ćwik",
        "Lis",
        "Łoś",
        "Mróz",
        "Nowak",
        "Osa",
        "Ósmak",
    ]
    names += ["Sowa", "Święcicka", "Zając", "Zięba", "Źrebiec", "Żak"]
    shuffled = [*names[1::2], *names[0::2]]

    assert sorted(shuffled, key=polish.sort_key) == names


def test_words_sort_before_longer_words_and_digits_before_letters() -> None:
    names = ["1 maja", "Nowa Huta", "Nowa-Wieś", "Nowak", "Nowy"]

    assert sorted([*names[2:], *names[:2]], key=polish.sort_key) == names


def test_foreign_letters_sort_as_their_base_letter() -> None:
    assert polish.sort_key("Müller") == polish.sort_key("Muller")
    assert polish.sort_key("Strauß") == polish.sort_key("Strauss")
    assert polish.sort_key("q\u0301a") == polish.sort_key("qa")


@given(POLISH, POLISH)
def test_sort_key_is_digits_in_pairs_and_keeps_a_prefix_first(start: str, rest: str) -> None:
    key = polish.sort_key("a" + start)
    longer = polish.sort_key("a" + start + "a" + rest)

    assert key.isdigit()
    assert len(key) % 2 == 0
    assert key < longer


def test_names_are_spoken_and_listed() -> None:
    assert polish.full_name(" Łucja ", "Nowak  - Żak") == "Łucja Nowak - Żak"
    assert polish.listed_name("Łucja", "Nowak") == "Nowak Łucja"


def test_a_missing_part_of_a_name_leaves_no_mark() -> None:
    assert polish.full_name("", "Żak") == "Żak"
