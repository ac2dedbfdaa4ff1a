"""Words of offices in their forms: each must lead to its base form, and words that only look alike must not meet."""

import pytest

from probierz.lib import inflection
from probierz.lib.inflection import asked, forms_of, index_terms, words_in
from probierz.lib.polish import fold

# What somebody types, and how it stands in a document.
PAIRS = [
    ("skarga", "skargami"),
    ("wniosek", "wniosków"),
    ("urząd", "urzędem"),
    ("dokument", "dokumentów"),
    ("procedura", "procedurze"),
    ("pełnomocnik", "pełnomocnikowi"),
    ("niezgodność", "niezgodności"),
    ("ryzyko", "ryzyk"),
    ("cel", "celów"),
    ("proces", "procesach"),
    ("auditor", "auditorzy"),
    ("klient", "klientem"),
    ("decyzja", "decyzję"),
    ("opłata", "opłat"),
    ("termin", "terminie"),
    ("pracownik", "pracownicy"),
    ("przegląd", "przeglądem"),
    ("szkolenie", "szkoleń"),
    ("kierownik", "kierownicy"),
    ("rejestr", "rejestrze"),
    ("pismo", "pism"),
    ("wójt", "wójcie"),
    ("gmina", "gminie"),
    ("ocena", "ocen"),
    ("zapis", "zapisy"),
    ("umowa", "umów"),
    ("budżet", "budżecie"),
    ("skargami", "skardze"),
    ("wnioskach", "wniosek"),
    ("pieczęć", "pieczęcią"),
    ("koszt", "kosztem"),
    ("mieszkaniec", "mieszkańców"),
    ("sprawdzić", "sprawdzono"),
    ("odpowiedzialny", "odpowiedzialnego"),
]
# Typed without diacritics, as on a foreign keyboard.
UNMARKED = [("zazalenie", "zażaleniu"), ("urzad", "urzędu"), ("pelnomocnik", "pełnomocnikiem"), ("pieczec", "pieczęci")]
STRANGERS = [("cel", "celny"), ("zadanie", "żądanie"), ("sąd", "sad"), ("plan", "planeta"), ("kara", "karta")]


def meet(typed: str, written: str) -> bool:
    return all(one.match(forms_of(written)) for one in asked(typed))


@pytest.mark.parametrize(("typed", "written"), PAIRS)
def test_a_word_is_found_in_each_of_its_forms(typed, written):
    assert meet(typed, written)


@pytest.mark.parametrize(("typed", "written"), UNMARKED)
def test_a_word_typed_without_diacritics_is_found_too(typed, written):
    assert meet(typed, written)


@pytest.mark.parametrize("written", ["nadzór", "nadzorowany", "NADZÓR"])
def test_a_beginning_is_enough(written):
    assert meet("nadz", next(word for word, _start, _end in words_in(written)))


def test_all_forms_of_office_words_are_known_to_the_measured_share():
    """Every pair, not most of them: a search that misses one form in ten is not trusted."""
    assert [pair for pair in PAIRS if not meet(*pair)] == []


@pytest.mark.parametrize(("typed", "written"), STRANGERS)
def test_words_that_only_look_alike_stay_apart(typed, written):
    terms = {term for one in asked(typed) for term in one.terms}

    assert terms.isdisjoint(forms_of(written) - {fold(written)})


def test_a_clause_is_found_by_its_number_and_not_by_another():
    assert meet("7.5.3", "7.5.3")
    assert not meet("7.5.3", "7.5.31")
    assert meet("7", "7.5.3")


def test_lone_letters_are_left_out_beside_words():
    assert [one.prefix for one in asked("skarga w urzędzie")] == ["skarga", "urzędzie"]
    assert len(asked("w")) == 1


@pytest.mark.parametrize("nothing", ["", "  ", "%%", "__", "🦉"])
def test_signs_ask_for_nothing(nothing):
    assert asked(nothing) == ()


def test_terms_are_letters_and_digits_only():
    terms = index_terms("P-01_a: „skargi”; 7.5.3 'x\" OR *").split()

    assert all(term.isalnum() for term in terms)
    assert {"p", "01", "skarga", "7q5q3"} <= set(terms)


def test_without_the_dictionary_beginnings_do_a_part_of_its_work(monkeypatch):
    monkeypatch.setattr(inflection, "morfeusz2", None)
    for cached in (inflection.forms_of, inflection._lemmas):
        cached.cache_clear()

    found = [pair for pair in PAIRS if meet(*pair)]

    for cached in (inflection.forms_of, inflection._lemmas):
        cached.cache_clear()
    assert len(found) >= len(PAIRS) * 2 // 3
