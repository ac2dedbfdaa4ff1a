"""The day a programme is read by, and what standards are called."""

from datetime import date

from django.utils import translation

from probierz.offices import rules
from probierz.offices.labels import standard_label


def test_a_closed_programme_is_judged_by_its_closing_day_for_ever() -> None:
    closed = date(2011, 1, 20)

    assert rules.reckoning_day(closed, date(2026, 1, 1)) == closed
    assert rules.reckoning_day(closed, date(2010, 5, 1)) == date(2010, 5, 1)
    assert rules.reckoning_day(None, date(2026, 1, 1)) == date(2026, 1, 1)


def test_a_standard_has_its_name_and_a_draft_says_so_in_the_language_of_the_page() -> None:
    assert standard_label("iso9001-2008") == "ISO 9001:2008"
    assert standard_label("caf") == "caf"
    with translation.override("pl"):
        assert standard_label("iso9001-2026-draft") == "ISO 9001:2026 (projekt)"
