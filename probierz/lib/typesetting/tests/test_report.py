"""The closing report prints the figures it is given, and says so where there are none."""

from datetime import date

import pytest

from probierz.lib.typesetting import typeset_report
from probierz.lib.typesetting.report import content as c
from probierz.lib.typesetting.report.wording import Wording
from probierz.lib.typesetting.tests.reading import opened, text_of
from probierz.lib.typesetting.tests.samples import OFFICES, bare_report, comparison, full_report
from probierz.lib.typesetting.texts import texts

SECTIONS = (
    "goals participants stages trainings diagnoses satisfaction communication certificates costs conclusions "
    "sustainability method sources"
).split()
ABSENCES = (
    "goals_none participants_none stages_none trainings_none diagnoses_none satisfaction_none communication_none "
    "participation_none conformity_none costs_unknown conclusions_none practices_none sustainability_none"
).split()
POLISH, ENGLISH = Wording("pl"), Wording("en")


@pytest.mark.parametrize("language", ["pl", "en"])
def test_report_has_all_sections_in_its_outline(language):
    outline = opened(typeset_report(full_report(language))).outline
    titles = [str(entry.title) for entry in outline if not isinstance(entry, list)]

    for section in SECTIONS:
        assert any(texts("report", language)[section] in title for title in titles), section


@pytest.mark.parametrize("language", ["pl", "en"])
def test_report_without_data_says_so_in_every_section(language):
    said = text_of(typeset_report(bare_report(language)))

    for key in ABSENCES:
        assert texts("report", language)[key] in said, key


def test_figures_are_printed_as_given():
    said = text_of(typeset_report(full_report()))

    for words in (
        "1 457",
        "65,2",
        "71,4",
        "+6,2 pkt",
        "95 %: od +4,9 do +7,5",
        "+3,7 p.p.",
        "20 z 20",
        "8 412",
        "Koszt udziału dla urzędów: 0 PLN.",
        "1 234,50 PLN",
        "test Welcha, p < 0,001",
        "01.07.2009 \N{EN DASH} 31.12.2009",
        "od 01.01.2010",
        "95,7 %",
        "3f9ac1b2",
        "Strona 2 z",
        "Sporządzono 21 listopada 2026",
    ):
        assert words in said, words


def test_changed_total_changes_the_report():
    assert "1 456" in text_of(typeset_report(full_report(employees_total=1456)))


def test_small_group_shows_neither_result_nor_number():
    said = text_of(typeset_report(full_report()))

    assert f"{OFFICES[1]} ukryte ukryte" in said
    assert "Wynik ukryty: grupa ma mniej niż 10 odpowiedzi." in said


def test_note_on_hidden_groups_appears_only_with_them():
    open_only = c.Survey(
        programme=comparison(60, 70), offices=(c.OfficeComparison(office="A", comparison=comparison(60, 70)),)
    )

    assert "Wynik ukryty" not in text_of(typeset_report(full_report(satisfaction=open_only)))


def test_columns_of_certificates_that_nobody_knows_are_named_once():
    said = text_of(typeset_report(full_report()))

    assert "Nie wiadomo z zapisów: numer, zakres, ważny do, jednostka." in said


def test_long_table_repeats_its_head_on_the_next_page():
    many = tuple(c.Participant(office=f"Urząd {place}", kind="gmina", employees=5) for place in range(120))

    pages = opened(typeset_report(full_report(participants=many))).pages

    assert sum("Rodzaj" in page.extract_text() for page in pages) >= 3


def test_cover_draws_a_streak_only_when_both_ends_are_known():
    half = c.Survey(programme=c.Comparison(baseline=c.Gap.NO_DATA, followup=comparison(60, 70).followup))

    cover = opened(typeset_report(full_report(satisfaction=half))).pages[0].extract_text()

    assert "zadowolenie klientów" not in cover
    assert "zadowolenie klientów" in opened(typeset_report(full_report())).pages[0].extract_text()


def change(value: float, low: float, high: float) -> c.Change:
    return c.Change(value, c.Interval(low, high))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (change(6.2, 4.9, 7.5), "Wynik jest lepszy: indeks wzrósł o 6,2 pkt (95\u202f%: od 4,9 do 7,5)."),
        (change(-6.2, -7.5, -4.9), "Wynik jest gorszy: indeks spadł o 6,2 pkt (95\u202f%: od 4,9 do 7,5)."),
        (
            change(0.4, -0.9, 1.7),
            "Nie widać zmiany większej niż przypadkowa: +0,4 pkt (95\u202f%: od \N{MINUS SIGN}0,9 do +1,7).",
        ),
        (c.Change(2.0), "Indeks zmienił się o +2,0 pkt."),
        (None, "Nie da się porównać badań: brakuje wyniku co najmniej jednego z nich."),
    ],
)
def test_verdict_goes_by_the_interval(given, said):
    assert POLISH.verdict(given) == said


@pytest.mark.parametrize(
    ("p_value", "said"),
    [(None, ""), (0.0004, "Welch's test, p < 0.001"), (0.213, "Welch's test, p = 0.213")],
)
def test_p_value_is_never_shown_as_zero(p_value, said):
    assert ENGLISH.p_value(c.Change(1.0, None, p_value)) == said


def test_count_without_a_whole_stands_alone():
    assert ENGLISH.measured(7, c.Unit.COUNT) == "7"


def test_english_days_cannot_be_read_month_first():
    written = ENGLISH.days(c.Span(date(2011, 1, 20), date(2011, 2, 3)))

    assert written.replace("\u00a0", " ") == "20 Jan 2011 \N{EN DASH} 3 Feb 2011"


def test_measurement_without_intervals_is_printed_without_them():
    known = c.Measurement(n=40, index=61.5)
    pair = c.Comparison(baseline=known, followup=known, change=c.Change(0.0))

    said = text_of(typeset_report(full_report(satisfaction=c.Survey(programme=pair))))

    assert "61,5 odpowiedzi: 40" in said
    assert "Indeks zmienił się o 0,0 pkt." in said
