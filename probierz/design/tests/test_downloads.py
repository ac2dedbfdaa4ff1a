"""Files to take away: their kinds, their names, and that no copy stays on the way."""

import pytest
from django.http import Http404, StreamingHttpResponse

from probierz.design import downloads
from probierz.lib.papers.tests.samples import paper
from probierz.lib.tabular import read_table
from probierz.lib.typesetting.tests.reading import text_of


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_table_comes_back_as_it_was_and_runs_nothing(ending: str) -> None:
    answer = downloads.table(ending, ["urząd", "osób"], [["Łódź", 7], ["=1+1", None]], name="Urzędy 2011")

    rows = read_table(answer.content).rows
    assert rows[0] == ("urząd", "osób")
    assert rows[1][0] == "Łódź"
    assert rows[2][0] == ("'=1+1" if ending == "csv" else "=1+1")
    assert not read_table(answer.content).formulas
    assert answer["Content-Disposition"] == f'attachment; filename="urzedy-2011.{ending}"'
    assert answer["Cache-Control"] == "private, no-store"


def test_any_other_ending_is_no_page() -> None:
    with pytest.raises(Http404):
        downloads.table("exe", ["a"], [], name="a")


def test_a_name_holds_nothing_that_a_header_or_a_system_would_misread() -> None:
    assert downloads.file_name('obecność "\r\n', 2011, ending="pdf") == "obecnosc-2011.pdf"


def test_a_document_opens_in_the_browser_when_asked() -> None:
    answer = downloads.attached(b"%PDF", media_type=downloads.PDF, name="a.pdf", inline=True)

    assert (answer["Content-Disposition"], answer["Content-Type"]) == ('inline; filename="a.pdf"', downloads.PDF)


def test_what_is_streamed_gets_its_name_too() -> None:
    answer = downloads.under_name(StreamingHttpResponse(iter([b"PK"])), "a.zip")

    assert answer["Content-Disposition"] == 'attachment; filename="a.zip"'


@pytest.mark.parametrize(("ending", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_a_record_goes_out_under_its_letterhead(ending: str, begins: bytes) -> None:
    answer = downloads.paper(ending, paper(), name="Procedura P-01")

    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"] == f'attachment; filename="procedura-p-01.{ending}"'


def test_a_demonstration_says_so_on_the_record(settings) -> None:
    settings.PROBIERZ_DEMO = True

    assert "Dane pokazowe" in text_of(downloads.paper("pdf", paper(demo=False), name="a").content)


def test_a_record_has_no_other_ending() -> None:
    with pytest.raises(Http404):
        downloads.paper("odt", paper(), name="a")
