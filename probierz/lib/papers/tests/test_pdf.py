"""The same paper as a PDF; that it keeps the rules of archives and readers is tested with the other documents."""

from probierz.lib.papers import to_pdf
from probierz.lib.papers.tests.samples import paper
from probierz.lib.typesetting.tests.reading import opened, text_of


def test_everything_said_is_on_the_page():
    said = text_of(to_pdf(paper()))

    for part in ("Urząd Gminy w Lipowie", "12-345 Lipowo", "Łucja Żółć", "punkt b", "Nie ma załączników.", "2026/0140"):
        assert part in said


def test_every_page_carries_stamp_footer_and_number():
    pages = [page.extract_text() for page in opened(to_pdf(paper())).pages]

    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert "wydruk nienadzorowany" in page
        assert "Dane pokazowe" in page
        assert "Wydruk z systemu" in page
        assert f"Strona {number} z {len(pages)}" in page


def test_a_language_we_have_no_words_in_is_numbered_in_english():
    assert "Page 1 of" in text_of(to_pdf(paper("de")))


def test_markup_of_the_typesetter_stays_text():
    said = text_of(to_pdf(paper(title="#read(secret) *x*")))

    assert "#read(secret) *x*" in said


def test_a_wide_table_may_lie():
    box = opened(to_pdf(paper(landscape=True))).pages[0].mediabox

    assert box.width > box.height
